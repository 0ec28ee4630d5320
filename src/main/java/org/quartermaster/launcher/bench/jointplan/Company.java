package org.quartermaster.launcher.bench.jointplan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.quartermaster.replenishment.planning.horizon.HorizonItem;
import org.quartermaster.replenishment.planning.horizon.HorizonProblem;
import org.quartermaster.replenishment.planning.horizon.HorizonSource;
import org.quartermaster.replenishment.planning.horizon.HorizonSupplier;

/**
 * A generated company: every SKU in every warehouse, most of them from one supplier, a quarter from two.
 *
 * @param problem what the planner sees: the planning scenarios
 * @param planning these scenarios as futures, to say what a plan promises
 * @param heldOut  other futures, for the judge
 */
public record Company(Size size, List<Product> products, HorizonProblem problem, Draws planning, Draws heldOut) {

    private static final double HOLDING_PER_WEEK = 0.25 / 52;
    private static final long LINE_MICROS = 2_000_000;

    public static Company draw(Size size) {
        var random = new Random(size.seed());
        var products = new ArrayList<Product>();
        for (int sku = 0; sku < size.skus(); sku++) {
            var nature = Product.SkuNature.draw(size, random);
            for (int w = 0; w < size.warehouses(); w++) {
                products.add(Product.draw(size, random, nature));
            }
        }
        Draws planning = Draws.of(size, products, size.scenarios(), size.seed() * 31 + 7);
        Draws heldOut = Draws.of(size, products, size.heldOut(), size.seed() * 31 + 1_000_003);
        return new Company(size, List.copyOf(products), problem(size, products, planning, random), planning, heldOut);
    }

    /** The same problem without budgets and with all the room one may want. */
    HorizonProblem unlimited() {
        long[] budgets = new long[problem.weeks()];
        long[] room = new long[problem.room().length];
        Arrays.fill(budgets, HorizonProblem.UNLIMITED);
        Arrays.fill(room, HorizonProblem.UNLIMITED);
        return new HorizonProblem(problem.weeks(), problem.scenarios(), problem.suppliers(), room, budgets, problem.isSplit(), problem.items());
    }

    /** The same problem with a unit owed priced at {@code times} its margin. */
    HorizonProblem withShortage(double times) {
        List<HorizonItem> items = problem.items().stream().map(item -> new HorizonItem(item.id(), item.warehouse(), item.need(), item.sources(), item.worthMicros(),
                item.holdMicros(), Math.round(item.shortMicros() * times), item.leftMicros(), item.leftUnits(), item.lineMicros(), item.departureMicros(), item.centilitres(),
                item.grams(), item.mostOrdered())).toList();
        return new HorizonProblem(problem.weeks(), problem.scenarios(), problem.suppliers(), problem.room(), problem.budgetMicros(), problem.isSplit(), items);
    }

    private static HorizonProblem problem(Size size, List<Product> products, Draws draws, Random random) {
        var suppliers = new ArrayList<HorizonSupplier>();
        for (int s = 0; s < size.suppliers(); s++) {
            suppliers.add(supplier(size, s, draws));
        }
        var items = new ArrayList<HorizonItem>();
        for (int i = 0; i < products.size(); i++) {
            items.add(item(size, i, products.get(i), suppliers, draws, random));
        }
        return new HorizonProblem(size.weeks(), size.scenarios(), suppliers, room(size, products), budgets(size, products), false, items);
    }

    /** Two of three suppliers are paid freight by the container; every third delivers free from a least order value on. One is closed for a week. */
    private static HorizonSupplier supplier(Size size, int s, Draws draws) {
        boolean[] takesOrders = new boolean[size.weeks()];
        Arrays.fill(takesOrders, true);
        if (s % 3 == 1 && size.weeks() > 6) {
            takesOrders[5] = false;
        }
        boolean delivered = s % 3 == 2;
        int lead = leadWeeks(s);
        return new HorizonSupplier(s, 90_000_000L + 30_000_000L * (s % 3), delivered ? 4_000_000_000L : 500_000_000L, delivered ? 0 : 420_000_000, 1_400_000, 9_000_000,
                lead, takesOrders, arrivals(lead, draws, s));
    }

    /** One, two or three weeks. */
    static int leadWeeks(int supplier) {
        return 1 + supplier % 3;
    }

    private static int[][] arrivals(int lead, Draws draws, int s) {
        int[][] arrivals = new int[draws.late().length][];
        for (int k = 0; k < arrivals.length; k++) {
            arrivals[k] = arrivals(lead, draws.late()[k][s]);
        }
        return arrivals;
    }

    /** An order never overtakes an earlier one. */
    static int[] arrivals(int lead, int[] late) {
        int[] arrivals = new int[late.length];
        for (int week = 0; week < late.length; week++) {
            arrivals[week] = Math.max(week == 0 ? 0 : arrivals[week - 1], week + lead + late[week]);
        }
        return arrivals;
    }

    private static HorizonItem item(Size size, int i, Product product, List<HorizonSupplier> suppliers, Draws draws, Random random) {
        List<HorizonSource> sources = product.sources(random);
        int longest = sources.stream().mapToInt(source -> suppliers.get(source.supplier()).leadWeeks()).max().orElse(1);
        long worth = sources.stream().mapToLong(Company::lowestPrice).min().orElseThrow();
        int[] most = new int[size.weeks()];
        double until = 0;
        for (int week = 0; week < size.weeks(); week++) {
            until += product.mean()[week];
            most[week] = (int) (1.3 * (until + (longest + 8) * product.level())) + 2 * product.pack();
        }
        double freight = 420_000_000.0 * product.centilitres() / 1_400_000;
        long left = Math.round(freight + LINE_MICROS / Math.max(1, 3 * product.level()));
        return new HorizonItem(i, i % size.warehouses(), need(product, i, draws), sources, worth, Math.max(1, Math.round(product.costMicros() * HOLDING_PER_WEEK)),
                Math.round(product.costMicros() * product.margin()), left, (int) Math.ceil((longest + 2) * product.level()), LINE_MICROS, 0, product.centilitres(),
                product.grams(), most);
    }

    private static long lowestPrice(HorizonSource source) {
        return source.priceBreaks().isEmpty() ? source.unitCostMicros() : source.priceBreaks().getLast().unitCostMicros();
    }

    private static int[][] need(Product product, int i, Draws draws) {
        int[][] need = new int[draws.demand().length][];
        for (int k = 0; k < need.length; k++) {
            need[k] = draws.demand()[k][i].clone();
            int sum = -product.initial();
            for (int week = 0; week < need[k].length; week++) {
                sum += need[k][week] - (week == product.inboundWeek() ? product.inbound() : 0);
                need[k][week] = sum;
            }
        }
        return need;
    }

    /** Room for seven weeks of demand. */
    private static long[] room(Size size, List<Product> products) {
        long[] room = new long[size.warehouses()];
        for (int i = 0; i < products.size(); i++) {
            room[i % size.warehouses()] += Math.round(7 * products.get(i).level() * products.get(i).centilitres());
        }
        return room;
    }

    /** Two and a half times what sells in a week. */
    private static long[] budgets(Size size, List<Product> products) {
        long week = 0;
        for (Product product : products) {
            week += Math.round(product.level() * product.costMicros());
        }
        long[] budgets = new long[size.weeks()];
        Arrays.fill(budgets, week * 5 / 2);
        return budgets;
    }
}
