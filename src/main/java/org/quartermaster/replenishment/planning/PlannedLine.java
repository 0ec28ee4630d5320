package org.quartermaster.replenishment.planning;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.entity.PlanningPin;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.valuerange.CountableValueRange;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeFactory;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import java.util.List;

/** The planning entity: from whom, how many packs, on which day, for one need. */
@PlanningEntity
public class PlannedLine {

    @PlanningId
    private int id;
    private Need need;
    private int mostPacks;
    @PlanningPin
    private boolean pinned;
    @PlanningVariable
    private Source source;
    @PlanningVariable
    private Integer packs;
    @PlanningVariable
    private Integer day;

    protected PlannedLine() {
    }

    public PlannedLine(Need need, OrderChoice choice) {
        this.id = need.id();
        this.need = need;
        this.pinned = need.isPinned();
        this.source = need.sources().get(choice.sourceIndex());
        this.packs = choice.packs();
        this.day = choice.day();
        int smallest = need.sources().stream().mapToInt(s -> s.offer().multiple()).min().orElseThrow();
        this.mostPacks = Math.max(packs, Math.min(need.mostUnits(), 1_000_000) / smallest);
    }

    @ValueRangeProvider
    public List<Source> sources() {
        return need.sources();
    }

    @ValueRangeProvider
    public CountableValueRange<Integer> packRange() {
        return ValueRangeFactory.createIntValueRange(0, mostPacks + 1);
    }

    @ValueRangeProvider
    public List<Integer> days() {
        return need.sources().stream().flatMap(s -> s.offer().orderDays().stream()).distinct().sorted().toList();
    }

    public Need need() {
        return need;
    }

    public boolean isPinned() {
        return pinned;
    }

    public boolean isOrdered() {
        return packs > 0;
    }

    public int units() {
        return packs * source.offer().multiple();
    }

    /** Price of the units, cents. */
    public long valueCents() {
        return source.offer().costCents(units());
    }

    public long centilitres() {
        return units() * need.centilitresPerUnit();
    }

    /** The order it would be a line of. */
    public OrderKey order() {
        return new OrderKey(source.supplier(), need.warehouse(), day);
    }

    public OrderChoice choice() {
        return new OrderChoice(source.index(), packs, day);
    }

    LineCost cost() {
        return need.cost(source, packs, day);
    }

    /** Whether it departs from what it should keep to; ordering nothing is the same on every day. */
    boolean departs() {
        OrderChoice kept = need.reference();
        return packs != kept.packs() || packs > 0 && (source.index() != kept.sourceIndex() || day != kept.day());
    }

    public Source getSource() {
        return source;
    }

    public void setSource(Source source) {
        this.source = source;
    }

    public Integer getPacks() {
        return packs;
    }

    public void setPacks(Integer packs) {
        this.packs = packs;
    }

    public Integer getDay() {
        return day;
    }

    public void setDay(Integer day) {
        this.day = day;
    }

    @Override
    public String toString() {
        return "%s: %d × %s on day %d".formatted(need, packs, source, day);
    }
}
