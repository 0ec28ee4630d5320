package org.quartermaster.replenishment.planning.horizon;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.valuerange.CountableValueRange;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeFactory;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;

/**
 * The planning entity: packs of one item from one source in one week.
 *
 * <p>The number itself lives in the plan's array, so that keeping a best plan copies one array and not some ten thousand objects.
 */
@PlanningEntity
public class Cell {

    private int index;
    private int item;
    private int source;
    private int week;
    private int mostPacks;
    private int[] plan;

    protected Cell() {
    }

    Cell(int index, int item, int source, int week, int mostPacks, int[] plan) {
        this.index = index;
        this.item = item;
        this.source = source;
        this.week = week;
        this.mostPacks = mostPacks;
        this.plan = plan;
    }

    @PlanningId
    public int getIndex() {
        return index;
    }

    @ValueRangeProvider
    public CountableValueRange<Integer> packRange() {
        return ValueRangeFactory.createIntValueRange(0, mostPacks + 1);
    }

    @PlanningVariable
    public Integer getPacks() {
        return plan[index];
    }

    public void setPacks(Integer packs) {
        plan[index] = packs == null ? 0 : packs;
    }

    int item() {
        return item;
    }

    int source() {
        return source;
    }

    int week() {
        return week;
    }

    @Override
    public String toString() {
        return "item %d from %d in week %d: %d".formatted(item, source, week, plan[index]);
    }
}
