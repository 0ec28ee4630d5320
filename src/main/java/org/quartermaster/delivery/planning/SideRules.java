package org.quartermaster.delivery.planning;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rules that tie stops together, by their index in the problem.
 *
 * @param pairs      goods fetched at one stop and brought to another on the same tour
 * @param reloads    stops at a depot where the vehicle is loaded again, so that it makes one more trip; only visited when that serves others
 * @param beginnings what each vehicle visits first, in this order: stops locked to their position, or visited already
 */
public record SideRules(List<Pair> pairs, Set<Integer> reloads, Map<Integer, List<Integer>> beginnings) {
    /** No such rule. */
    public static final SideRules NONE = new SideRules(List.of(), Set.of(), Map.of());

    /**
     * Fetched at one stop, brought to another: same vehicle, fetched before, no reload between.
     *
     * @param pickup   index of the stop where it is loaded; its demand is what is carried
     * @param delivery index of the stop where it is unloaded
     */
    public record Pair(int pickup, int delivery) {
    }

    public SideRules {
        pairs = List.copyOf(pairs);
        reloads = Set.copyOf(reloads);
        beginnings = Map.copyOf(beginnings);
        var paired = new HashSet<Integer>();
        for (Pair pair : pairs) {
            if (!paired.add(pair.pickup()) | !paired.add(pair.delivery())) {
                throw new IllegalArgumentException("%s: a stop can be in one pair only.".formatted(pair));
            }
        }
    }

    /** The other stop of a pair, or −1 for a stop of its own. */
    public int partnerOf(int stop) {
        return pairs.stream().filter(pair -> pair.pickup() == stop || pair.delivery() == stop).findFirst()
                .map(pair -> pair.pickup() == stop ? pair.delivery() : pair.pickup()).orElse(-1);
    }

    boolean isPickup(int stop) {
        return pairs.stream().anyMatch(pair -> pair.pickup() == stop);
    }

    /** The same rules without the pair that a stop is in. */
    SideRules withoutPairOf(int stop) {
        return new SideRules(pairs.stream().filter(pair -> pair.pickup() != stop && pair.delivery() != stop).toList(), reloads, beginnings);
    }

    boolean areNone() {
        return pairs.isEmpty() && reloads.isEmpty() && beginnings.isEmpty();
    }
}
