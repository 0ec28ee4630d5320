package org.quartermaster.delivery.allocation;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import java.util.ArrayList;
import java.util.List;

/** One order of a batch and the way it takes. */
@PlanningEntity
public class Choice {

    /** Units of a limit that a way takes. */
    record Take(int limit, int units) {
    }

    @PlanningId
    private int order;

    @ValueRangeProvider(id = "ways")
    private List<Way> ways;

    @PlanningVariable(valueRangeProviderRefs = "ways")
    private Way way;

    protected Choice() {
    }

    Choice(int number, List<Way> all, Way taken) {
        order = number;
        ways = all;
        way = taken;
    }

    Way way() {
        return way;
    }

    /** What the way takes, limit by limit. */
    List<Take> takes() {
        var takes = new ArrayList<Take>();
        for (int i = 0; i < way.limits().length; i++) {
            takes.add(new Take(way.limits()[i], way.units()[i]));
        }
        return takes;
    }
}
