package org.quartermaster.forecasting;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.quartermaster.forecasting.features.FeatureGroup;

/**
 * What became different between the run before and the present one, of one series.
 *
 * @param before       last day of sales that the run before knew
 * @param days         days from the present run's first on that both forecast
 * @param expectedThen baseline over these days, the run before
 * @param expectedNow  baseline over these days, now
 * @param soldSince    units wanted since the run before, NaN while a day of them is missing
 * @param expected     units that the run before expected for them
 * @param method       method of the run before
 * @param demandClass  demand class in the run before
 * @param appeared     codes of what is special now and was not
 * @param gone         codes of what was special and is not
 * @param groups       units by which the trees' reasons for the first week changed; adds up to {@code treesNow − treesThen}; empty where one of the runs has no trees for it
 * @param rest         what the trees' average row and corrections add to that
 * @param treesThen    the trees of the run before, units of the first week
 * @param treesNow     the trees now
 */
public record RunChange(LocalDate before, int days, double expectedThen, double expectedNow, double soldSince, double expected, String method, String demandClass, List<String> appeared,
                        List<String> gone, Map<FeatureGroup, Double> groups, double rest, double treesThen, double treesNow) {
}
