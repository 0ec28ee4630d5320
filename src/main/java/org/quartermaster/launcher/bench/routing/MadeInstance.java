package org.quartermaster.launcher.bench.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.quartermaster.launcher.bench.routing.BenchInstance.Customer;
import org.quartermaster.launcher.bench.routing.BenchInstance.Depot;

/**
 * An instance made by lot, so that the planner can be measured without any public file. The same wish gives the same instance.
 *
 * <p>Without windows after Uchoa et al. (2017, §4): a square of 1,000, the depot in its centre, in a corner or anywhere, customers anywhere, around 3 to 8
 * seeds or half and half, demands of several spreads, 3 to 25 customers per route. With windows after Solomon (1987): customers as thick on the ground as
 * there, a short day with about ten customers per route or a long one with about forty, and a quarter to all of the customers with windows.
 */
final class MadeInstance {
    /** How long the day is that the windows divide. */
    enum Windows { NONE, SHORT, LONG }

    /** Where customers live. */
    enum Layout { RANDOM, CLUSTERED, MIXED }

    /**
     * What is wanted.
     *
     * @param customers ≥ 1
     * @param seed      of the random numbers
     */
    record Wish(int customers, long seed, Windows windows, Layout layout) {
        String name() {
            return "made-n%d-%s-%s-%d".formatted(customers, windows, layout, seed).toLowerCase(java.util.Locale.ROOT);
        }
    }

    private static final int SQUARE = 1000;
    private static final int SERVICE = 10;
    /** Of the square's side: how far the pull of a seed reaches, 40 in a square of 1,000. */
    private static final double PULL = 0.04;
    private static final int[][] DEMANDS = {{1, 1}, {1, 10}, {5, 10}, {1, 100}, {50, 100}};
    private static final double[] WINDOW_SHARES = {0.25, 0.5, 0.75, 1};
    /** Of the day. */
    private static final double[] WINDOW_WIDTHS = {0.05, 0.12, 0.25};

    private final Wish wish;
    private final Random random;
    private final int side;
    private final Depot depot;
    private final List<double[]> places = new ArrayList<>();

    private MadeInstance(Wish wanted) {
        wish = wanted;
        random = new Random(wanted.seed() * 31 + wanted.customers());
        side = hasWindows() ? (int) Math.round(10 * Math.sqrt(wish.customers())) : SQUARE;
        depot = depot();
        settle();
    }

    static BenchInstance of(Wish wish) {
        var made = new MadeInstance(wish);
        return made.hasWindows() ? made.withWindows() : made.withoutWindows();
    }

    private boolean hasWindows() {
        return wish.windows() != Windows.NONE;
    }

    private int day() {
        return (wish.windows() == Windows.SHORT ? 4 : 16) * side + 10 * SERVICE;
    }

    private Depot depot() {
        int lot = hasWindows() ? 0 : random.nextInt(3);
        double x = lot == 0 ? side / 2 : lot == 1 ? 0 : random.nextInt(side + 1);
        double y = lot == 0 ? side / 2 : lot == 1 ? 0 : random.nextInt(side + 1);
        return new Depot(0, x, y, 0, hasWindows() ? day() : Double.POSITIVE_INFINITY);
    }

    private void settle() {
        int anywhere = switch (wish.layout()) {
            case RANDOM -> wish.customers();
            case MIXED -> wish.customers() / 2;
            case CLUSTERED -> 0;
        };
        List<double[]> seeds = new ArrayList<>();
        for (int i = 3 + random.nextInt(6); i > 0; i--) {
            seeds.add(anyPlace());
        }
        while (places.size() < anywhere) {
            places.add(anyPlace());
        }
        while (places.size() < wish.customers()) {
            double[] place = anyPlace();
            double pull = seeds.stream().mapToDouble(seed -> Math.exp(-Math.hypot(place[0] - seed[0], place[1] - seed[1]) / (PULL * side))).sum();
            if (random.nextDouble() < pull) {
                places.add(place);
            }
        }
    }

    private double[] anyPlace() {
        return new double[] {random.nextInt(side + 1), random.nextInt(side + 1)};
    }

    private BenchInstance withoutWindows() {
        int[] spread = DEMANDS[random.nextInt(DEMANDS.length)];
        var customers = new ArrayList<Customer>();
        for (int c = 0; c < places.size(); c++) {
            customers.add(customer(c, random.nextInt(spread[0], spread[1] + 1), 0, Double.POSITIVE_INFINITY, 0));
        }
        double perRoute = triangular(3, 6, 25);
        int demand = customers.stream().mapToInt(Customer::demand).sum();
        int capacity = Math.max(spread[1], (int) Math.ceil(perRoute * demand / customers.size()));
        return new BenchInstance(wish.name(), Format.CVRPLIB, customers, List.of(depot), 0, capacity, Double.POSITIVE_INFINITY);
    }

    private BenchInstance withWindows() {
        double share = WINDOW_SHARES[random.nextInt(WINDOW_SHARES.length)];
        double half = day() * WINDOW_WIDTHS[random.nextInt(WINDOW_WIDTHS.length)] / 2;
        var customers = new ArrayList<Customer>();
        for (int c = 0; c < places.size(); c++) {
            int demand = 1 + random.nextInt(30);
            double soonest = Math.ceil(depot.distanceTo(customer(c, 0, 0, 0, 0)));
            double latest = day() - soonest - SERVICE;
            boolean isBound = random.nextDouble() < share;
            double middle = soonest + random.nextDouble() * (latest - soonest);
            double ready = isBound ? Math.floor(Math.max(0, middle - half)) : 0;
            double due = isBound ? Math.ceil(Math.min(latest, middle + half)) : latest;
            customers.add(customer(c, demand, ready, due, SERVICE));
        }
        int capacity = wish.windows() == Windows.SHORT ? 200 : 1000;
        return new BenchInstance(wish.name(), Format.SOLOMON, customers, List.of(depot), Math.min(places.size(), 10 + places.size() / 4), capacity,
                Double.POSITIVE_INFINITY);
    }

    private Customer customer(int index, int demand, double ready, double due, double service) {
        return new Customer(index + 1, places.get(index)[0], places.get(index)[1], demand, ready, due, service);
    }

    private double triangular(double least, double usual, double most) {
        double lot = random.nextDouble();
        double rising = (usual - least) / (most - least);
        return lot < rising ? least + Math.sqrt(lot * (most - least) * (usual - least)) : most - Math.sqrt((1 - lot) * (most - least) * (most - usual));
    }
}
