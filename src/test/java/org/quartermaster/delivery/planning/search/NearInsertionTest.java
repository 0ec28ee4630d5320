package org.quartermaster.delivery.planning.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartermaster.delivery.planning.search.ToursTest.STOPS;
import static org.quartermaster.delivery.planning.search.ToursTest.VEHICLES;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NearInsertionTest {

    /** The cheapest place of a stop by looking beside near ones; infinite when none is found. */
    private static double near(NearInsertion insertion, int stop) {
        insertion.bestCost = Double.POSITIVE_INFINITY;
        insertion.bestVehicle = -1;
        insertion.findsNear(stop);
        return insertion.bestCost;
    }

    private static double anywhere(MetreInsertion insertion, int stop) {
        insertion.bestCost = Double.POSITIVE_INFINITY;
        insertion.bestVehicle = -1;
        IntStream.range(0, VEHICLES).filter(v -> insertion.mayTake(v, stop)).forEach(v -> insertion.tryRoute(stop, v));
        return insertion.bestCost;
    }

    /** Cheapest places of a stop, everywhere and beside near stops; the least of three each, as a place is overlooked now and then on purpose. */
    private record Found(double everywhere, double beside) {
        static Found of(MetreInsertion everywhere, NearInsertion beside, int stop) {
            return new Found(IntStream.range(0, 3).mapToDouble(_ -> anywhere(everywhere, stop)).min().orElseThrow(),
                    IntStream.range(0, 3).mapToDouble(_ -> near(beside, stop)).min().orElseThrow());
        }
    }

    /** Takes each stop out of a plan by lot and looks where it could go. */
    private static Stream<Found> found(long seed) {
        var tours = new Tours(ToursTest.instance(seed));
        var everywhere = new MetreInsertion(tours, new Random64(seed));
        var beside = new NearInsertion(tours, new Random64(seed));
        everywhere.recreate();
        return IntStream.range(0, STOPS).filter(stop -> tours.routeOf[stop] >= 0 && tours.len[tours.routeOf[stop]] > 1).mapToObj(stop -> {
            int v = tours.routeOf[stop];
            tours.begin();
            tours.cut(v, tours.positionOf(stop), 1);
            tours.close(v);
            Found found = Found.of(everywhere, beside, stop);
            tours.undo();
            return found;
        });
    }

    @Test
    void findsTheCheapestPlaceInNineOfTenCasesAndNeverACheaperOne() {
        List<Found> all = LongStream.rangeClosed(1, 10).boxed().flatMap(NearInsertionTest::found).toList();

        assertThat(all).hasSizeGreaterThan(300).allMatch(found -> found.beside() >= found.everywhere());
        assertThat(all.stream().filter(found -> found.beside() == found.everywhere()).count()).isGreaterThan(all.size() * 9 / 10);
    }

    @Test
    void leavesOutNobodyWhoHasAPlaceSomewhere() {
        for (int seed = 1; seed <= 10; seed++) {
            var tours = new Tours(ToursTest.instance(seed));
            new NearInsertion(tours, new Random64(seed)).recreate();
            var everywhere = new MetreInsertion(tours, new Random64(seed));

            int[] leftOut = Arrays.copyOf(tours.absent.stops, tours.absent.count);
            assertThat(Arrays.stream(leftOut).filter(stop -> anywhere(everywhere, stop) < Double.POSITIVE_INFINITY)).isEmpty();
        }
    }

    /** Four stops and a depot on a line, ten metres and ten seconds apart; all may begin from 0 to 100, only the last stop at 1000. */
    @Test
    void aWaitMakesAStopFarther() {
        int stops = 4;
        int nodes = stops + 1;
        var metres = new int[nodes * nodes];
        Arrays.setAll(metres, i -> 10 * Math.abs(i / nodes - i % nodes));
        var t = new Instance(stops, 1, nodes, metres, metres);
        Arrays.fill(t.lastEnd, 100);
        Arrays.fill(t.due, 100);
        t.ready[3] = 1000;
        t.due[3] = t.lastEnd[3] = 1000;
        Arrays.fill(t.startNode, stops);
        Arrays.fill(t.endNode, stops);

        var near = new NearStops(t.complete());

        // from 2: stop 1 lies 10 away, stop 0 lies 20 away, stop 3 lies 10 away and a fifth of 1000 − 100 − 10 to wait
        assertThat(Arrays.copyOfRange(near.stops, 2 * near.each, 3 * near.each)).containsExactly(1, 0, 3);
    }
}
