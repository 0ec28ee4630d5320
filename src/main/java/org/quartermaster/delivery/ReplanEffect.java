package org.quartermaster.delivery;

import java.util.List;
import org.quartermaster.delivery.planning.PlanAudit;

/**
 * What planning anew did, or would do.
 *
 * @param planId  of the new version; 0 for a preview
 * @param before  the plan that was driven
 * @param after   the plan from now on, with what was visited
 * @param moved   stop numbers of the plan before that had a vehicle and now have another
 * @param open    stops that were on a route and not visited
 * @param millis  since it was asked for, until it was found
 */
public record ReplanEffect(long planId, PlanAudit before, PlanAudit after, List<Integer> moved, int open, long millis) {
    public ReplanEffect {
        moved = List.copyOf(moved);
    }
}
