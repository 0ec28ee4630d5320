package org.quartermaster.delivery.planning;

import java.util.List;

/**
 * Why a stop is left out.
 *
 * @param stop        index of the stop
 * @param refusals    one per vehicle, in vehicle order
 * @param relaxations the cheapest of each kind that would serve it, cheapest first; empty when no single one is enough
 */
public record UnservedReason(int stop, List<Refusal> refusals, List<Relaxation> relaxations) {
    public UnservedReason {
        refusals = List.copyOf(refusals);
        relaxations = List.copyOf(relaxations);
    }
}
