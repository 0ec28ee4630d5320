package org.quartermaster.forecasting.selection;

/**
 * Whether a tuned network may take the place of the one that answers: it must be better alone by {@value #LEAST_GAIN} of the loss, and the forecast that it is a member of must not get worse, both
 * on days that neither was trained on.
 *
 * @param networkBefore WQL of the one that answers
 * @param networkAfter  WQL of the tuned one
 * @param blendBefore   WQL of the forecast with the one that answers
 * @param blendAfter    WQL of the forecast with the tuned one
 */
public record TuningVerdict(double networkBefore, double networkAfter, double blendBefore, double blendAfter) {

    /** Least gain of the network alone: below it the next back-test may say the opposite. */
    public static final double LEAST_GAIN = 0.005;
    private static final double ROUNDING = 1e-9;

    /** Reads both reports of the same series and days. */
    public static TuningVerdict of(RunReport before, RunReport after) {
        return new TuningVerdict(before.overall(Members.NETWORK_CODE).wql(), after.overall(Members.NETWORK_CODE).wql(), before.overall(RunReport.CHOSEN).wql(), after.overall(RunReport.CHOSEN).wql());
    }

    /** A score that is missing on either side is no gain. */
    public boolean isBetter() {
        return networkAfter < networkBefore * (1 - LEAST_GAIN) && blendAfter <= blendBefore * (1 + ROUNDING);
    }
}
