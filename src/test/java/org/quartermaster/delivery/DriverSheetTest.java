package org.quartermaster.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quartermaster.shared.NotFound;

/** A depot on the equator and two stops 0.1° and 0.2° east: 11.12 km each as the crow flies, road factor 1, 36 km/h = 10 m/s. */
class DriverSheetTest {
    private static final PlanHead HEAD = new PlanHead(1, LocalDate.of(2026, 11, 22), 1, "W1", "One", "", 0, "run", "published", null, "a", 0, 0, "UTC", 1, 36,
            1, 0, 0, 3, 1, 1, 0, 0, 0, 0, 0, 0, true, "", 0, 1);
    private static final PlanVehicle VAN = new PlanVehicle(0, 5, "V1", 100_000, 100_000, 50, 8 * 3600, 18 * 3600, 0, 0, 0, 0, 50, 0, 0, 0, 0, 0);
    private final DeliveryPlan plan = DeliveryPlan.of(HEAD, List.of(PlanDepot.of(HEAD)), List.of(VAN), List.of(stop(0, 0.2, 0, 1), stop(1, 0.1, 0, 0), stop(2, 0.3, -1, 0)), List.of());

    private static PlanStop stop(int number, double longitude, int vehicle, int position) {
        return new PlanStop(number, StopKind.ORDER, -1, 100 + number, "SO" + number, "C", "Street", 0, longitude, 2000, 500, 3, BigDecimal.TEN, "36000-43200", 600, 1, 0, 0, 0, -1,
                vehicle, position, 0, 0, "", "", 0, 0, 0, false);
    }

    @Test
    void listsTheStopsInDrivingOrderWithTimes() {
        DriverSheet sheet = DriverSheet.of(plan, 0);

        assertThat(sheet.lines()).extracting(DriverSheet.Line::orderCode).containsExactly("SO1", "SO0");
        // 11 119.5 m (radius 6 371 008.8 m × 0.1°) at 10 m/s = 1112 s: leaves 10:00:00 − 1112 s, second stop at 10:00 + 600 + 1112 s
        assertThat(sheet.departure()).isEqualTo(LocalTime.of(9, 41, 28));
        assertThat(sheet.lines().getFirst().arrival()).isEqualTo(LocalTime.of(10, 0));
        assertThat(sheet.lines().get(1).arrival()).isEqualTo(LocalTime.of(10, 28, 32));
        assertThat(sheet.pieces()).isEqualTo(6);
        assertThat(sheet.litres()).isEqualTo(4);
    }

    @Test
    void knowsNoSheetForAVehicleThatStays() {
        assertThatThrownBy(() -> DriverSheet.of(plan, 1)).isInstanceOf(NotFound.class);
    }

    @Test
    void writesGeoJsonWithLongitudeFirst() {
        Map<String, Object> collection = RouteGeoJson.of(plan);

        assertThat(collection).containsEntry("type", "FeatureCollection");
        var features = (List<?>) collection.get("features");
        // depot, one route, two visits, one left out
        assertThat(features).hasSize(5);
        var route = (Map<?, ?>) ((Map<?, ?>) features.get(1)).get("geometry");
        assertThat(route.get("coordinates")).isEqualTo(List.of(List.of(0.0, 0.0), List.of(0.1, 0.0), List.of(0.2, 0.0), List.of(0.0, 0.0)));
    }

    @Test
    void saysWhatWouldServeTheStopThatIsLeftOut() {
        List<UnservedFacts> unserved = UnservedFacts.of(plan);

        assertThat(unserved).hasSize(1);
        assertThat(unserved.getFirst().refusals()).extracting(UnservedFacts.RefusalFacts::kind).containsExactly("NotWorthIt");
    }
}
