package org.quartermaster.launcher.bench.replenishment;

/**
 * One answer.
 *
 * @param line         line of the instance in its file, or its place in it; from 1
 * @param instance     what was asked
 * @param quantity     what is measured
 * @param ours         our answer
 * @param exact        the exact answer; NaN when the file knows none
 * @param milliseconds time of the whole instance
 * @param note         parameters that were found
 */
record BenchRow(int line, String instance, String quantity, double ours, double exact, double milliseconds, String note) {

    /** (ours − exact) / |exact| in percent; NaN when unknown. */
    double gapPercent() {
        return exact == 0 ? 100 * (ours - exact) : 100 * (ours - exact) / Math.abs(exact);
    }

    boolean isKnown() {
        return !Double.isNaN(exact);
    }
}
