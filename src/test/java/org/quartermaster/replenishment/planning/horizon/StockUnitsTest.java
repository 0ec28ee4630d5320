package org.quartermaster.replenishment.planning.horizon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A price of stock that is the same in every week is what holding costs: tables with it are those of an item that costs so much more to hold. */
class StockUnitsTest {

    private static final int WEEKS = 6;
    private static final int PRICE = 7_000;

    @Test
    void priceOfStockIsDearerHolding() {
        for (long seed = 0; seed < 20; seed++) {
            HorizonProblem problem = Horizons.random(12, seed, false);
            var program = new ItemProgram(problem);
            double[] prices = new double[WEEKS];
            Arrays.fill(prices, PRICE);
            var dearer = new ItemProgram(with(problem, problem.items().stream().map(StockUnitsTest::dearer).toList()));
            for (HorizonItem item : problem.items()) {
                equal(program.tables(item, prices), dearer.tables(dearer(item)));
            }
        }
    }

    /** What each week's price adds on its own is, added up, what all of them add. */
    @Test
    void weeksAddUp() {
        HorizonProblem problem = Horizons.random(12, 3, false);
        var program = new ItemProgram(problem);
        var random = new Random(3);
        double[] prices = random.doubles(WEEKS, 0, 10_000).toArray();
        for (HorizonItem item : problem.items()) {
            double[] free = flat(program.tables(item));
            double[] sum = free.clone();
            for (int week = 0; week < WEEKS; week++) {
                double[] alone = new double[WEEKS];
                alone[week] = prices[week];
                double[] one = flat(program.tables(item, alone));
                for (int at = 0; at < sum.length; at++) {
                    sum[at] += one[at] - free[at];
                }
            }
            assertThat(flat(program.tables(item, prices))).containsExactly(sum, within(0.01));
        }
    }

    private static HorizonItem dearer(HorizonItem item) {
        return new HorizonItem(item.id(), item.warehouse(), item.need(), item.sources(), item.worthMicros(), item.holdMicros() + PRICE, item.shortMicros(), item.leftMicros(),
                item.leftUnits(), item.lineMicros(), item.departureMicros(), item.centilitres(), item.grams(), item.mostOrdered());
    }

    private static HorizonProblem with(HorizonProblem problem, List<HorizonItem> items) {
        return new HorizonProblem(problem.weeks(), problem.scenarios(), problem.suppliers(), problem.room(), problem.budgetMicros(), problem.isSplit(), items);
    }

    private static void equal(ItemTables one, ItemTables other) {
        assertThat(flat(one)).containsExactly(flat(other), within(0.01));
    }

    private static double[] flat(ItemTables tables) {
        var rows = new ArrayList<double[]>(List.of(new double[] {tables.constant()}));
        rows.addAll(List.of(tables.cost()));
        for (double[][][] late : List.of(tables.holdLate(), tables.holdTwoLate(), tables.oweLate(), tables.oweTwoLate())) {
            Arrays.stream(late).forEach(source -> rows.addAll(List.of(source)));
        }
        return rows.stream().flatMapToDouble(Arrays::stream).toArray();
    }
}
