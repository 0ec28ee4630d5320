package org.quartermaster.delivery;

import java.util.List;
import org.quartermaster.delivery.planning.PlanAudit;
import org.quartermaster.delivery.planning.Violation;

/**
 * What an edit would do.
 *
 * @param before     the plan as it is
 * @param after      the plan as it would be
 * @param violations hard rules that would be broken then
 */
public record EditEffect(PlanAudit before, PlanAudit after, List<Violation> violations) {
    /** Money of the routes after minus before, in cents. */
    public long addedCents() {
        return after.cost().total() - before.cost().total();
    }

    /** Stops served after minus before. */
    public int addedStops() {
        return before.unserved().size() - after.unserved().size();
    }

    public boolean isFeasible() {
        return violations.isEmpty();
    }
}
