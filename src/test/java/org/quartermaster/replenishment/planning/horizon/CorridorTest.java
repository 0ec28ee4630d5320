package org.quartermaster.replenishment.planning.horizon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Levels that orders nearby show to be too dear are left out, and the best orders stay the best. */
class CorridorTest {

    private static final int WEEKS = 6;

    @Test
    void ordersNearbyChangeNothingOfTheAnswer() {
        int helped = 0;
        for (long seed = 0; seed < 60; seed++) {
            HorizonProblem problem = Horizons.random(12, seed, seed % 3 == 0);
            var program = new ItemProgram(problem);
            var random = new Random(seed);
            for (HorizonItem item : problem.items()) {
                ItemTables tables = program.tables(item);
                for (int trial = 0; trial < 6; trial++) {
                    ItemTables stocked = trial % 2 == 0 ? tables : program.tables(item, random.doubles(WEEKS, 0, 60_000).toArray());
                    var prices = new AnyPrices(random, item.sources().size());
                    ItemProgram.Answer whole = program.solve(item, stocked, prices, null);
                    int[] near = near(program, item, tables, whole.packs(), random);
                    ItemProgram.Answer narrowed = program.solve(item, stocked, prices, near);
                    assertThat(narrowed.value()).as("seed %d item %d trial %d", seed, item.id(), trial).isCloseTo(whole.value(), within(1 + 1e-9 * Math.abs(whole.value())));
                    assertThat(narrowed.packs()).as("seed %d item %d trial %d", seed, item.id(), trial).isEqualTo(whole.packs());
                    helped += levels(program, item, stocked, prices, whole) < stocked.states() ? 1 : 0;
                }
            }
        }
        assertThat(helped).as("questions with fewer levels").isGreaterThan(200);
    }

    /** Orders may stand in a plan that pass every level of the program: they are no limit, and the answer is the same. */
    @Test
    void ordersBeyondAllLevelsAreNoLimit() {
        for (long seed = 0; seed < 12; seed++) {
            HorizonProblem problem = Horizons.random(12, seed, true);
            var program = new ItemProgram(problem);
            for (HorizonItem item : problem.items()) {
                ItemTables tables = program.tables(item);
                var prices = new AnyPrices(new Random(seed), item.sources().size());
                ItemProgram.Answer whole = program.solve(item, tables, prices, null);
                int[] far = whole.packs().clone();
                far[0] += tables.states() * tables.step();
                assertThat(program.solve(item, tables, prices, far).packs()).as("seed %d item %d", seed, item.id()).isEqualTo(whole.packs());
            }
        }
    }

    /** What the item orders at other prices, or what is best here with a pack more or less somewhere. */
    private static int[] near(ItemProgram program, HorizonItem item, ItemTables tables, int[] best, Random random) {
        if (random.nextBoolean()) {
            return program.solve(item, tables, new AnyPrices(random, item.sources().size()), null).packs();
        }
        int[] packs = best.clone();
        packs[random.nextInt(packs.length)] += 1;
        return packs;
    }

    /** Levels that are looked at in the third week where the best orders are known. */
    private static int levels(ItemProgram program, HorizonItem item, ItemTables tables, ItemProgram.Prices prices, ItemProgram.Answer best) {
        var lines = program.lines(item, tables, prices);
        return 1 + Corridor.all(tables, lines, WEEKS, best.value() - tables.constant() - lines.afterwards()).top(2, 0);
    }

    /** Prices of everything at random, a minimum's reward among them, and closed weeks. */
    private static final class AnyPrices implements ItemProgram.Prices {
        private final double[][] line;
        private final double[][] money;
        private final double[][] unit;
        private final double[][] lot;
        private final boolean[][] isOpen;

        AnyPrices(Random random, int sources) {
            boolean isRewarded = random.nextInt(3) == 0;
            line = drawn(random, sources, 0, 40_000_000);
            money = drawn(random, sources, isRewarded ? -0.2 : 0, 0.4);
            unit = drawn(random, sources, 0, 300_000);
            lot = drawn(random, sources, 0, 20_000_000);
            isOpen = new boolean[sources][WEEKS];
            for (boolean[] weeks : isOpen) {
                for (int week = 0; week < WEEKS; week++) {
                    weeks[week] = random.nextInt(5) > 0;
                }
            }
        }

        private static double[][] drawn(Random random, int sources, double from, double to) {
            double[][] drawn = new double[sources][];
            for (int j = 0; j < sources; j++) {
                drawn[j] = random.doubles(WEEKS, from, to).toArray();
            }
            return drawn;
        }

        @Override
        public double line(int source, int week) {
            return line[source][week];
        }

        @Override
        public double money(int source, int week) {
            return money[source][week];
        }

        @Override
        public double unit(int source, int week) {
            return isOpen[source][week] ? unit[source][week] : Double.POSITIVE_INFINITY;
        }

        @Override
        public double lot(int source, int week, int packs) {
            return packs % 3 == 0 ? 0 : lot[source][week];
        }

        @Override
        public boolean isOpen(int source, int week) {
            return isOpen[source][week];
        }
    }
}
