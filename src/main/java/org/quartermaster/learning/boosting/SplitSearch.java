package org.quartermaster.learning.boosting;

/**
 * Finds the best bin to cut one column at, missing values tried on either side.
 *
 * <p>Gain of a cut = G_l² / (H_l + λ) + G_r² / (H_r + λ) − G² / (H + λ) with G the sum of gradients and H of second derivatives (Chen and Guestrin 2016, eq. 7, without
 * the ½ and γ).
 */
final class SplitSearch {

    private static final double LEAST_GAIN = 1e-12;

    private final int minRows;
    private final double gradientUnit;
    private final double curvatureUnit;
    private final double l2;

    /**
     * @param gradientUnit  gradient of one quantum
     * @param curvatureUnit second derivative of one quantum; 0 when every row has second derivative 1
     */
    SplitSearch(int minRows, double l2, double gradientUnit, double curvatureUnit) {
        this.minRows = minRows;
        this.l2 = l2;
        this.gradientUnit = gradientUnit;
        this.curvatureUnit = curvatureUnit;
    }

    /** −G / (H + λ): what a leaf adds before the learning rate. */
    double step(Split.Sums sums) {
        return -gradient(sums.entry()) / Math.max(1e-12, curvature(sums.entry(), sums.curvature()) + l2);
    }

    /**
     * The best cut of a column, or null.
     *
     * @param histogram of the block
     * @param k         position of the column in the block
     * @param bins      its number of bins, the missing one included
     * @param total     sums of the leaf
     */
    Split best(long[] histogram, int k, int bins, int place, Split.Sums total) {
        int stride = curvatureUnit == 0 ? 1 : 2;
        int base = k * Histograms.BINS * stride;
        Split right = scan(histogram, base, bins, stride, place, total, false);
        if (Histograms.count(histogram[base]) == 0) {
            return right == null ? null : withMissingToTheLarger(right, total);
        }
        Split left = scan(histogram, base, bins, stride, place, total, true);
        return right == null || left != null && left.gain() > right.gain() ? left : right;
    }

    private Split scan(long[] histogram, int base, int bins, int stride, int place, Split.Sums total, boolean missingLeft) {
        long entry = missingLeft ? histogram[base] : 0;
        long curvature = missingLeft && stride == 2 ? histogram[base + 1] : 0;
        double parent = score(total.entry(), total.curvature());
        double best = parent + LEAST_GAIN;
        int bestBin = -1;
        long bestEntry = 0;
        long bestCurvature = 0;
        int rows = total.rows();
        // the last bin may be cut off only from missing values on the other side
        int last = missingLeft ? bins - 2 : bins - 1;
        for (int b = 1; b <= last; b++) {
            int at = base + b * stride;
            entry += histogram[at];
            curvature += stride == 2 ? histogram[at + 1] : 0;
            int count = Histograms.count(entry);
            if (count < minRows) {
                continue;
            }
            if (rows - count < minRows) {
                break;
            }
            double score = score(entry, curvature) + score(total.entry() - entry, total.curvature() - curvature);
            if (score > best) {
                best = score;
                bestBin = b;
                bestEntry = entry;
                bestCurvature = curvature;
            }
        }
        return bestBin < 0 ? null : new Split(best - parent, place, bestBin, missingLeft, new Split.Sums(bestEntry, bestCurvature));
    }

    private static Split withMissingToTheLarger(Split split, Split.Sums total) {
        boolean left = 2 * split.left().rows() >= total.rows();
        return new Split(split.gain(), split.place(), split.bin(), left, split.left());
    }

    private double score(long entry, long curvature) {
        double gradient = gradient(entry);
        return gradient * gradient / (curvature(entry, curvature) + l2 + 1e-12);
    }

    private double gradient(long entry) {
        return Histograms.gradient(entry) * gradientUnit;
    }

    private double curvature(long entry, long curvature) {
        return curvatureUnit == 0 ? Histograms.count(entry) : curvature * curvatureUnit;
    }
}
