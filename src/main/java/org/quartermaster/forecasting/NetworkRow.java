package org.quartermaster.forecasting;

import java.time.Instant;

/**
 * A neural model in the list.
 *
 * @param id              identity
 * @param mark            {@code good} answers, {@code watch} does not, {@code act} is faulty
 * @param name            from the descriptor
 * @param state           candidate, promoted, retired or quarantined
 * @param provider        where it ran last and why, as codes separated by a space; empty when it never ran
 * @param parameters      fixed numbers in it
 * @param seriesPerSecond in the trial run, null without one
 * @param wql             on the company's demand, null before a back-test
 * @param wqlSimple       of the best simple method on the same demand
 * @param madeAt          when it came
 * @param madeBy          who brought it
 * @param fault           why it is in quarantine, the code of a {@link org.quartermaster.learning.onnx.Quarantine.Fault}; empty when it is not
 * @param reason          the same with what exactly was seen
 */
public record NetworkRow(long id, String mark, String name, String state, String provider, Long parameters, Double seriesPerSecond, Double wql, Double wqlSimple, Instant madeAt,
                         String madeBy, String fault, String reason) {
}
