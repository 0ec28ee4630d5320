package org.quartermaster.learning.boosting;

/**
 * The bins of the rows and columns drawn for one tree, eight columns to a {@code long}: {@code words[block][row]} holds column {@code 8 · block + k} of the draw in
 * byte k. Eight histograms of 256 bins fit the first-level cache, and one load serves eight columns.
 *
 * @param columns drawn columns, ascending
 * @param bag     drawn rows, ascending
 * @param words   as above, each at least as long as the bag
 */
record PackedRows(int[] columns, int[] bag, long[][] words) {

    static final int WIDTH = 8;
    private static final int CHUNK = 16_384;

    static PackedRows pack(byte[][] bins, int[] columns, int[] bag, long[][] reuse, Crew crew) {
        int blocks = blocks(columns.length);
        long[][] words = reuse != null && reuse.length >= blocks && reuse[0].length >= bag.length ? reuse : new long[blocks][bag.length];
        int chunks = (bag.length + CHUNK - 1) / CHUNK;
        crew.run(chunks * blocks, task -> {
            int block = task / chunks;
            int from = task % chunks * CHUNK;
            pack(bins, columns, block, bag, from, Math.min(bag.length, from + CHUNK), words[block]);
        });
        return new PackedRows(columns, bag, words);
    }

    static int blocks(int columns) {
        return (columns + WIDTH - 1) / WIDTH;
    }

    int rows() {
        return bag.length;
    }

    int blocks() {
        return blocks(columns.length);
    }

    /** How many columns the block really has. */
    int width(int block) {
        return Math.min(WIDTH, columns.length - block * WIDTH);
    }

    private static void pack(byte[][] bins, int[] columns, int block, int[] bag, int from, int to, long[] words) {
        int first = block * WIDTH;
        int width = Math.min(WIDTH, columns.length - first);
        byte[] column = bins[columns[first]];
        for (int i = from; i < to; i++) {
            words[i] = column[bag[i]] & 0xFF;
        }
        for (int k = 1; k < width; k++) {
            column = bins[columns[first + k]];
            int shift = 8 * k;
            for (int i = from; i < to; i++) {
                words[i] |= (column[bag[i]] & 0xFFL) << shift;
            }
        }
    }
}
