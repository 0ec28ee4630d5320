package org.quartermaster.delivery.planning.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StringRemovalTest {
    private static final int RUINS = 2_000;

    /** Stops ten metres apart on a line that begins at the depot; vehicles for as many as asked, so that all are full. */
    private static Tours tours(int stops, int perRoute) {
        int nodes = stops + 1;
        int vehicles = stops / perRoute;
        var metres = new int[nodes * nodes];
        Arrays.setAll(metres, i -> 10 * Math.abs((i / nodes + 1) % nodes - (i % nodes + 1) % nodes));
        var t = new Instance(stops, vehicles, nodes, metres, metres);
        Arrays.fill(t.demand[0], 1);
        Arrays.fill(t.priority, 1);
        Arrays.fill(t.due, Instance.NEVER);
        Arrays.fill(t.lastEnd, Instance.NEVER);
        Arrays.fill(t.startNode, stops);
        Arrays.fill(t.endNode, stops);
        Arrays.fill(t.shiftTo, Instance.NEVER);
        Arrays.fill(t.perMetre, 1);
        Arrays.fill(t.capacity[0], perRoute);
        var tours = new Tours(t.complete());
        tours.load(IntStream.range(0, vehicles).mapToObj(v -> IntStream.range(v * perRoute, (v + 1) * perRoute).toArray()).toArray(int[][]::new));
        return tours;
    }

    /** Most stops that a ruin cut out of one route, by ruin. */
    private static int[] longestCuts(int stops, int perRoute) {
        Tours tours = tours(stops, perRoute);
        var removal = new StringRemoval(tours.t, new Neighbours(tours.t), new Random64(1));
        return IntStream.range(0, RUINS).map(_ -> {
            tours.begin();
            removal.ruin(tours);
            int longest = Arrays.stream(tours.len).map(left -> perRoute - left).max().orElseThrow();
            tours.undo();
            return longest;
        }).toArray();
    }

    @Test
    void shortRoutesNeverLoseMoreThanTenStopsAtOnce() {
        assertThat(Arrays.stream(longestCuts(114, 19)).max().orElseThrow()).isEqualTo(10);
    }

    /**
     * One ruin in twenty is large: 100 of 2,000. It cuts one, two or three strings (0.35, 0.35 and 0.30 of them) of 1 … 30 stops, two thirds of them longer than ten:
     * 0.35 · 2/3 + 0.35 · 8/9 + 0.30 · 26/27 = 0.83 of them cut one that is longer.
     */
    @Test
    void longRoutesLoseUpToThirtyStopsInFewRuins() {
        int[] cuts = longestCuts(160, 40);

        assertThat(Arrays.stream(cuts).max().orElseThrow()).isBetween(25, 30);
        assertThat(Arrays.stream(cuts).filter(cut -> cut > 10).count()).isBetween(50L, 110L);
    }
}
