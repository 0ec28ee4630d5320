package org.quartermaster.launcher.bench.routing;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.quartermaster.delivery.planning.DayEvent;
import org.quartermaster.delivery.planning.LiveDay;
import org.quartermaster.delivery.planning.Places;
import org.quartermaster.delivery.planning.PlanAudit;
import org.quartermaster.delivery.planning.PlanAuditor;
import org.quartermaster.delivery.planning.Replanning;
import org.quartermaster.delivery.planning.RoutingPlan;
import org.quartermaster.delivery.planning.RoutingProblem;
import org.quartermaster.delivery.planning.RuinAndRecreate;
import org.quartermaster.delivery.planning.SearchBudget;
import org.quartermaster.delivery.planning.Stop;

/**
 * {@code ./qm bench routing --replan STOPS}: plans a day made by lot, drives it until eleven, lets things happen and plans anew: how long it takes, how many
 * stops change the vehicle and how much dearer it is than a plan from scratch. Then recommends places for new orders.
 */
final class ReplanBench {
    static final String OPTION = "--replan";
    static final String USAGE = "./qm bench routing --replan STOPS [--seconds S] [--plan-seconds P] [--seed N]";

    private static final int ELEVEN = 11 * 3600;
    private static final int OF_A_KIND = 3;
    private static final int BEST_PLACES = 3;
    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

    private final MadeDay made;
    private final RoutingProblem problem;
    private final SearchBudget budget;
    private final SearchBudget scratch;
    private final Random random;
    private final List<Row> rows = new ArrayList<>();

    private record Row(String event, double seconds, double movedShare, double dearer, int more, int violations) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%-12s %8.2f %9.2f %22.2f %12d %11d", event, seconds, 100 * movedShare, dearer, more, violations);
        }
    }

    private ReplanBench(Options options) throws BenchArguments.Wrong {
        made = new MadeDay((int) options.number(OPTION, "", 10, 5000), (long) options.number("--seed", "1", 0, 1e15));
        problem = made.problem();
        budget = SearchBudget.ofSeconds(options.number("--seconds", "2", 0.1, 600), 1);
        scratch = SearchBudget.ofSeconds(options.number("--plan-seconds", "20", 0.1, 3600), 2);
        random = new Random(problem.stops().size());
    }

    static void run(String... words) throws BenchArguments.Wrong {
        new ReplanBench(new Options(words, OPTION, "--seed", "--seconds", "--plan-seconds")).run();
    }

    private void run() {
        WarmUp.run();
        RoutingPlan plan = search(problem, RoutingPlan.empty(problem));
        LiveDay day = LiveDay.at(problem, plan, ELEVEN);
        System.out.printf(Locale.ROOT, "%d stops on %d vehicles, %d visited by eleven%n", problem.stops().size(), plan.routes().stream().filter(route -> !route.isEmpty()).count(),
                visited(day));
        System.out.printf("%-12s %8s %9s %22s %12s %11s%n", "event", "seconds", "moved %", "dearer than scratch %", "left out +", "violations");
        for (int i = 0; i < OF_A_KIND; i++) {
            replan("cancelled", day.after(new DayEvent.Cancelled(anyOpen(day))));
            replan("urgent", day.after(new DayEvent.Urgent(made.urgent().get(i))));
            replan("late", day.after(new DayEvent.Late(plan.vehicleOf(anyOpen(day)), 1800)));
            replan("breakdown", day.after(new DayEvent.Breakdown(plan.vehicleOf(anyOpen(day)))));
        }
        System.out.printf(Locale.ROOT, "slowest %.2f s, most moved %.1f %%, mean %.2f %% and worst %.2f %% dearer than from scratch in %.0f s%n", most(Row::seconds),
                100 * most(Row::movedShare), rows.stream().mapToDouble(Row::dearer).average().orElseThrow(), most(Row::dearer), scratch.millis() / 1000.0);
        recommend(plan);
    }

    private double most(java.util.function.ToDoubleFunction<Row> figure) {
        return rows.stream().mapToDouble(figure).max().orElseThrow();
    }

    private static RoutingPlan search(RoutingProblem asked, RoutingPlan from, SearchBudget limits) {
        return new RuinAndRecreate(asked, limits).search(from, _ -> { }, () -> false);
    }

    private RoutingPlan search(RoutingProblem asked, RoutingPlan from) {
        return search(asked, from, scratch);
    }

    private static int visited(LiveDay day) {
        return day.problem().sideRules().beginnings().values().stream().mapToInt(List::size).sum();
    }

    /** A stop on a route that nobody has visited. */
    private int anyOpen(LiveDay day) {
        List<Integer> open = IntStream.range(0, day.problem().stops().size()).filter(stop -> day.plan().vehicleOf(stop) >= 0)
                .filter(stop -> day.problem().sideRules().beginnings().values().stream().noneMatch(begun -> begun.contains(stop))).boxed().toList();
        return open.get(random.nextInt(open.size()));
    }

    private void replan(String event, LiveDay after) {
        long started = System.nanoTime();
        Replanning.Answer answer = Replanning.replan(after, budget);
        double seconds = (System.nanoTime() - started) / 1e9;
        PlanAudit free = new PlanAuditor(after.problem()).audit(search(after.problem(), RoutingPlan.empty(after.problem())));
        double dearer = 100.0 * (answer.audit().soft() - free.soft()) / free.soft();
        rows.add(new Row(event, seconds, answer.movedShare(), dearer, answer.audit().unserved().size() - free.unserved().size(), answer.audit().violations().size()));
        System.out.println(rows.getLast());
    }

    /** Wall and processor time: on a busy machine the first also counts waiting for a core. */
    private void recommend(RoutingPlan plan) {
        var wall = new DoubleSummaryStatistics();
        var processor = new DoubleSummaryStatistics();
        int answers = 0;
        for (Stop urgent : made.urgent()) {
            var stops = new ArrayList<>(problem.stops());
            stops.add(urgent);
            var asked = new RoutingProblem(problem.vehicles(), stops, problem.travel());
            long started = System.nanoTime();
            long startedWork = PROCESSOR.getCurrentThreadCpuTime();
            answers += new Places(asked, plan).best(stops.size() - 1, BEST_PLACES).size();
            processor.accept((PROCESSOR.getCurrentThreadCpuTime() - startedWork) / 1e6);
            wall.accept((System.nanoTime() - started) / 1e6);
        }
        System.out.printf(Locale.ROOT, "%d new orders: %.1f places recommended, mean %.1f ms, slowest %.1f ms; of processor time mean %.1f ms, slowest %.1f ms%n",
                made.urgent().size(), (double) answers / made.urgent().size(), wall.getAverage(), wall.getMax(), processor.getAverage(), processor.getMax());
    }
}
