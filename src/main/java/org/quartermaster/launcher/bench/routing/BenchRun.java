package org.quartermaster.launcher.bench.routing;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import org.quartermaster.delivery.planning.RoutingPlan;
import org.quartermaster.delivery.planning.RoutingProblem;
import org.quartermaster.delivery.planning.RuinAndRecreate;
import org.quartermaster.delivery.planning.SearchBudget;

/**
 * One instance solved: a seed per thread, the best kept.
 *
 * @param solution   best of all threads
 * @param seconds    wall time with laying out the problem, without reading the file
 * @param cpuSeconds processor time of all threads
 * @param iterations steps of all threads
 */
record BenchRun(BenchSolution solution, double seconds, double cpuSeconds, long iterations) {

    private record Attempt(RoutingPlan plan, long iterations, double cpuSeconds) {
    }

    static BenchRun of(BenchInstance instance, Convention convention, BenchArguments asked) throws InterruptedException, ExecutionException {
        LongSupplier clock = asked.cpuTime() ? ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime : System::nanoTime;
        long started = System.nanoTime();
        long layoutFrom = clock.getAsLong();
        RoutingProblem problem = BenchProblem.of(instance, convention);
        long millis = Math.max(1, Math.round(asked.seconds() * 1000 - (clock.getAsLong() - layoutFrom) / 1e6));
        List<Attempt> attempts = attempts(problem, millis, asked, clock);
        double seconds = (System.nanoTime() - started) / 1e9;
        Comparator<BenchSolution> better = asked.objective() == Objective.HIERARCHICAL
                ? Comparator.<BenchSolution>comparingInt(solution -> solution.routes().size()).thenComparingDouble(BenchSolution::cost)
                : Comparator.comparingDouble(BenchSolution::cost);
        BenchSolution best = attempts.stream().map(attempt -> BenchSolution.of(instance, convention, attempt.plan()))
                .min(Comparator.<BenchSolution>comparingInt(solution -> solution.violations().size()).thenComparing(better)).orElseThrow();
        return new BenchRun(best, seconds, attempts.stream().mapToDouble(Attempt::cpuSeconds).sum(), attempts.stream().mapToLong(Attempt::iterations).sum());
    }

    private static List<Attempt> attempts(RoutingProblem problem, long millis, BenchArguments asked, LongSupplier clock)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(asked.threads())) {
            var running = new ArrayList<Future<Attempt>>();
            for (int i = 0; i < asked.threads(); i++) {
                var budget = new SearchBudget(millis, Long.MAX_VALUE, asked.seed() + i, asked.objective() == Objective.HIERARCHICAL);
                running.add(threads.submit((Callable<Attempt>) () -> attempt(problem, budget, clock)));
            }
            var done = new ArrayList<Attempt>();
            for (Future<Attempt> one : running) {
                done.add(one.get());
            }
            return done;
        }
    }

    private static Attempt attempt(RoutingProblem problem, SearchBudget budget, LongSupplier clock) {
        var search = new RuinAndRecreate(problem, budget, clock);
        RoutingPlan plan = search.search(RoutingPlan.empty(problem), _ -> { }, () -> false);
        return new Attempt(plan, search.iterations(), ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9);
    }
}
