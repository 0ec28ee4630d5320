package org.quartermaster.forecasting.selection;

import java.util.List;
import java.util.Map;
import org.quartermaster.learning.boosting.BoostedModel;
import org.quartermaster.learning.evaluation.ScoreSums;

/**
 * How a run went.
 *
 * @param series       series forecast
 * @param origins      back-test origins used; 0 when the history is too short
 * @param trainingRows rows of the final learned model, 0 without one
 * @param learned      {@code used}, {@code lost} or {@code too-little-data}
 * @param simpleMethod best single simple method over all series
 * @param scores       per demand class and method; class {@code all} and method {@code chosen} among them
 * @param model        the learned model, or null
 * @param calibration  what was corrected in the learned mean
 * @param timing       how long it took
 */
public record RunReport(int series, int origins, int trainingRows, String learned, String simpleMethod, List<MethodScore> scores, BoostedModel model,
                        Calibration calibration, Timing timing) {

    /** Method code of what each series got. */
    public static final String CHOSEN = "chosen";
    /** Class code of all series together. */
    public static final String ALL = "all";

    /**
     * How long the parts of a run took.
     *
     * @param training seconds per learned method, all its trainings together
     * @param weighing seconds for features, calibration, weights and back-tests
     * @param forecast seconds for the forecasts
     */
    public record Timing(Map<String, Double> training, double weighing, double forecast) {
    }

    /**
     * One method's back-test in one demand class.
     *
     * @param series series with a score
     * @param chosen series in whose forecast it has a weight
     */
    public record MethodScore(String demandClass, String method, int series, ScoreSums sums, int chosen) {
    }

    /** The score of a method over all series. */
    public ScoreSums overall(String method) {
        return scores.stream().filter(s -> s.demandClass().equals(ALL) && s.method().equals(method)).map(MethodScore::sums).findFirst().orElse(ScoreSums.NONE);
    }
}
