package org.quartermaster.learning.boosting;

/**
 * Adds rows into histograms. A bin is one {@code long}: the quantised gradient in the upper 40 bits, the row count in the lower 24; with second derivatives a second
 * {@code long} follows. Whole numbers add up to the same sum in any order, so the trees do not depend on the number of threads.
 *
 * <p>Quantised gradients: Shi et al. 2022, "Quantized training of gradient boosting decision trees"; here with enough bits (≥ 15 beside the largest gradient) that rounding
 * does not show.
 */
final class Histograms {

    static final int BINS = 256;
    static final int COUNT_BITS = 24;
    static final long COUNT = (1L << COUNT_BITS) - 1;
    static final int MOST_ROWS = (int) COUNT;

    private Histograms() {
    }

    /** A gradient and a count of one. */
    static long entry(long gradient) {
        return (gradient << COUNT_BITS) + 1;
    }

    static long gradient(long entry) {
        return entry >> COUNT_BITS;
    }

    static int count(long entry) {
        return (int) (entry & COUNT);
    }

    /** Adds the rows {@code order[from…to)} of one block. */
    static void add(long[] words, long[] entries, int[] order, int from, int to, long[] into) {
        for (int i = from; i < to; i++) {
            int row = order[i];
            long word = words[row];
            long entry = entries[row];
            into[(int) (word & 0xFF)] += entry;
            into[256 + (int) (word >>> 8 & 0xFF)] += entry;
            into[512 + (int) (word >>> 16 & 0xFF)] += entry;
            into[768 + (int) (word >>> 24 & 0xFF)] += entry;
            into[1024 + (int) (word >>> 32 & 0xFF)] += entry;
            into[1280 + (int) (word >>> 40 & 0xFF)] += entry;
            into[1536 + (int) (word >>> 48 & 0xFF)] += entry;
            into[1792 + (int) (word >>> 56)] += entry;
        }
    }

    /** As above with second derivatives in every second place. */
    static void add(long[] words, long[] entries, long[] curvatures, int[] order, int from, int to, long[] into) {
        for (int i = from; i < to; i++) {
            int row = order[i];
            long word = words[row];
            long entry = entries[row];
            long curvature = curvatures[row];
            for (int place = 0; place < 4096; place += 512) {
                int at = place + ((int) word & 0xFF) * 2;
                into[at] += entry;
                into[at + 1] += curvature;
                word >>>= 8;
            }
        }
    }

    /** {@code from − part}, written into {@code from}. */
    static void subtract(long[] from, long[] part) {
        for (int i = 0; i < from.length; i++) {
            from[i] -= part[i];
        }
    }
}
