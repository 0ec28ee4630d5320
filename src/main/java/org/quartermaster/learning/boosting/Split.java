package org.quartermaster.learning.boosting;

/**
 * The best way to divide a leaf, or of one of its columns.
 *
 * @param gain        how much the loss falls, > 0
 * @param place       position of the column among the drawn ones
 * @param bin         last bin of the true child
 * @param missingLeft whether missing values go to the true child
 * @param left        sums of the true child
 */
record Split(double gain, int place, int bin, boolean missingLeft, Sums left) {

    /**
     * Sums over rows, as quantised.
     *
     * @param entry     gradient and count
     * @param curvature second derivatives; 0 where the count stands for them
     */
    record Sums(long entry, long curvature) {

        Sums minus(Sums other) {
            return new Sums(entry - other.entry, curvature - other.curvature);
        }

        int rows() {
            return Histograms.count(entry);
        }
    }
}
