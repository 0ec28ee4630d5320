package org.quartermaster.replenishment.planning.horizon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.quartermaster.replenishment.policy.Offer.PriceBreak;

/** Small problems by hand and random ones from a seed. */
final class Horizons {

    private Horizons() {
    }

    /** One supplier, one week of lead time, never late, 10.00 an order, no freight, no minimum. */
    static HorizonSupplier punctual(int weeks, int scenarios) {
        return supplier(0, weeks, scenarios, 1, 0, 0, new Random(0), 0);
    }

    static HorizonSupplier supplier(int id, int weeks, int scenarios, int lead, long minimumMicros, long truckMicros, Random random, double lateShare) {
        boolean[] takesOrders = new boolean[weeks];
        Arrays.fill(takesOrders, true);
        int[][] arrivals = new int[scenarios][weeks];
        for (int[] scenario : arrivals) {
            for (int week = 0; week < weeks; week++) {
                int late = random.nextDouble() < lateShare ? 1 + random.nextInt(2) : 0;
                scenario[week] = Math.max(week == 0 ? 0 : scenario[week - 1], week + lead + late);
            }
        }
        return new HorizonSupplier(id, 10_000_000, minimumMicros, truckMicros, 20_000, 2_000_000, lead, takesOrders, arrivals);
    }

    static HorizonSource source(int supplier, int multiple, int minimum, int most) {
        return new HorizonSource(supplier, 5_000_000, List.of(), minimum, multiple, most, new int[0], new int[0]);
    }

    /** Cumulative need of {@code demand} per week with {@code initial} units in stock, the same in every scenario. */
    static int[][] steady(int weeks, int scenarios, int demand, int initial) {
        int[][] need = new int[scenarios][weeks];
        for (int[] scenario : need) {
            for (int week = 0; week < weeks; week++) {
                scenario[week] = demand * (week + 1) - initial;
            }
        }
        return need;
    }

    static HorizonItem item(int id, int[][] need, List<HorizonSource> sources) {
        int[] most = new int[need[0].length];
        Arrays.fill(most, 400);
        return new HorizonItem(id, 0, need, sources, 5_000_000, 50_000, 2_000_000, 0, 0, 1_000_000, 0, 100, 500, most);
    }

    static HorizonProblem problem(int scenarios, List<HorizonSupplier> suppliers, List<HorizonItem> items) {
        int weeks = items.getFirst().need()[0].length;
        long[] budgets = new long[weeks];
        Arrays.fill(budgets, HorizonProblem.UNLIMITED);
        return new HorizonProblem(weeks, scenarios, suppliers, new long[] {HorizonProblem.UNLIMITED}, budgets, false, items);
    }

    /** Two warehouses, three suppliers that run late, minimums, trucks, budgets, room, price breaks, two sources for every third item, a few pins. */
    static HorizonProblem random(int items, long seed, boolean isPinned) {
        var random = new Random(seed);
        int weeks = 6;
        int scenarios = 5;
        var suppliers = new ArrayList<HorizonSupplier>();
        for (int s = 0; s < 3; s++) {
            suppliers.add(supplier(s, weeks, scenarios, 1 + s % 2, s == 2 ? 60_000_000 : 0, s == 1 ? 30_000_000 : 0, random, 0.2));
        }
        var all = new ArrayList<HorizonItem>();
        for (int i = 0; i < items; i++) {
            all.add(item(i, weeks, scenarios, random, isPinned));
        }
        long[] budgets = new long[weeks];
        Arrays.fill(budgets, items * 90_000_000L);
        return new HorizonProblem(weeks, scenarios, suppliers, new long[] {items * 4_000L, HorizonProblem.UNLIMITED}, budgets, seed % 2 == 0, all);
    }

    private static HorizonItem item(int id, int weeks, int scenarios, Random random, boolean isPinned) {
        double rate = 1 + random.nextInt(12);
        int initial = random.nextInt((int) (3 * rate));
        int[][] need = new int[scenarios][weeks];
        for (int[] scenario : need) {
            int sum = -initial;
            for (int week = 0; week < weeks; week++) {
                sum += (int) Math.round(Math.max(0, rate + Math.sqrt(2 * rate) * random.nextGaussian()));
                scenario[week] = sum;
            }
        }
        var sources = new ArrayList<HorizonSource>();
        for (int j = 0; j < (id % 3 == 0 ? 2 : 1); j++) {
            int pack = 1 + random.nextInt(5);
            int[] pins = new int[0];
            if (isPinned && j == 0 && random.nextInt(5) == 0) {
                pins = new int[weeks];
                Arrays.fill(pins, -1);
                pins[random.nextInt(2)] = random.nextInt(4);
            }
            int[] published = random.nextInt(4) == 0 ? new int[weeks] : new int[0];
            sources.add(new HorizonSource((id + j) % 3, 4_000_000 + random.nextInt(1_000_000), id % 4 == 0 ? List.of(new PriceBreak(30, 3_900_000)) : List.of(),
                    pack * (1 + random.nextInt(2)), pack, 60 / pack, published, pins));
        }
        int[] most = new int[weeks];
        for (int week = 0; week < weeks; week++) {
            most[week] = (int) (rate * (week + 8)) + 20;
        }
        return new HorizonItem(id, id % 2, need, sources, 3_900_000, 30_000 + random.nextInt(60_000), 1_500_000, 200_000, (int) rate, 1_000_000, 300_000,
                50 + random.nextInt(200), 300 + random.nextInt(900), most);
    }
}
