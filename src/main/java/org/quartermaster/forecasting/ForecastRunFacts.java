package org.quartermaster.forecasting;

import java.time.Instant;
import java.time.LocalDate;
import org.quartermaster.forecasting.selection.NetworkUse;

/**
 * A forecast run. Scores are of the back-test, NaN while unknown.
 *
 * @param id           its number
 * @param state        running, current, old, failed, cancelled
 * @param asOf         last day of sales it knew
 * @param horizon      days ahead
 * @param startedAt    when it began
 * @param completedAt  when it ended; null while running
 * @param origins      back-test origins
 * @param scoreDays    days scored after each
 * @param series       SKU × warehouse pairs
 * @param trainingRows rows the learned model was trained on; 0: none
 * @param learned      used, lost, too-little-data: whether the learned model beat the simple ones
 * @param simpleMethod the best single simple method
 * @param wql          of the chosen methods
 * @param wqlNaive     of seasonal naive
 * @param wqlSimple    of {@code simpleMethod}
 * @param wape         of the chosen methods
 * @param bias         of the chosen methods
 * @param coverage     of the chosen methods
 * @param seconds      duration
 * @param network      which network answered
 */
public record ForecastRunFacts(long id, String state, LocalDate asOf, int horizon, Instant startedAt, Instant completedAt, int origins, int scoreDays, int series,
                               int trainingRows, String learned, String simpleMethod, double wql, double wqlNaive, double wqlSimple, double wape, double bias,
                               double coverage, double seconds, NetworkUse network) {
}
