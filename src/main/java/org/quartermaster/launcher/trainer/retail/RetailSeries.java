package org.quartermaster.launcher.trainer.retail;

/**
 * One made-up series.
 *
 * @param units demand per step, {@code NaN} where it is not observed
 * @param plan  what is known in advance, {@code [channel][step]} in the order of {@link SalesPlan}'s channels; all 0 where nothing is planned
 */
public record RetailSeries(Grain grain, float[] units, float[][] plan) {
}
