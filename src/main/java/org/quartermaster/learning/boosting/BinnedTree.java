package org.quartermaster.learning.boosting;

/** One tree that knows its cuts both as bins, for rows that are binned already, and as values, for the finished model. */
final class BinnedTree {

    private final int[] column;
    private final int[] bin;
    private final float[] threshold;
    private final boolean[] missingLeft;
    private final int[] left;
    private final int[] cover;
    private final double[] value;
    private int nodes;

    BinnedTree(int leaves) {
        int most = 2 * leaves - 1;
        column = new int[most];
        bin = new int[most];
        threshold = new float[most];
        missingLeft = new boolean[most];
        left = new int[most];
        cover = new int[most];
        value = new double[most];
    }

    int root(int rows) {
        return leaf(rows);
    }

    int split(int node, int onColumn, int lastBin, float edge, boolean missingGoesLeft, int leftRows, int rightRows) {
        column[node] = onColumn;
        bin[node] = lastBin;
        threshold[node] = edge;
        missingLeft[node] = missingGoesLeft;
        left[node] = leaf(leftRows);
        leaf(rightRows);
        return left[node];
    }

    void value(int node, double adds) {
        value[node] = adds;
    }

    double value(int node) {
        return value[node];
    }

    boolean isStump() {
        return nodes == 1;
    }

    /** What the tree adds for a row of a binned matrix {@code [column][row]}. */
    double predict(byte[][] bins, int row) {
        int node = 0;
        while (column[node] >= 0) {
            int b = bins[column[node]][row] & 0xFF;
            boolean goesLeft = b == 0 ? missingLeft[node] : b <= bin[node];
            node = left[node] + (goesLeft ? 0 : 1);
        }
        return value[node];
    }

    /** Appends this tree to the model. */
    void appendTo(Trees.Builder model) {
        int root = model.root(cover[0]);
        append(0, root, model);
    }

    private void append(int node, int target, Trees.Builder model) {
        if (column[node] < 0) {
            model.value(target, value[node]);
            return;
        }
        int child = model.split(target, column[node], threshold[node], missingLeft[node], cover[left[node]], cover[left[node] + 1]);
        append(left[node], child, model);
        append(left[node] + 1, child + 1, model);
    }

    private int leaf(int rows) {
        column[nodes] = Trees.LEAF;
        cover[nodes] = rows;
        return nodes++;
    }
}
