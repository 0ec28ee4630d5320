package org.quartermaster.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quartermaster.delivery.PlanComparison.Change;

class PlanComparisonTest {

    private static DeliveryPlan plan(long id, PlanStop... stops) {
        var head = new PlanHead(id, LocalDate.of(2026, 11, 22), 1, "W1", "One", "", 0, "run", "published", null, "a", 0, 0, "UTC", 1, 36, 1, 0, 0, stops.length, 0, 2,
                0, 0, 0, 0, 0, 0, true, "", 0, 1);
        return DeliveryPlan.of(head, List.of(PlanDepot.of(head)), List.of(van(0, "V1"), van(1, "V2")), List.of(stops), List.of());
    }

    private static PlanVehicle van(int number, String code) {
        return new PlanVehicle(number, 5 + number, code, 100_000, 100_000, 50, 8 * 3600, 18 * 3600, 0, 0, 0, 0, 50, 0, 0, 0, 0, 0);
    }

    private static PlanStop stop(int number, String order, int vehicle, int position, int start) {
        return new PlanStop(number, StopKind.ORDER, -1, 100 + number, order, "C", "Street", 0, 0.1 * number, 2000, 500, 3, BigDecimal.TEN, "36000-43200", 600, 1, 0, 0, 0, -1, vehicle,
                position, start, 0, "", "", 0, 0, 0, false);
    }

    /** A stays; B changes the vehicle and comes 30 minutes later; C comes 59 seconds later, which is not worth a line; D is left out; E is new. */
    @Test
    void namesTheStopsThatDiffer() {
        DeliveryPlan before = plan(1, stop(0, "A", 0, 0, 36_000), stop(1, "B", 0, 1, 37_000), stop(2, "C", 1, 0, 38_000), stop(3, "D", 1, 1, 39_000));
        DeliveryPlan after = plan(2, stop(0, "A", 0, 0, 36_000), stop(1, "B", 1, 0, 38_800), stop(2, "C", 1, 1, 38_059), stop(3, "D", -1, 0, 0),
                stop(4, "E", 0, 1, 40_000));

        PlanComparison compared = PlanComparison.of(before, after);

        assertThat(compared.changes()).extracting(Change::orderCode).containsExactly("B", "D", "E");
        assertThat(compared.changes().getFirst().laterMinutes()).isEqualTo(30);
        assertThat(compared.changes().get(1).to().vehicle()).isNull();
        assertThat(compared.changes().get(2).from()).isNull();
        assertThat(compared.otherVehicle()).isEqualTo(1);
    }

    @Test
    void findsNothingBetweenAPlanAndItself() {
        DeliveryPlan plan = plan(1, stop(0, "A", 0, 0, 36_000));

        assertThat(PlanComparison.of(plan, plan).changes()).isEmpty();
    }
}
