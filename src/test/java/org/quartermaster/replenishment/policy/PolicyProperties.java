package org.quartermaster.replenishment.policy;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.quartermaster.replenishment.policy.Why.Kind;

/** What must hold for any line whatever its numbers. */
class PolicyProperties {

    @Property(tries = 3000)
    void termsAddUpToTheSuggestionAndToThePosition(@ForAll("lines") Line line) {
        Advice advice = Policy.advise(line);
        long sum = 0;
        for (Why.Term term : advice.why().terms()) {
            sum += term.units();
        }
        assertThat(sum).isEqualTo(advice.suggestion());
        assertThat(advice.why().terms().stream().mapToLong(Why.Term::cents).sum()).isEqualTo(line.offer().costCents(advice.suggestion())).isEqualTo(advice.value().orderCents());
        int stock = -advice.why().units(Kind.ON_HAND) - advice.why().units(Kind.RESERVED) - advice.why().units(Kind.BACKORDERED)
                - advice.why().units(Kind.IN_TRANSIT) - advice.why().units(Kind.REQUESTED) - advice.why().units(Kind.INBOUND);
        assertThat(stock).isEqualTo(line.position().at(advice.target().day()));
        int level = advice.why().units(Kind.DEMAND) + advice.why().units(Kind.SAFETY_DEMAND) + advice.why().units(Kind.SAFETY_LEAD_TIME)
                + advice.why().units(Kind.COVER_FLOOR) + advice.why().units(Kind.RULE_LEVEL);
        assertThat(level).isEqualTo(advice.target().units());
    }

    @Property(tries = 2000)
    void suggestionCanBeOrdered(@ForAll("lines") Line line) {
        int units = Policy.advise(line).suggestion();
        assertThat(units % line.offer().multiple()).isZero();
        assertThat(units == 0 || units >= line.offer().minimumQuantity()).isTrue();
        assertThat(units).isBetween(0, line.capacityUnits());
    }

    @Property(tries = 1000)
    void secondRunAfterOrderingOrdersNothingMore(@ForAll("lines") Line line) {
        Advice first = Policy.advise(line);
        Assume.that(first.isDue() && first.suggestion() >= first.why().shortage());
        Line after = new Line(line.position().withOrder(first.suggestion(), first.arrivalDay()), line.demand(), line.offer(), line.unitPriceMicros(),
                line.shelfLifeDays(), line.capacityUnits(), line.rules());
        assertThat(Policy.advise(after).isDue()).isFalse();
    }

    @Property(tries = 1000)
    void moreStockNeverNeedsMore(@ForAll("lines") Line line, @ForAll @IntRange(min = 1, max = 500) int more) {
        Holdings has = line.position().holdings();
        var richer = new InventoryPosition(new Holdings(has.onHand() + more, has.reserved(), has.backordered(), has.inTransit(), has.requested()),
                line.position().arrivals());
        Line rich = new Line(richer, line.demand(), line.offer(), line.unitPriceMicros(), line.shelfLifeDays(), line.capacityUnits(), line.rules());
        int day = line.offer().firstOrderDay();
        assertThat(Policy.adviseOn(rich, day).why().shortage()).isLessThanOrEqualTo(Policy.adviseOn(line, day).why().shortage());
    }

    @Property(tries = 500)
    void projectionNeverShowsAnArrivalEarly(@ForAll("lines") Line line) {
        Projection with = Projection.of(line.position(), line.demand(), 40);
        Projection without = Projection.of(line.position().withoutInbound(), line.demand(), 40);
        int first = line.position().arrivals().isEmpty() ? 40 : line.position().arrivals().getFirst().day();
        for (int day = 0; day < Math.min(40, first); day++) {
            assertThat(with.p50()[day]).isEqualTo(without.p50()[day]);
        }
        for (int day = 0; day < 40; day++) {
            assertThat(with.p10()[day]).isLessThanOrEqualTo(with.p50()[day]);
            assertThat(with.p50()[day]).isLessThanOrEqualTo(with.p90()[day]);
        }
    }

    @Provide
    Arbitrary<Line> lines() {
        return Lines.any();
    }
}
