package org.quartermaster.delivery.planning.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quartermaster.delivery.planning.TravelMatrix;
import org.quartermaster.delivery.planning.TravelMatrix.Place;
import org.quartermaster.delivery.planning.travel.TravelEstimate.Local;

/** A town at 50.05°N 8.05°E and a village at 50.55°N 8.05°E. Stated: factor 1.25 at 45 km/h, which is 1.25 · 3600 / 45 = 100 s per kilometre as the crow flies. */
class CalibratorTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);
    private static final Place TOWN = new Place(50.05, 8.05);
    private static final Place VILLAGE = new Place(50.55, 8.05);
    private final Calibrator calibrator = new Calibrator(Local.stated(1.25, 45));

    /** A leg of about two kilometres north with this pace; a factor of 0 means that nobody read the odometer. */
    private static DrivenLeg leg(Place from, double secondsPerKm, double factor, int day) {
        var to = new Place(from.latitude() + 0.018, from.longitude());
        double crow = TravelMatrix.haversine(from, to);
        return new DrivenLeg(DAY.plusDays(day), from, to, Math.round(crow / 1000 * secondsPerKm), crow * factor);
    }

    private static List<DrivenLeg> legs(int count, Place from, double secondsPerKm, double factor) {
        var legs = new ArrayList<DrivenLeg>();
        for (int i = 0; i < count; i++) {
            legs.add(leg(from, secondsPerKm, factor, i));
        }
        return legs;
    }

    @Test
    void knowsWhatWasStatedWhereNothingWasDriven() {
        TravelEstimate estimate = calibrator.measure(List.of());
        assertThat(estimate.regions()).isEmpty();
        assertThat(estimate.at(TOWN).roadFactor()).isEqualTo(1.25);
        assertThat(estimate.at(TOWN).speedKmh()).isCloseTo(45, within(1e-9));
        assertThat(calibrator.check(List.of()).isBetter()).isFalse();
    }

    /** Thirty legs at 200 s/km: all of them (30·200 + 10·100) / 40 = 175, the town (30·200 + 10·175) / 40 = 193.75. */
    @Test
    void drawsAFewLegsTowardsAllAndAllTowardsWhatWasStated() {
        TravelEstimate estimate = calibrator.measure(legs(30, TOWN, 200, 0));
        assertThat(estimate.everywhere().secondsPerKm()).isCloseTo(175, within(0.2));
        assertThat(estimate.at(TOWN).secondsPerKm()).isCloseTo(193.75, within(0.3));
        assertThat(estimate.at(VILLAGE)).isEqualTo(estimate.everywhere());
        assertThat(estimate.at(TOWN).roadFactor()).as("nobody read an odometer").isEqualTo(1.25);
    }

    /** Thirty readings at 1.6: all (30·1.6 + 10·1.25) / 40 = 1.5125, the town (30·1.6 + 10·1.5125) / 40 = 1.578. */
    @Test
    void takesTheRoadFactorFromOdometers() {
        TravelEstimate estimate = calibrator.measure(legs(30, TOWN, 200, 1.6));
        assertThat(estimate.everywhere().roadFactor()).isCloseTo(1.5125, within(1e-6));
        assertThat(estimate.at(TOWN).roadFactor()).isCloseTo(1.578125, within(1e-6));
        assertThat(estimate.at(TOWN).metreLegs()).isEqualTo(30);
    }

    @Test
    void isNotMovedByALunchBreakOnTheWay() {
        List<DrivenLeg> legs = legs(30, TOWN, 200, 0);
        double before = calibrator.measure(legs).at(TOWN).secondsPerKm();
        for (int i = 0; i < 5; i++) {
            legs.set(i, leg(TOWN, 2_000, 0, i));
        }
        assertThat(calibrator.measure(legs).at(TOWN).secondsPerKm()).isCloseTo(before, within(0.2));
    }

    @Test
    void leavesOutLegsThatAreMostlyParking() {
        var near = new Place(50.051, 8.05); // 111 m
        assertThat(Calibrator.usable(List.of(new DrivenLeg(DAY, TOWN, near, 300, 0)))).isEmpty();
    }

    @Test
    void tellsTownFromVillageAndProvesItOnTheNewestLegs() {
        List<DrivenLeg> legs = legs(60, TOWN, 220, 0);
        legs.addAll(legs(60, VILLAGE, 80, 0));
        TravelEstimate estimate = calibrator.measure(legs);
        assertThat(estimate.at(TOWN).secondsPerKm()).isGreaterThan(195);
        assertThat(estimate.at(VILLAGE).secondsPerKm()).isLessThan(105);

        Calibrator.Check check = calibrator.check(legs);
        assertThat(check.legs()).isEqualTo(24);
        assertThat(check.isBetter()).isTrue();
        assertThat(check.measuredError()).isLessThan(check.statedError() / 2);
    }

    @Test
    void isNotUsedWhenTheNewestLegsGoLikeStated() {
        List<DrivenLeg> legs = new ArrayList<>(legs(40, TOWN, 200, 0));
        for (int i = 0; i < 10; i++) {
            legs.add(leg(TOWN, 100, 0, 100 + i));
        }
        assertThat(calibrator.check(legs).isBetter()).isFalse();
    }

    /** Between town (200) and an unmeasured place (100) the mean counts: 150 s/km. */
    @Test
    void takesTheMeanOfBothEnds() {
        var estimate = new TravelEstimate(Local.stated(1.25, 45), java.util.Map.of(Cell.of(TOWN), new Local(1.75, 200, 9, 9)));
        TravelMatrix matrix = estimate.between(List.of(TOWN, VILLAGE));
        double crow = TravelMatrix.haversine(TOWN, VILLAGE);
        assertThat(matrix.metres(0, 1)).isEqualTo((int) Math.round(1.5 * crow));
        assertThat(matrix.seconds(1, 0)).isEqualTo((int) Math.ceil(crow / 1000 * 150));
    }
}
