package org.quartermaster.learning.boosting;

import java.util.Arrays;

/**
 * SHAP values of our trees by the path algorithm (Lundberg et al. 2018, "Consistent individualized feature attribution for tree ensembles", algorithm 2), on the flat arrays. They add up to the sum of the trees less its
 * expectation exactly; Smile's own were measured to miss it by up to one per cent.
 */
final class TreeShap {

    private final Trees trees;
    private final float[] row;
    private final double[] values;

    private TreeShap(Trees trees, float[] row, int features) {
        this.trees = trees;
        this.row = row;
        this.values = new double[features];
    }

    /** What each feature adds to the sum of trees for one row. */
    static double[] of(Trees trees, float[] row, int features) {
        var shap = new TreeShap(trees, row, features);
        for (int root : trees.roots()) {
            shap.visit(root, new Path(), 1, 1, -1);
        }
        return shap.values;
    }

    /** Mean of the sum of trees over the training rows. */
    static double expected(Trees trees) {
        double sum = 0;
        for (int root : trees.roots()) {
            sum += expected(trees, root);
        }
        return sum;
    }

    private static double expected(Trees trees, int node) {
        if (trees.feature()[node] < 0) {
            return trees.value()[node];
        }
        int left = trees.left()[node];
        double rows = (double) trees.cover()[left] + trees.cover()[left + 1];
        return (trees.cover()[left] * expected(trees, left) + trees.cover()[left + 1] * expected(trees, left + 1)) / rows;
    }

    /** @param zero share of rows that take this way without knowing the feature; @param one 1 when the row takes it, else 0 */
    private void visit(int node, Path above, double zero, double one, int feature) {
        Path path = above.extended(zero, one, feature);
        int column = trees.feature()[node];
        if (column < 0) {
            for (int i = 1; i < path.length; i++) {
                values[path.feature[i]] += path.weightWithout(i) * (path.one[i] - path.zero[i]) * trees.value()[node];
            }
            return;
        }
        int left = trees.left()[node];
        boolean goesLeft = row[column] <= trees.threshold()[node] || trees.missingLeft()[node] && Float.isNaN(row[column]);
        double rows = (double) trees.cover()[left] + trees.cover()[left + 1];
        double zeroBefore = 1;
        double oneBefore = 1;
        int same = path.find(column);
        if (same > 0) {
            zeroBefore = path.zero[same];
            oneBefore = path.one[same];
            path = path.without(same);
        }
        visit(left, path, zeroBefore * trees.cover()[left] / rows, goesLeft ? oneBefore : 0, column);
        visit(left + 1, path, zeroBefore * trees.cover()[left + 1] / rows, goesLeft ? 0 : oneBefore, column);
    }

    /** The features on the way to a node, each once, and the weights of the subsets of them by size. */
    private static final class Path {
        private int length;
        private int[] feature = new int[0];
        private double[] zero = new double[0];
        private double[] one = new double[0];
        private double[] weight = new double[0];

        Path extended(double zeroShare, double oneShare, int added) {
            Path next = copy(length + 1);
            next.feature[length] = added;
            next.zero[length] = zeroShare;
            next.one[length] = oneShare;
            next.weight[length] = length == 0 ? 1 : 0;
            for (int i = length - 1; i >= 0; i--) {
                next.weight[i + 1] += oneShare * next.weight[i] * (i + 1) / (length + 1);
                next.weight[i] = zeroShare * next.weight[i] * (length - i) / (length + 1);
            }
            return next;
        }

        int find(int column) {
            int at = length - 1;
            while (at > 0 && feature[at] != column) {
                at--;
            }
            return at;
        }

        Path without(int at) {
            Path next = copy(length);
            int last = length - 1;
            double rest = weight[last];
            for (int i = last - 1; i >= 0; i--) {
                if (one[at] != 0) {
                    double before = next.weight[i];
                    next.weight[i] = rest * length / ((i + 1) * one[at]);
                    rest = before - next.weight[i] * zero[at] * (last - i) / length;
                } else {
                    next.weight[i] = next.weight[i] * length / (zero[at] * (last - i));
                }
            }
            System.arraycopy(feature, at + 1, next.feature, at, last - at);
            System.arraycopy(zero, at + 1, next.zero, at, last - at);
            System.arraycopy(one, at + 1, next.one, at, last - at);
            next.length = last;
            return next;
        }

        double weightWithout(int at) {
            int last = length - 1;
            double rest = weight[last];
            double total = 0;
            for (int i = last - 1; i >= 0; i--) {
                if (one[at] != 0) {
                    double part = rest * length / ((i + 1) * one[at]);
                    total += part;
                    rest = weight[i] - part * zero[at] * (last - i) / length;
                } else {
                    total += weight[i] * length / (zero[at] * (last - i));
                }
            }
            return total;
        }

        private Path copy(int size) {
            Path copy = new Path();
            copy.length = size;
            copy.feature = Arrays.copyOf(feature, size);
            copy.zero = Arrays.copyOf(zero, size);
            copy.one = Arrays.copyOf(one, size);
            copy.weight = Arrays.copyOf(weight, size);
            return copy;
        }
    }
}
