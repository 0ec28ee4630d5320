package org.quartermaster.forecasting;

/**
 * How the forecasts of a demand class came true, beside what the back-test of their run had promised.
 *
 * @param demandClass class, or {@code all}
 * @param days        days compared, 7…28
 * @param units       units sold in them
 * @param wql         weighted quantile loss, share of units
 * @param wqlBefore   in the back-test
 * @param bias        mean forecast less units, share of units
 * @param biasBefore  in the back-test
 * @param cost        standard cost of those units, company currency; SKUs without a cost count nothing
 * @param margin      list price less standard cost of those units, company currency
 */
public record Drift(String demandClass, int days, double units, double wql, double wqlBefore, double bias, double biasBefore, double cost, double margin) {

    /** Fewer units say nothing about a class. */
    private static final double LEAST_UNITS = 200;
    private static final double MOST_BIAS = 0.1;
    private static final double MOST_LOSS = 1.2;

    /** Whether the mean leans by more than {@value #MOST_BIAS} of the units. */
    public boolean isLeaning() {
        return Math.abs(leaning()) > MOST_BIAS;
    }

    /** How much further the mean lies above what was sold than in the back-test, share of units; negative: below. */
    public double leaning() {
        return bias - biasBefore;
    }

    /** Whether the bias moved by more than {@value #MOST_BIAS} of the units, or the loss grew beyond {@value #MOST_LOSS} times the promised one. */
    public boolean isDrifted() {
        return units >= LEAST_UNITS && (isLeaning() || wql > MOST_LOSS * wqlBefore);
    }
}
