package org.quartermaster.delivery.allocation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** The same way, chosen though this was free to choose: what it could have had instead, and why other warehouses are in none of that. */
    public Allocation insteadOf(Allocation free) {
        String sites = chosen.map(Option::sites).orElse("");
        List<Option> others = Stream.concat(free.chosen.stream(), free.rejected.stream()).filter(way -> !way.sites().equals(sites)).toList();
        List<Refusal> besides = free.refusals.stream().filter(refusal -> chosen.stream().flatMap(way -> way.parcels().stream())
                .noneMatch(parcel -> parcel.site() == refusal.site())).toList();
        return new Allocation(order, chosen, rule, others, besides);
    }
}
