package org.quartermaster.forecasting.selection;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.quartermaster.forecasting.features.FeatureGroup;
import org.quartermaster.forecasting.features.FeatureNames;
import org.quartermaster.forecasting.features.OriginFeatures;
import org.quartermaster.forecasting.features.SeriesInput;
import org.quartermaster.learning.boosting.BoostedModel;
import org.quartermaster.learning.boosting.Explanation;

/**
 * Why the boosted trees expect what they expect of one series over a few periods, in units.
 *
 * <p>SHAP values add up to the logarithm of the mean. They are turned into units by the logarithmic mean (Ang 2004, LMDI-I): with B what the trees expect of an average row at this series' scale, P the forecast and
 * c the sum of a group's SHAP values, the group adds {@code (P − B) / ln(P / B) · c}; over all groups that is P − B exactly. Worked number: B = 2, P = 8, two groups of ln 2 each: both add 6 / ln 4 · ln 2 = 3.
 *
 * @param average    what the trees expect of an average row at the series' own scale, units
 * @param groups     what each group of features adds or takes, units
 * @param correction what the measured bias and the category's sum add or take, units
 * @param forecast   the trees' mean: average + groups + correction
 */
public record TreeExplanation(double average, Map<FeatureGroup, Double> groups, double correction, double forecast) {

    /**
     * Explains the periods {@code from … from + periods − 1} of the forecast, 0 being the first after the origin.
     *
     * @param end         periods known at the origin
     * @param horizon     periods that the run forecast
     * @param calibration what the run multiplied means with
     */
    public static TreeExplanation of(BoostedModel model, SeriesInput series, int end, int horizon, Calibration calibration, int from, int periods) {
        var rhythm = series.demand().rhythm();
        List<FeatureGroup> kinds = FeatureNames.groups(rhythm);
        var features = new OriginFeatures(series, end);
        float[] row = new float[kinds.size()];
        var groups = new EnumMap<FeatureGroup, Double>(FeatureGroup.class);
        double average = 0;
        double correction = 0;
        double forecast = 0;
        for (int t = from; t < Math.min(horizon, from + periods); t++) {
            if (series.isClosed(end + t) || end + t >= series.endsAt()) {
                continue;
            }
            features.row(t + 1, row);
            Explanation explanation = model.explain(row);
            double scale = features.scale(t + 1);
            double factor = calibration.factorOfMean(features, t, horizon);
            double base = scale * Math.exp(explanation.base());
            double mean = scale * explanation.prediction() * factor;
            double perLog = logarithmicMean(mean, base);
            average += base;
            forecast += mean;
            correction += perLog * Math.log(factor);
            for (int f = 0; f < row.length; f++) {
                groups.merge(kinds.get(f), perLog * explanation.contributions()[f], Double::sum);
            }
        }
        return new TreeExplanation(average, groups, correction, forecast);
    }

    /** The same of two series together. */
    public TreeExplanation plus(TreeExplanation other) {
        var both = new EnumMap<FeatureGroup, Double>(FeatureGroup.class);
        both.putAll(groups);
        other.groups.forEach((group, units) -> both.merge(group, units, Double::sum));
        return new TreeExplanation(average + other.average, both, correction + other.correction, forecast + other.forecast);
    }

    static double logarithmicMean(double a, double b) {
        return Math.abs(a - b) < 1e-9 * b ? b : (a - b) / Math.log(a / b);
    }
}
