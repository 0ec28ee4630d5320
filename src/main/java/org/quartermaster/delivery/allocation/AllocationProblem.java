package org.quartermaster.delivery.allocation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Warehouses, what they hold and what sending costs. */
public record AllocationProblem(List<Site> sites, Map<Shelf, Supply> stock, Freight freight) {

    public AllocationProblem {
        var seen = new HashSet<Integer>();
        for (Site site : sites) {
            if (!seen.add(site.id())) {
                throw new IllegalArgumentException("Warehouse %d is there twice.".formatted(site.id()));
            }
        }
        sites = List.copyOf(sites);
        stock = Map.copyOf(stock);
    }
}
