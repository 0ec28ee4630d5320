package org.quartermaster.replenishment.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.quartermaster.replenishment.policy.Lines.DELAYS;
import static org.quartermaster.replenishment.policy.Lines.TODAY;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class InventoryPositionTest {

    /** 38 on hand − 12 reserved − 4 backordered + 60 due on day 4 + 5 in transit (day 2) + 20 requested (day 9). */
    @Test
    void netsEveryPartOnItsDay() {
        var position = InventoryPosition.of(new Holdings(38, 12, 4, 5, 20), List.of(Lines.inbound(60, 4)), TODAY, DELAYS);
        assertThat(position.at(0)).isEqualTo(22);
        assertThat(position.at(2)).isEqualTo(27);
        assertThat(position.at(3)).isEqualTo(27);
        assertThat(position.at(4)).isEqualTo(87);
        assertThat(position.at(9)).isEqualTo(107);
        assertThat(position.total()).isEqualTo(107);
    }

    @Test
    void overdueInboundCountsFromItsReestimatedDay() {
        var reestimated = new Inbound("PO-1", 50, TODAY.minusDays(5), TODAY.plusDays(6));
        var position = InventoryPosition.of(new Holdings(0, 0, 0, 0, 0), List.of(reestimated), TODAY, DELAYS);
        assertThat(position.at(5)).isZero();
        assertThat(position.at(6)).isEqualTo(50);
        assertThat(position.arrivals()).allMatch(Arrival::overdue);
    }

    @Test
    void overdueInboundWithoutEstimateIsWaitedForAsLongAsTheLeadTimeVaries() {
        var position = Lines.position(0, Lines.inbound(50, -5));
        assertThat(position.at(2)).isZero();
        assertThat(position.at(3)).isEqualTo(50);
    }

    /** Of 9 in transit 5 have a day of their own, the other 4 the usual one (day 2); what is requested stays at day 9 but for the 8 that leave for day 1. */
    @Test
    void transfersCountOnTheirOwnDay() {
        var position = InventoryPosition.of(new Holdings(0, 0, 0, 9, 20), List.of(transfer(Arrival.Kind.IN_TRANSIT, 5, 6), transfer(Arrival.Kind.REQUESTED, 8, 1)), TODAY, DELAYS);
        assertThat(position.arrivals()).extracting(Arrival::day, Arrival::units, Arrival::reference)
                .containsExactly(tuple(1, 8, "TR"), tuple(2, 4, ""), tuple(6, 5, "TR"), tuple(9, 12, ""));
        assertThat(position.ordered()).isZero();
    }

    @Test
    void aLateTransferCountsFromTheUsualDayOn() {
        var position = InventoryPosition.of(new Holdings(0, 0, 0, 5, 0), List.of(transfer(Arrival.Kind.IN_TRANSIT, 5, -3)), TODAY, DELAYS);
        assertThat(position.arrivals()).containsExactly(new Arrival("TR", Arrival.Kind.IN_TRANSIT, 5, 2, true));
    }

    /** What papers say and what balances say may differ: a day of its own never adds a unit. */
    @Property
    void daysOfTransfersChangeNoTotal(@ForAll @IntRange(max = 40) int transit, @ForAll @IntRange(max = 40) int requested, @ForAll("transfers") List<Inbound> transfers, @ForAll @IntRange(max = 200) int day) {
        var holdings = new Holdings(3, 1, 0, transit, requested);
        var dated = InventoryPosition.of(holdings, transfers, TODAY, DELAYS);
        assertThat(dated.total()).isEqualTo(InventoryPosition.of(holdings, List.of(), TODAY, DELAYS).total());
        for (var kind : List.of(Arrival.Kind.IN_TRANSIT, Arrival.Kind.REQUESTED)) {
            assertThat(dated.arrivals().stream().filter(one -> one.kind() == kind).mapToInt(Arrival::units).sum()).isEqualTo(kind == Arrival.Kind.IN_TRANSIT ? transit : requested);
        }
        assertThat(dated.at(day)).isBetween(2, dated.at(day + 1));
    }

    private static Inbound transfer(Arrival.Kind kind, int units, int inDays) {
        return new Inbound("TR", kind, units, TODAY.plusDays(inDays), null);
    }

    @Provide
    Arbitrary<List<Inbound>> transfers() {
        return Lines.transfers();
    }

    @Property
    void inboundNeverCountsBeforeItsDayAndAlwaysCountsOnce(@ForAll("inbounds") List<Inbound> inbounds, @ForAll @IntRange(min = 0, max = 200) int day) {
        var position = InventoryPosition.of(new Holdings(0, 0, 0, 0, 0), inbounds, TODAY, DELAYS);
        int early = inbounds.stream().filter(i -> i.dueOn().isAfter(TODAY.plusDays(day))
                && (i.expectedOn() == null || i.expectedOn().isAfter(TODAY.plusDays(day)))).mapToInt(Inbound::units).sum();
        int all = inbounds.stream().mapToInt(Inbound::units).sum();
        assertThat(position.at(day)).isLessThanOrEqualTo(all - early);
        assertThat(position.total()).isEqualTo(all);
        assertThat(position.at(day)).isBetween(0, position.at(day + 1));
    }

    @Provide
    Arbitrary<List<Inbound>> inbounds() {
        return Lines.inbounds();
    }
}
