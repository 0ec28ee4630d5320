package org.quartermaster.launcher.bench.allocation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quartermaster.delivery.allocation.AllocationProblem;
import org.quartermaster.delivery.allocation.Demand;
import org.quartermaster.delivery.allocation.DryRun;

/**
 * Past orders with the network that could have shipped them.
 *
 * @param orders    ascending by readiness
 * @param siteNames of the warehouses by number
 * @param codes     of the orders by number
 * @param asShipped what was done then, as far as the files say
 * @param notes     what was assumed
 * @param bad       rows that were left out
 */
record Scenario(AllocationProblem problem, List<Demand> orders, Map<Integer, String> siteNames, Map<Long, String> codes, Optional<DryRun.Figures> asShipped,
                List<String> notes, List<BadRow> bad) {
}
