package org.quartermaster.forecasting;

import java.time.Instant;

/**
 * One attempt to tune the network.
 *
 * @param state       see the column of that name
 * @param endedAt     null while it runs
 * @param modelId     what came of it, or null
 * @param series      trained on, null when it did not come so far; so are all numbers below
 * @param lossBefore  training loss on the kept days before
 * @param wqlBefore   of the network that answered, on the back-test's days
 * @param blendBefore of the forecast with it
 * @param provider    where it was computed and why there, two codes separated by a space; empty when nothing was computed, or earlier than that was noted
 * @param providerDetail name of the card, or what is to be said of it; may be empty
 * @param detail      what was seen, empty when all went as wished
 */
public record NetworkTuningFacts(long id, String state, Instant startedAt, Instant endedAt, String startedBy, Long modelId, Integer series, Integer steps, Double seconds, Double lossBefore,
                                 Double lossAfter, Double wqlBefore, Double wqlAfter, Double blendBefore, Double blendAfter, String provider, String providerDetail, String detail) {
}
