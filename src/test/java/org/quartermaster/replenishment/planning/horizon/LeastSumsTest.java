package org.quartermaster.replenishment.planning.horizon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Runs of orders taken together against every order tried one by one. */
class LeastSumsTest {

    private static final double NEVER = Double.POSITIVE_INFINITY;

    @Test
    void runsOfOrdersAreWorthWhatTheirOrdersAre() {
        var random = new Random(5);
        for (int trial = 0; trial < 3_000; trial++) {
            double[] from = levels(random, 1 + random.nextInt(90));
            double[] costs = costs(random, 1 + random.nextInt(70));
            int top = random.nextInt(120);
            double[] into = levels(random, from.length);
            double[] expected = oneByOne(from, costs, top, into);
            LeastSums.lower(from, costs, top, into);
            for (int q = 0; q < into.length; q++) {
                if (expected[q] == NEVER) {
                    assertThat(into[q]).as("trial %d level %d", trial, q).isInfinite();
                } else {
                    assertThat(into[q]).as("trial %d level %d", trial, q).isCloseTo(expected[q], within(2e-3));
                }
            }
        }
    }

    /** From 10 and 3, orders of one step at 5 and each further step at 2: two steps are 10 + 7 or 3 + 5. */
    @Test
    void twoStepsByHand() {
        double[] into = {NEVER, NEVER, NEVER};
        LeastSums.lower(new double[] {10, 3, NEVER}, new double[] {0, 5, 7}, 2, into);
        assertThat(into).containsExactly(NEVER, 15, 8);
    }

    private static double[] oneByOne(double[] from, double[] costs, int top, double[] into) {
        double[] least = into.clone();
        for (int q = 0; q < least.length; q++) {
            for (int d = 1; d <= Math.min(q, costs.length - 1) && q <= top; d++) {
                least[q] = Math.min(least[q], from[q - d] + costs[d]);
            }
        }
        return least;
    }

    /** Reached up to some level, with gaps now and then. */
    private static double[] levels(Random random, int count) {
        double[] levels = new double[count];
        int reached = random.nextInt(count + 1);
        for (int q = 0; q < count; q++) {
            levels[q] = q < reached && random.nextInt(12) > 0 ? 1e9 * random.nextDouble() : NEVER;
        }
        return levels;
    }

    /** By the unit with a price break, a truck's cost in between, a least order and gaps. */
    private static double[] costs(Random random, int count) {
        double[] costs = new double[count];
        double price = 1e7 * (1 + random.nextInt(20));
        int breakAt = random.nextInt(60);
        int truck = 5 + random.nextInt(40);
        for (int d = 1; d < count; d++) {
            costs[d] = 3e8 + d * (d >= breakAt ? 0.9 * price : price) + 2e8 * (d / truck);
        }
        Arrays.fill(costs, 0, Math.min(count, random.nextInt(4)), NEVER);
        if (random.nextInt(4) == 0) {
            costs[random.nextInt(count)] = NEVER;
        }
        return costs;
    }
}
