package org.quartermaster.forecasting.selection;

import java.util.List;
import org.quartermaster.forecasting.features.SeriesInput;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.models.Spread;
import org.quartermaster.learning.evaluation.ScoreSums;

/**
 * What came out for one series.
 *
 * @param series       what was forecast
 * @param forecast     daily quantiles and means
 * @param spread       how far demand strays, with the correlation between days
 * @param method       code of the candidate
 * @param weights      {@code method:weight}, comma separated
 * @param chosen       its back-test; each origin is scored with what the other origins would have chosen, so that choosing does not flatter
 * @param naive        back-test of seasonal naive
 * @param simple       back-test of the best simple method of the demand class
 * @param simpleMethod which that is
 * @param reasons      codes of what was special
 * @param fallback     code why no learned method answers; empty: one does
 * @param reconciled   {@code level:factor}, comma separated: by what the sum of the means was multiplied to follow the forecasts of sums; empty: by nothing
 */
public record ForecastResult(SeriesInput series, QuantileForecast forecast, Spread spread, String method, String weights, ScoreSums chosen, ScoreSums naive,
                             ScoreSums simple, String simpleMethod, List<String> reasons, String fallback, String reconciled) {
}
