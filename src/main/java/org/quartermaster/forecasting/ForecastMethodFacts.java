package org.quartermaster.forecasting;

import java.util.List;

/**
 * How a forecast was made and how good that was in the back-test. A score is NaN where nothing was sold in the scored days.
 *
 * @param method       method or blend that was chosen
 * @param weights      {@code method:weight}, comma separated
 * @param demandClass  smooth, erratic, intermittent, lumpy, dead, new
 * @param adi          average days between sales, ≥ 1
 * @param cv2          squared coefficient of variation of the sizes of sales
 * @param chosen       score of the chosen method
 * @param naive        score of seasonal naive
 * @param simple       score of the best simple method of the demand class
 * @param simpleMethod which that is
 * @param reasons      codes of what was special
 * @param fallback     code why a simple method answers although a learned one exists; empty: it does not
 * @param reconciled   by what its sum was multiplied, level by level, to follow forecasts of sums
 */
public record ForecastMethodFacts(String method, String weights, String demandClass, double adi, double cv2, Score chosen, Score naive, Score simple,
                                  String simpleMethod, List<String> reasons, String fallback, List<Follows> reconciled) {

    /** That a forecast follows the one of a sum it is part of. @param level code of {@link org.quartermaster.forecasting.reconciliation.Level} @param factor by what its own sum was multiplied */
    public record Follows(String level, double factor) {
    }

    /**
     * One method's back-test.
     *
     * @param wql      weighted quantile loss, share of demand
     * @param wape     absolute error of the median, share of demand
     * @param bias     mean forecast less demand, share of demand
     * @param coverage share of days inside 5–95 %
     */
    public record Score(double wql, double wape, double bias, double coverage) {
    }

    public ForecastMethodFacts {
        reasons = List.copyOf(reasons);
        reconciled = List.copyOf(reconciled);
    }
}
