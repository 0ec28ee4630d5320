package org.quartermaster.learning.boosting;

import java.util.Arrays;

/**
 * Trees in flat arrays, one after the other. Node {@code n} is a leaf when {@code feature[n] < 0}; else its children are {@code left[n]} (value ≤ threshold) and
 * {@code left[n] + 1}. Leaf values already hold the learning rate.
 *
 * @param roots       first node of each tree
 * @param feature     split column, −1 in a leaf
 * @param threshold   split value
 * @param left        true child; the false child is the next node
 * @param missingLeft whether a missing value goes to the true child
 * @param value       what a leaf adds
 * @param cover       training rows that reached the node, ≥ 1
 */
record Trees(int[] roots, int[] feature, float[] threshold, int[] left, boolean[] missingLeft, double[] value, int[] cover) {

    static final int LEAF = -1;

    int size() {
        return roots.length;
    }

    int nodes() {
        return feature.length;
    }

    /** The first {@code trees} trees. */
    Trees trim(int trees) {
        int nodes = trees == roots.length ? feature.length : roots[trees];
        return new Trees(Arrays.copyOf(roots, trees), Arrays.copyOf(feature, nodes), Arrays.copyOf(threshold, nodes), Arrays.copyOf(left, nodes),
                Arrays.copyOf(missingLeft, nodes), Arrays.copyOf(value, nodes), Arrays.copyOf(cover, nodes));
    }

    /** The leaf that a row reaches from {@code root}. */
    int leaf(int root, float[] row, int offset) {
        int node = root;
        int column = feature[node];
        while (column >= 0) {
            float x = row[offset + column];
            boolean goesLeft = x <= threshold[node] || (missingLeft[node] && x != x);
            node = left[node] + (goesLeft ? 0 : 1);
            column = feature[node];
        }
        return node;
    }

    /** Sum of all trees for one row. */
    double sum(float[] row, int offset) {
        double sum = 0;
        for (int root : roots) {
            sum += value[leaf(root, row, offset)];
        }
        return sum;
    }

    /** Grows the arrays tree by tree. */
    static final class Builder {
        private int[] roots = new int[64];
        private int trees;
        private int nodes;
        private int[] feature = new int[1024];
        private float[] threshold = new float[1024];
        private int[] left = new int[1024];
        private boolean[] missingLeft = new boolean[1024];
        private double[] value = new double[1024];
        private int[] cover = new int[1024];

        /** Starts a tree with one leaf and returns its number. */
        int root(int rows) {
            if (trees == roots.length) {
                roots = Arrays.copyOf(roots, 2 * trees);
            }
            roots[trees++] = nodes;
            return leaf(rows);
        }

        /** Turns a leaf into a split and returns the true child; the false child is the next node. */
        int split(int node, int column, float at, boolean missingGoesLeft, int leftRows, int rightRows) {
            feature[node] = column;
            threshold[node] = at;
            missingLeft[node] = missingGoesLeft;
            int child = leaf(leftRows);
            leaf(rightRows);
            left[node] = child; // only now: a new leaf may have replaced the arrays
            return child;
        }

        void value(int node, double adds) {
            value[node] = adds;
        }

        int trees() {
            return trees;
        }

        Trees build() {
            return new Trees(roots, feature, threshold, left, missingLeft, value, cover).cut(trees, nodes);
        }

        private int leaf(int rows) {
            if (nodes == feature.length) {
                grow();
            }
            feature[nodes] = LEAF;
            cover[nodes] = rows;
            return nodes++;
        }

        private void grow() {
            int size = 2 * nodes;
            feature = Arrays.copyOf(feature, size);
            threshold = Arrays.copyOf(threshold, size);
            left = Arrays.copyOf(left, size);
            missingLeft = Arrays.copyOf(missingLeft, size);
            value = Arrays.copyOf(value, size);
            cover = Arrays.copyOf(cover, size);
        }
    }

    private Trees cut(int trees, int nodes) {
        return new Trees(Arrays.copyOf(roots, trees), Arrays.copyOf(feature, nodes), Arrays.copyOf(threshold, nodes), Arrays.copyOf(left, nodes),
                Arrays.copyOf(missingLeft, nodes), Arrays.copyOf(value, nodes), Arrays.copyOf(cover, nodes));
    }
}
