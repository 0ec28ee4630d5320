package org.quartermaster.delivery.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.quartermaster.delivery.api.TravelResource;
import org.quartermaster.rest.Refused;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;

class TravelResourceIT {
    private static final TravelResource.Leg LEG = new TravelResource.Leg(50.0, 8.0, 50.01, 8.0, 1_300, 120);

    private final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T05:00:00Z"), ZoneOffset.UTC);
    private final Recorded<Audited> audited = new Recorded<>();
    private final TravelSetup setup = new TravelSetup(jdbi, clock, audited, AllowedHosts.of("osrm.example"));
    private final TravelResource travel = new TravelResource(setup, new Calibrations(jdbi, clock, setup, audited), new KnownLegs(jdbi, clock, audited));

    private static void refuses(ThrowingCallable call) {
        assertThat(catchThrowableOfType(Refused.class, call).status()).isEqualTo(400);
    }

    @Test
    void keepsWhatIsStatedAndNamesTheHosts() throws Exception {
        var wanted = new TravelResource.Settings("service", 1.25, 36.0, false, "valhalla", "https://osrm.example/table/v1/driving");

        TravelResource.Answer answer = Actor.NIGHT_RUN.call(() -> travel.state(wanted));

        assertThat(answer.settings()).isEqualTo(wanted);
        assertThat(answer.allowedHosts()).containsExactly("osrm.example");
        assertThat(Actor.NIGHT_RUN.call(travel::settings)).isEqualTo(answer);
        assertThat(audited.fired()).hasSize(1);
    }

    @Test
    void refusesSettingsThatAreNotWholeAndHostsThatAreNotAllowed() {
        refuses(() -> travel.state(null));
        refuses(() -> travel.state(new TravelResource.Settings("known", null, 36.0, true, null, "")));
        refuses(() -> travel.state(new TravelResource.Settings("known", 1.3, 36.0, true, "carrier pigeon", "")));
        refuses(() -> travel.state(new TravelResource.Settings("guess", 1.3, 36.0, true, null, "")));
        assertThatThrownBy(() -> Actor.NIGHT_RUN.call(() -> travel.state(new TravelResource.Settings("service", 1.3, 36.0, true, null, "https://elsewhere.example/table"))))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void keepsReplacesAndForgetsLegs() throws Exception {
        assertThat(Actor.NIGHT_RUN.call(() -> travel.upload(List.of(LEG, new TravelResource.Leg(50.01, 8.0, 50.0, 8.0, 1_400, 130)))).legs()).isEqualTo(2);
        assertThat(Actor.NIGHT_RUN.call(() -> travel.upload(List.of(new TravelResource.Leg(50.0, 8.0, 50.01, 8.0, 1_500, 140)))).legs()).isEqualTo(1);

        assertThat(Actor.NIGHT_RUN.call(travel::settings).knownLegs()).extracting(count -> (long) count.legs()).containsExactly(2L);
        List<Integer> metres = jdbi.withHandle(handle -> handle.createQuery("select metres from delivery_leg order by metres").mapTo(Integer.class).list());
        assertThat(metres).containsExactly(1_400, 1_500);
        assertThat(Actor.NIGHT_RUN.call(() -> travel.forget("file")).legs()).isEqualTo(2);
        assertThat(Actor.NIGHT_RUN.call(travel::settings).knownLegs()).isEmpty();
    }

    @Test
    void refusesLegsThatAreNone() {
        refuses(() -> travel.upload(List.of()));
        refuses(() -> travel.upload(Arrays.asList(LEG, null)));
        refuses(() -> travel.upload(List.of(new TravelResource.Leg(50.0, 8.0, null, 8.0, 1, 1))));
        assertThatThrownBy(() -> travel.upload(List.of(new TravelResource.Leg(8.0, 250.0, 50.0, 8.0, 1, 1)))).hasMessageContaining("swapped");
    }

    @Test
    void hasNoCalibrationBeforeAnybodyMeasured() {
        assertThatThrownBy(() -> Actor.NIGHT_RUN.call(travel::calibration)).isInstanceOf(NotFound.class);
    }
}
