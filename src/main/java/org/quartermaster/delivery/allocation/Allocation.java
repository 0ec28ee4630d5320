package org.quartermaster.delivery.allocation;

import java.util.List;
import java.util.Optional;

/**
 * How one order ships, and why.
 *
 * @param order    the order's number
 * @param chosen   empty when it has to wait
 * @param rule     code of the rule that decided, empty when it waits
 * @param rejected the next best ways, cheapest first
 * @param refusals why each warehouse that is in no way cannot ship it
 */
public record Allocation(long order, Optional<Option> chosen, String rule, List<Option> rejected, List<Refusal> refusals) {

    public Allocation {
        rejected = List.copyOf(rejected);
        refusals = List.copyOf(refusals);
    }
}
