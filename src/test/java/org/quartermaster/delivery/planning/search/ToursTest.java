package org.quartermaster.delivery.planning.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToursTest {
    static final int STOPS = 40;
    static final int VEHICLES = 8;

    /** Stops by lot in a square of 100, each with a window and a demand of 1 … 9, twin vehicles for 40 from its middle; one metre is one cent. */
    static Instance instance(long seed) {
        var lot = new Random(seed);
        int nodes = STOPS + 1;
        double[] x = lot.doubles(nodes, 0, 100).toArray();
        double[] y = lot.doubles(nodes, 0, 100).toArray();
        x[STOPS] = y[STOPS] = 50;
        var metres = new int[nodes * nodes];
        Arrays.setAll(metres, i -> (int) Math.ceil(Math.hypot(x[i / nodes] - x[i % nodes], y[i / nodes] - y[i % nodes])));
        var t = new Instance(STOPS, VEHICLES, nodes, metres, metres);
        for (int c = 0; c < STOPS; c++) {
            t.demand[0][c] = 1 + lot.nextInt(9);
            t.ready[c] = lot.nextInt(600);
            t.due[c] = t.lastEnd[c] = t.ready[c] + 150;
            t.service[c] = 5;
            t.priority[c] = 1;
        }
        Arrays.fill(t.startNode, STOPS);
        Arrays.fill(t.endNode, STOPS);
        Arrays.fill(t.shiftTo, 1000);
        Arrays.fill(t.perMetre, 1);
        Arrays.fill(t.capacity[0], 40);
        return t.complete();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void undoingAStepPutsEverythingBack(long seed) {
        var tours = new Tours(instance(seed));
        var random = new Random64(seed);
        var insertion = new MetreInsertion(tours, random);
        insertion.recreate();
        tours.begin();
        int[][] before = tours.copy();
        var absentBefore = Arrays.copyOf(tours.absent.stops, tours.absent.count);
        double total = tours.total;
        new StringRemoval(tours.t, new Neighbours(tours.t), random).ruin(tours);
        insertion.recreate();

        tours.undo();

        assertThat(tours.copy()).isDeepEqualTo(before);
        assertThat(Arrays.copyOf(tours.absent.stops, tours.absent.count)).isEqualTo(absentBefore);
        assertThat(tours.total).isEqualTo(total);
        assertThat(tours.total).isCloseTo(metres(tours), within(1e-6));
    }

    /** Counted from the stops' numbers alone. */
    static double metres(Tours tours) {
        Instance t = tours.t;
        double metres = 0;
        for (int[] route : tours.copy()) {
            int at = STOPS;
            for (int stop : route) {
                metres += t.metres[at * t.nodes + stop];
                at = stop;
            }
            metres += t.metres[at * t.nodes + STOPS];
        }
        return metres;
    }

    @Test
    void theRouteThatWasLeftOutLeastOftenIsDropped() {
        var tours = new Tours(instance(1));
        tours.load(new int[][] {{0}, {1}, {2}, {}, {}, {}, {}, {}});
        var absences = new Absences(tours);
        tours.empty(1);
        // all but 0 and 2 are left out now
        absences.count();
        tours.takeIn(1);
        tours.insert(1, 1, 0);
        tours.empty(0);
        absences.count();
        tours.takeIn(0);
        tours.insert(0, 0, 0);

        // left out so far: 0 once, 1 once, 2 never
        absences.dropEasiestRoute();

        assertThat(tours.copy()).isDeepEqualTo(new int[][] {{0}, {1}, {}, {}, {}, {}, {}, {}});
        assertThat(tours.routeOf[2]).isEqualTo(-1);
    }

    @Test
    void comparesHowOftenTheStopsWereLeftOut() {
        var tours = new Tours(instance(1));
        tours.load(new int[][] {{0}, {1}, {}, {}, {}, {}, {}, {}});
        var absences = new Absences(tours);
        tours.empty(1);
        absences.count();
        tours.begin();
        assertThat(absences.more()).isZero();
        tours.takeIn(1);
        tours.insert(1, 1, 0);
        tours.empty(0);

        // 0 was never left out before, 1 once; all 39 others but 0 once as well: 39 of 40 stops on average
        assertThat(absences.more()).isEqualTo(-1);
        assertThat(absences.moreMissing(39)).isCloseTo(-1 / (1 + 39 / 40.0), within(1e-9));
    }

    @Test
    void whoMayBeLeftOutForMoneyIsNotCounted() {
        Instance t = instance(1);
        t.priority[1] = 0;
        var tours = new Tours(t);
        tours.load(new int[][] {{0}, {1}, {}, {}, {}, {}, {}, {}});
        var absences = new Absences(tours);
        tours.empty(1);
        absences.count();
        tours.begin();
        tours.takeIn(1);
        tours.insert(1, 1, 0);

        assertThat(absences.more()).isZero();
    }
}
