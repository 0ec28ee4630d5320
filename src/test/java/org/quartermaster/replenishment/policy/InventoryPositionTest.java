package org.quartermaster.replenishment.policy;

import static org.assertj.core.api.Assertions.assertThat;
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
