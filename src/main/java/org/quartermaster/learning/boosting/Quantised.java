package org.quartermaster.learning.boosting;

/**
 * Gradients as whole numbers, ready for {@link Histograms}.
 *
 * @param entries       gradient and count of each drawn row
 * @param curvatures    second derivative of each drawn row; empty when all are 1
 * @param gradientUnit  gradient of one quantum, > 0
 * @param curvatureUnit second derivative of one quantum; 0 when all are 1
 * @param total         sums over the drawn rows
 */
record Quantised(long[] entries, long[] curvatures, double gradientUnit, double curvatureUnit, Split.Sums total) {

    private static final int CHUNK = 16_384;
    private static final int ENTRY_BITS = 62 - Histograms.COUNT_BITS;

    /** Reusable room for one tree's gradients. */
    static final class Workspace {
        private final double[] gradient;
        private final double[] curvature;
        private final long[] entries;
        private final long[] curvatures;

        Workspace(int rows, boolean unitCurvature) {
            gradient = new double[rows];
            entries = new long[rows];
            curvature = unitCurvature ? null : new double[rows];
            curvatures = new long[unitCurvature ? 0 : rows];
        }

        /** Computes and rounds the gradients of the drawn rows. */
        Quantised quantise(Losses loss, int[] bag, double[] raw, Crew crew) {
            int chunks = (bag.length + CHUNK - 1) / CHUNK;
            double[] largest = new double[chunks];
            double[] steepest = new double[chunks];
            crew.run(chunks, c -> {
                int from = c * CHUNK;
                int to = Math.min(bag.length, from + CHUNK);
                loss.gradients(bag, from, to, raw, gradient, curvature);
                largest[c] = largest(gradient, from, to);
                steepest[c] = curvature == null ? 0 : largest(curvature, from, to);
            });
            double gradientUnit = unit(largest(largest, 0, chunks), bag.length, ENTRY_BITS);
            double curvatureUnit = curvature == null ? 0 : unit(largest(steepest, 0, chunks), bag.length, 62);
            Split.Sums[] sums = new Split.Sums[chunks];
            crew.run(chunks, c -> sums[c] = round(c * CHUNK, Math.min(bag.length, (c + 1) * CHUNK), gradientUnit, curvatureUnit));
            return new Quantised(entries, curvatures, gradientUnit, curvatureUnit, total(sums));
        }

        private Split.Sums round(int from, int to, double gradientUnit, double curvatureUnit) {
            double scale = 1 / gradientUnit;
            long entry = 0;
            long bend = 0;
            for (int i = from; i < to; i++) {
                entries[i] = Histograms.entry(Math.round(gradient[i] * scale));
                entry += entries[i];
            }
            if (curvature != null) {
                double curvatureScale = 1 / curvatureUnit;
                for (int i = from; i < to; i++) {
                    curvatures[i] = Math.round(curvature[i] * curvatureScale);
                    bend += curvatures[i];
                }
            }
            return new Split.Sums(entry, bend);
        }

        private static Split.Sums total(Split.Sums[] sums) {
            long entry = 0;
            long bend = 0;
            for (Split.Sums part : sums) {
                entry += part.entry();
                bend += part.curvature();
            }
            return new Split.Sums(entry, bend);
        }

        private static double largest(double[] values, int from, int to) {
            double largest = 0;
            for (int i = from; i < to; i++) {
                largest = Math.max(largest, Math.abs(values[i]));
            }
            return largest;
        }

        /** So fine that the sum over all rows cannot overflow the bits, and never finer than 2⁻³⁰ of the largest value. */
        private static double unit(double largest, int rows, int bits) {
            int free = bits - (32 - Integer.numberOfLeadingZeros(rows));
            return Math.max(largest, 1e-300) / (1L << Math.min(30, free));
        }
    }
}
