package org.quartermaster.delivery.allocation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Warehouses, what they hold and what sending costs.
 *
 * @param packed parcels that take packing already
 */
public record AllocationProblem(List<Site> sites, Map<Shelf, Supply> stock, Freight freight, List<Packed> packed) {

    /** Parcels that a warehouse packs on a day (days since 1970-01-01) already. */
    public record Packed(int site, int day, int parcels) {
    }

    public AllocationProblem {
        var seen = new HashSet<Integer>();
        for (Site site : sites) {
            if (!seen.add(site.id())) {
                throw new IllegalArgumentException("Warehouse %d is there twice.".formatted(site.id()));
            }
        }
        sites = List.copyOf(sites);
        stock = Map.copyOf(stock);
        packed = List.copyOf(packed);
    }

    /** Warehouses that pack nothing yet. */
    public AllocationProblem(List<Site> sites, Map<Shelf, Supply> stock, Freight freight) {
        this(sites, stock, freight, List.of());
    }

    /** The same, but what comes on a day (days since 1970-01-01) or before it can leave on the next day only: it is not there yet. */
    public AllocationProblem comingAfter(int day) {
        var later = new HashMap<Shelf, Supply>();
        stock.forEach((shelf, supply) -> later.put(shelf, new Supply(supply.onHand(), supply.keep(), supply.demandShare(),
                supply.arrivals().stream().map(coming -> new Supply.Arrival(Math.max(coming.day(), day + 1), coming.units())).toList(), supply.promised())));
        return new AllocationProblem(sites, later, freight, packed);
    }

    /** Parcels that a warehouse packs on a day already. */
    int packed(int site, int day) {
        return packed.stream().filter(one -> one.site() == site && one.day() == day).mapToInt(Packed::parcels).sum();
    }
}
