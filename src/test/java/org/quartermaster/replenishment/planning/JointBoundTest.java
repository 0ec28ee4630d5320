package org.quartermaster.replenishment.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.quartermaster.replenishment.planning.JointPlanner.Effort;
import org.quartermaster.replenishment.policy.DemandOutlook;
import org.quartermaster.replenishment.policy.LeadTime;
import org.quartermaster.replenishment.policy.Offer;

/** The bound against every plan there is, on problems small enough to try them all. */
class JointBoundTest {

    private static final int STEPS = 150;

    /** Three lines of up to three packs, two suppliers (one with a minimum), two order days: at most 13³ plans. */
    private static JointProblem tiny(long seed) {
        var random = new Random(seed);
        var suppliers = List.of(new PlanSupplier(1, random.nextInt(3) * 4_000L, 900), new PlanSupplier(2, 0, 400 + random.nextInt(2_000)));
        var warehouse = new PlanWarehouse(1, random.nextBoolean() ? Long.MAX_VALUE : 400 + random.nextInt(4_000));
        var needs = new ArrayList<Need>();
        for (int i = 0; i < 3; i++) {
            needs.add(line(i, suppliers, warehouse, random));
        }
        return new JointProblem(needs, random.nextBoolean() ? Budget.UNLIMITED : new Budget(2_000 + random.nextInt(12_000)));
    }

    private static Need line(int id, List<PlanSupplier> suppliers, PlanWarehouse warehouse, Random random) {
        int window = 12;
        var demand = DemandOutlook.steady(0.5 + random.nextDouble() * 2, 1 + random.nextDouble() * 3);
        long cost = 1_000_000 + random.nextInt(4_000_000);
        var sources = new ArrayList<Source>();
        for (int s = 0; s < 2; s++) {
            var breaks = random.nextBoolean() ? List.of(new Offer.PriceBreak(16, cost * 9 / 10)) : List.<Offer.PriceBreak>of();
            var offer = new Offer(s + 1, cost + s * 150_000, breaks, 1, 8, new LeadTime(1 + random.nextInt(4), 1, 3, 9), List.of(0, 2));
            sources.add(new Source(s, suppliers.get(s), offer, Scenarios.paths(demand, offer.leadTime(), 0.95, 3, window, 4)));
        }
        var kept = new OrderChoice(0, 1 + random.nextInt(2), 0);
        return new Need(id, warehouse, random.nextInt(6) - 1, new int[window], sources, cost / 2, cost / 300, cost, 150, 24, 40 + random.nextInt(60), kept, kept,
                60, random.nextInt(8) == 0);
    }

    /** The cheapest plan that breaks no rule, by trying all; {@link Long#MAX_VALUE} when there is none. */
    private static long cheapest(JointProblem problem, List<OrderChoice> chosen) {
        if (chosen.size() == problem.needs().size()) {
            PlanAudit audit = PlanAudit.of(problem, chosen);
            return audit.isFeasible() ? audit.totalCents() : Long.MAX_VALUE;
        }
        Need need = problem.needs().get(chosen.size());
        long least = Long.MAX_VALUE;
        for (OrderChoice choice : need.isPinned() ? List.of(need.optimum()) : all(need)) {
            var more = new ArrayList<>(chosen);
            more.add(choice);
            least = Math.min(least, cheapest(problem, more));
        }
        return least;
    }

    private static List<OrderChoice> all(Need need) {
        var all = new ArrayList<OrderChoice>();
        for (Source source : need.sources()) {
            all.add(new OrderChoice(source.index(), 0, 0));
            for (int packs = 1; packs * source.offer().multiple() <= need.mostUnits(); packs++) {
                for (int day : source.offer().orderDays()) {
                    all.add(new OrderChoice(source.index(), packs, day));
                }
            }
        }
        return all;
    }

    @Test
    void noPlanCostsLessThanTheBound() {
        double gaps = 0;
        int counted = 0;
        for (long seed = 0; seed < 60; seed++) {
            JointProblem problem = tiny(seed);
            long optimum = cheapest(problem, List.of());
            var relaxation = new JointRelaxation(problem, null, _ -> true);
            for (int step = 0; step < STEPS; step++) {
                relaxation.step(optimum == Long.MAX_VALUE ? 100_000 : optimum);
            }
            assertThat(relaxation.bound()).as("seed %d", seed).isLessThanOrEqualTo(optimum + 1e-3);
            if (optimum != Long.MAX_VALUE) {
                gaps += (optimum - relaxation.bound()) / optimum;
                counted++;
            }
        }
        assertThat(counted).isGreaterThan(40);
        assertThat(gaps / counted).as("mean gap of the bound to the optimum, three lines that cannot be split under tight limits").isLessThan(0.1);
    }

    /** The same bound put together from two parts under common prices of money and room, an order that both use paid by neither. */
    @Test
    void noPlanCostsLessThanTheSumOfTheParts() {
        var prices = new LimitPrices(0.07, Map.of(1, 0.2));
        for (long seed = 0; seed < 60; seed++) {
            JointProblem problem = tiny(seed);
            long optimum = cheapest(problem, List.of());
            double bound = 0;
            for (List<Need> part : List.of(problem.needs().subList(0, 2), problem.needs().subList(2, 3))) {
                bound += JointBound.part(new JointProblem(renumbered(part), Budget.UNLIMITED), prices, 50_000, _ -> false);
            }
            bound -= problem.budget().cents() == Long.MAX_VALUE ? 0 : prices.money() * problem.budget().cents();
            PlanWarehouse warehouse = problem.needs().getFirst().warehouse();
            bound -= warehouse.roomCentilitres() == Long.MAX_VALUE ? 0 : prices.room(1) * warehouse.roomCentilitres();
            if (problem.budget().cents() != Long.MAX_VALUE && warehouse.roomCentilitres() != Long.MAX_VALUE) {
                assertThat(bound).as("seed %d", seed).isLessThanOrEqualTo(optimum + 1e-3);
            }
        }
    }

    private static List<Need> renumbered(List<Need> needs) {
        var renumbered = new ArrayList<Need>();
        for (Need n : needs) {
            renumbered.add(new Need(renumbered.size(), n.warehouse(), n.freeUnits(), n.arrivals(), n.sources(), n.marginMicros(), n.holdingMicrosPerDay(), n.referenceMicros(),
                    n.lineCents(), n.mostUnits(), n.centilitresPerUnit(), n.optimum(), n.reference(), n.departureCents(), n.isPinned()));
        }
        return renumbered;
    }

    /** Nothing couples the lines: each one's own cheapest way is the plan, and the bound meets it to the cent. */
    @Test
    void meetsThePlanWhereLinesShareNothing() {
        var supplier = new PlanSupplier(1, 0, 0);
        var problem = new JointProblem(List.of(Problems.need(0, supplier, Problems.LEEDS, new OrderChoice(0, 8, 0), false),
                Problems.need(1, supplier, Problems.LEEDS, new OrderChoice(0, 4, 3), false)), Budget.UNLIMITED);
        JointPlan plan = new JointPlanner(new Effort(Duration.ofSeconds(2), Duration.ofMillis(500), 1)).plan(problem);
        assertThat(plan.bound()).isCloseTo(plan.audit().totalCents(), within(1e-6));
    }

    /** A company of 150 lines with minimums, second suppliers and a budget of six tenths. */
    @Test
    void provesACompanysPlanToHalfAPercent() {
        JointPlan plan = new JointPlanner(new Effort(Duration.ofSeconds(3), Duration.ofSeconds(1), 1)).plan(Problems.random(150, 3, 0.6));
        assertThat(plan.bound()).isLessThanOrEqualTo(plan.audit().totalCents());
        assertThat(plan.gap()).isLessThan(0.005);
    }

    /** 2,000 quantities share 400 steps; a step never costs more than any of its quantities. */
    @Test
    void aStepOfManyQuantitiesCostsNoMoreThanAnyOfThem() {
        Need one = Problems.need(0);
        var offer = Problems.offer(1, 2_000_000, 3, 1, 2, List.of(0, 3), new Offer.PriceBreak(500, 1_800_000));
        var source = new Source(0, Problems.ACME, offer, Problems.steady(10, 10));
        var need = new Need(0, one.warehouse(), 20, new int[10], List.of(source), 1_000_000, 10_000, 2_000_000, 200, 2_000, 100, one.optimum(), new OrderChoice(0, 77, 0), 50, false);
        for (LineOptions.Option option : LineOptions.of(need, _ -> 0)) {
            for (int step = 0; option.order() >= 0 && step < option.packs().length; step++) {
                int end = step + 1 < option.packs().length ? option.packs()[step + 1] : 2_001;
                for (int packs = option.packs()[step]; packs < end; packs++) {
                    boolean departs = packs != 77 || option.day() != 0;
                    long exact = LineCost.of(need, source, packs, option.day()).totalCents() + 200 + (departs ? 50 : 0);
                    assertThat(option.cents()[step]).isLessThanOrEqualTo(exact);
                    assertThat(offer.costCents(packs)).isBetween(option.leastPaid()[step], option.mostPaid()[step]);
                }
            }
        }
    }
}
