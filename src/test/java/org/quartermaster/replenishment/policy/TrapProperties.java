package org.quartermaster.replenishment.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Mistakes of other planning tools that buyers complain about, each as a property over any line. */
class TrapProperties {

    private static Line line(InventoryPosition position, Offer offer) {
        return Lines.line(position, DemandOutlook.steady(10, 14), offer);
    }

    /** What is requested and not yet ordered counts once it can have come. */
    @Property(tries = 500)
    void requestedUnitsAreNotOrderedAgain(@ForAll @IntRange(min = 0, max = 300) int onHand, @ForAll @IntRange(min = 1, max = 200) int requested) {
        var with = InventoryPosition.of(new Holdings(onHand, 0, 0, 0, requested), List.of(), Lines.TODAY, Lines.DELAYS);
        var without = InventoryPosition.of(new Holdings(onHand, 0, 0, 0, 0), List.of(), Lines.TODAY, Lines.DELAYS);
        int day = Lines.offer(9, 1, 1).firstOrderDay();
        int asked = Policy.adviseOn(line(without, Lines.offer(9, 1, 1)), day).suggestion();
        assertThat(Policy.adviseOn(line(with, Lines.offer(9, 1, 1)), day).suggestion()).isEqualTo(Math.max(0, asked - requested));
    }

    /** An order that comes after everything that is planned for leaves the advice as it is. */
    @Property(tries = 500)
    void inboundBeyondTheHorizonHidesNothing(@ForAll @IntRange(min = 0, max = 400) int onHand, @ForAll @IntRange(min = 1, max = 5_000) int units) {
        Advice with = Policy.advise(line(Lines.position(onHand, Lines.inbound(units, 90)), Lines.offer(9, 1, 1)));
        Advice without = Policy.advise(line(Lines.position(onHand), Lines.offer(9, 1, 1)));
        assertThat(with.urgency()).isEqualTo(without.urgency());
        assertThat(with.isDue()).isEqualTo(without.isDue());
        assertThat(with.suggestion()).isEqualTo(without.suggestion());
    }

    /** Two lead times of one supplier: a line that takes longer is never to be ordered later, and its demand is taken over more days. */
    @Property(tries = 300)
    void longerLeadTimeIsNeverOrderedLater(@ForAll @IntRange(min = 0, max = 250) int onHand, @ForAll @IntRange(min = 1, max = 20) int lead,
            @ForAll @IntRange(min = 1, max = 20) int longer) {
        Line soon = line(Lines.position(onHand), Lines.offer(lead, 1, 1));
        Line late = line(Lines.position(onHand), Lines.offer(lead + longer, 1, 1));
        assertThat(Policy.advise(late).orderDay()).isLessThanOrEqualTo(Policy.advise(soon).orderDay());
        assertThat(Policy.adviseOn(late, 0).reorderPoint()).isGreaterThan(Policy.adviseOn(soon, 0).reorderPoint());
    }

    /** Rounding that brings more than the greatest cover is ordered and said. */
    @Property(tries = 500)
    void roundingAboveTheGreatestCoverIsSaid(@ForAll("lines") Line line) {
        Advice advice = Policy.advise(line);
        Assume.that(advice.suggestion() > 0);
        long most = advice.target().safety() + (long) Math.ceil(line.demand().mean(advice.arrivalDay() + line.rules().maximumCoverDays()));
        boolean isAbove = line.position().at(advice.arrivalDay()) + (long) advice.suggestion() > most;
        assertThat(advice.why().warnings().contains(Why.Warning.EXCEEDS_MAXIMUM_COVER)).isEqualTo(isAbove);
    }

    /** The projected number is one: day by day it is the same whether asked for a short or a long time. */
    @Property(tries = 300)
    void projectionDoesNotDependOnHowFarItIsAsked(@ForAll("lines") Line line, @ForAll @IntRange(min = 1, max = 40) int days) {
        Projection small = Projection.of(line.position(), line.demand(), days);
        Projection great = Projection.of(line.position(), line.demand(), 56);
        for (int day = 0; day < days; day++) {
            assertThat(small.p50()[day]).isEqualTo(great.p50()[day]);
            assertThat(small.p10()[day]).isEqualTo(great.p10()[day]);
        }
    }

    @Provide
    Arbitrary<Line> lines() {
        return Lines.any();
    }
}
