package org.quartermaster.delivery.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.quartermaster.rest.Refused;
import org.quartermaster.shared.Unfit;

/** Bodies that say nothing, or not all, are refused before a service is asked. */
class BadBodiesTest {
    private final VehiclesResource vehicles = new VehiclesResource(null);
    private final PromisesResource promises = new PromisesResource(null);
    private final DeliveryChangesResource changes = new DeliveryChangesResource(null);

    private static void refuses(ThrowingCallable call) {
        assertThat(catchThrowableOfType(Refused.class, call).status()).isEqualTo(400);
    }

    private static VehiclesResource.Draft vehicle(String code, BigDecimal litres, String from) {
        return new VehiclesResource.Draft(1, null, code, litres, BigDecimal.TEN, 1, from, "18:00", null, null, null, null, null, null, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, 0, true);
    }

    @Test
    void refusesVehiclesThatAreNotWhole() {
        refuses(() -> vehicles.create(null));
        refuses(() -> vehicles.change(1, "\"0\"", null));
        refuses(() -> vehicles.create(vehicle(null, BigDecimal.TEN, "08:00")));
        refuses(() -> vehicles.create(vehicle("V".repeat(21), BigDecimal.TEN, "08:00")));
        refuses(() -> vehicles.create(vehicle("V1", null, "08:00")));
        refuses(() -> vehicles.create(vehicle("V1", new BigDecimal("1e12"), "08:00")));
        refuses(() -> vehicles.create(vehicle("V1", BigDecimal.TEN, null)));
        refuses(() -> vehicles.create(new VehiclesResource.Draft(1, null, "V1", BigDecimal.TEN, BigDecimal.TEN, 1, "08:00", "18:00", null, "12:00", null, 30, 1, 0, BigDecimal.ONE,
                BigDecimal.ONE, BigDecimal.ONE, 0, true)));
    }

    @Test
    void refusesBasketsWithALineThatIsNone() {
        refuses(() -> promises.of(null));
        refuses(() -> promises.of(new PromisesResource.Basket(Arrays.asList(new PromisesResource.Line("S001", 1), null), 50.0, 8.0)));
        refuses(() -> promises.of(new PromisesResource.Basket(List.of(), null, 8.0)));
    }

    @Test
    void refusesTermsWithoutACutOff() {
        var draft = new ShippingTermsResource.Draft(null, 127, null, 120, null, null);

        assertThat(catchThrowableOfType(Unfit.class, () -> draft.terms(1, 0)).code()).isEqualTo("delivery.unfit.cutOff");
        refuses(() -> new ShippingTermsResource.Draft("four", 127, null, 120, null, null).terms(1, 0));
    }

    @Test
    void refusesQuestionsBeyondADayOrTheEarth() {
        refuses(() -> changes.whatIf(1, null));
        refuses(() -> changes.whatIf(1, new DeliveryChangesResource.Question(null, 24 * 60 + 1, null, null)));
        refuses(() -> changes.whatIf(1, new DeliveryChangesResource.Question(null, null, 91.0, 8.0)));
        refuses(() -> changes.happened(1, "\"1\"", null));
    }

    @Test
    void refusesPlacesForWhatIsNotUrgent() {
        refuses(() -> changes.places(1, null));
        refuses(() -> changes.places(1, new DeliveryChangesResource.Happened("urgent", 0, null, null, null, null, null)));
        refuses(() -> changes.places(1, new DeliveryChangesResource.Happened("late", 0, null, 21L, null, 0, 10)));
    }
}
