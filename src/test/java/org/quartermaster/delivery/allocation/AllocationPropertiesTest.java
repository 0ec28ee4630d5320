package org.quartermaster.delivery.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.quartermaster.delivery.allocation.AllocationAuditor.Allocated;
import org.quartermaster.delivery.allocation.Supply.Arrival;

/** On networks drawn at random: nothing is shipped that is not there, costs add up, divisions are the best there are, bounds hold. */
class AllocationPropertiesTest {

    /** Up to four warehouses, five SKUs, stock 0 … 6 with some inbound and some kept, packing limits on every other one. */
    private static AllocationProblem network(Random random) {
        int sites = 2 + random.nextInt(3);
        var list = new ArrayList<Site>();
        Map<Shelf, Supply> stock = new HashMap<>();
        for (int site = 1; site <= sites; site++) {
            list.add(Networks.office(site).packing(random.nextBoolean() ? 1 + random.nextInt(4) : Site.UNLIMITED).handling(random.nextInt(200), random.nextInt(40)));
            for (int sku = 1; sku <= 5; sku++) {
                List<Arrival> arrivals = random.nextInt(3) == 0 ? List.of(new Arrival(Networks.TODAY + 1 + random.nextInt(6), 1 + random.nextInt(5))) : List.of();
                stock.put(new Shelf(site, sku), new Supply(random.nextInt(7), random.nextInt(4) == 0 ? 2 : 0, Double.NaN, arrivals));
            }
        }
        return Networks.problem(list, stock);
    }

    private static List<Demand> orders(Random random, int count) {
        return IntStream.range(0, count).mapToObj(id -> {
            int[][] rows = IntStream.rangeClosed(1, 5).filter(_ -> random.nextInt(3) == 0).mapToObj(sku -> new int[] {sku, 1 + random.nextInt(3)})
                    .toArray(int[][]::new);
            Demand order = Networks.order(id, Networks.TODAY + random.nextInt(5), rows.length == 0 ? new int[][] {{1, 1}} : rows);
            return Networks.urgent(order, random.nextInt(3));
        }).toList();
    }

    private static List<Allocated> allocated(List<Demand> orders, List<Optional<Option>> options) {
        return IntStream.range(0, orders.size()).filter(i -> options.get(i).isPresent()).mapToObj(i -> new Allocated(orders.get(i), options.get(i).get())).toList();
    }

    @Property(tries = 150)
    void oneByOneNothingIsWrong(@ForAll long seed) {
        var random = new Random(seed);
        AllocationProblem problem = network(random);
        List<Demand> orders = orders(random, 25);
        for (Strategy strategy : Strategy.shipped()) {
            var live = new LiveAllocation(problem, strategy);
            List<Optional<Option>> options = orders.stream().map(order -> live.allocate(order).chosen()).toList();

            assertThat(new AllocationAuditor(problem, strategy).audit(allocated(orders, options))).isEmpty();
        }
    }

    @Property(tries = 60)
    void togetherNothingIsWrongAndNothingBeatsTheBound(@ForAll long seed) {
        var random = new Random(seed);
        AllocationProblem problem = network(random);
        List<Demand> orders = orders(random, 25);
        Strategy strategy = Strategy.balanced();

        BatchAllocation.Outcome outcome = new BatchAllocation().allocate(problem, strategy, orders, 0, 1);

        assertThat(new AllocationAuditor(problem, strategy).audit(allocated(orders, outcome.chosen()))).isEmpty();
        assertThat(outcome.agrees()).isTrue();
        assertThat(outcome.cents()).isLessThanOrEqualTo(Math.min(outcome.inTurnCents(), outcome.byPricesCents())).isGreaterThanOrEqualTo(outcome.boundCents());
    }

    /** Three orders with every combination of their ways tried: the bound lies below the optimum, the outcome not below it. */
    @Property(tries = 60)
    void theBoundLiesBelowTheOptimumOfAllCombinations(@ForAll long seed) {
        var random = new Random(seed);
        AllocationProblem problem = network(random);
        List<Demand> orders = orders(random, 3);
        BatchModel model = BatchModel.of(problem, Strategy.balanced(), orders);

        long optimum = optimum(model, 0, model.free(), 0);
        BatchAllocation.Outcome outcome = new BatchAllocation().allocate(problem, Strategy.balanced(), orders, 0, 1);

        assertThat(outcome.boundCents()).isLessThanOrEqualTo(optimum);
        assertThat(outcome.cents()).isGreaterThanOrEqualTo(optimum);
    }

    private static long optimum(BatchModel model, int order, int[] free, long cents) {
        if (order == model.orders()) {
            return cents;
        }
        long best = Long.MAX_VALUE;
        for (Way way : model.ways(order)) {
            if (way.fits(free)) {
                way.take(free, 1);
                best = Math.min(best, optimum(model, order + 1, free, cents + way.cents()));
                way.take(free, -1);
            }
        }
        return best;
    }

    /** The chosen way against every way to give each line whole to a warehouse, where no line has to be cut. */
    @Property(tries = 150)
    void noDivisionOfWholeLinesIsCheaper(@ForAll long seed) {
        var random = new Random(seed);
        AllocationProblem problem = network(random);
        Demand order = orders(random, 1).getFirst();
        Strategy strategy = Networks.strategy(Rule.any(4));

        Optional<Option> chosen = new LiveAllocation(problem, strategy).look(order).chosen();

        cheapestByHand(problem, strategy, order).ifPresent(cents -> assertThat(chosen.orElseThrow().score().total()).isLessThanOrEqualTo(cents));
    }

    private static Optional<Long> cheapestByHand(AllocationProblem problem, Strategy strategy, Demand order) {
        var maker = new ParcelMaker(problem, new Ledger(problem), strategy.weights(), strategy.rules().getFirst(), order);
        int sites = problem.sites().size();
        int lines = order.lines().size();
        long best = Long.MAX_VALUE;
        for (int code = 0; code < Math.pow(sites, lines); code++) {
            long cents = 0;
            for (int site = 0; site < sites && cents >= 0; site++) {
                int wanted = site;
                int digits = code;
                var own = IntStream.range(0, lines).filter(line -> (int) (digits / Math.pow(sites, line)) % sites == wanted).mapToObj(order.lines()::get).toList();
                Optional<Parcel> parcel = own.isEmpty() ? Optional.empty() : maker.make(problem.sites().get(site), own);
                cents = own.isEmpty() ? cents : parcel.isEmpty() ? -1 : cents + parcel.get().score().total();
            }
            best = cents >= 0 ? Math.min(best, cents) : best;
        }
        return best == Long.MAX_VALUE ? Optional.empty() : Optional.of(best);
    }
}
