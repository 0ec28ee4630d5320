package org.quartermaster.launcher.bench.routing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.quartermaster.delivery.planning.RoutingPlan;
import org.quartermaster.delivery.planning.RoutingProblem;

/** {@code ./qm bench routing --beside}: our search, jsprit and OR-Tools on the same matrix, one thread, the same seconds, one after the other; one checker for all. */
public final class RoutingBesideBench {
    private static final List<Rival> RIVALS = List.of(new JspritRival(), new OrToolsRival());
    private static final String OURS = "Quartermaster";
    private static final Logger JSPRIT = Logger.getLogger("com.graphhopper.jsprit");

    private final BenchArguments asked;
    private final Map<String, List<Double>> gaps = new LinkedHashMap<>();
    private final Map<String, Integer> refused = new LinkedHashMap<>();
    private final List<String> rows = new ArrayList<>();

    private RoutingBesideBench(BenchArguments arguments) {
        asked = arguments;
    }

    public static void main(String... words) throws Exception {
        try {
            new RoutingBesideBench(BenchArguments.parse(words)).run();
        } catch (BenchArguments.Wrong wrong) {
            System.err.println(wrong.getMessage());
            System.err.println(BenchArguments.USAGE);
            System.exit(2);
        }
    }

    private void run() throws Exception {
        if (asked.threads() > 1 || asked.objective() != Objective.DISTANCE) {
            throw new BenchArguments.Wrong("Side by side is with one thread and for distance only.");
        }
        JSPRIT.setLevel(Level.WARNING);
        WarmUp.run();
        System.out.printf("%-16s %-14s %8s %14s %8s %8s%n", "instance", "solver", "vehicles", "cost", "seconds", "gap %");
        for (Path file : asked.files()) {
            solve(file);
        }
        gaps.forEach((solver, all) -> System.out.printf(Locale.ROOT, "%-14s %d with a best known cost: mean gap %.3f %%, worst %.2f %%%n", solver, all.size(),
                all.stream().mapToDouble(gap -> gap).average().orElseThrow(), all.stream().mapToDouble(gap -> gap).max().orElseThrow()));
        refused.forEach((solver, count) -> System.out.printf("%-14s %d without a plan that keeps all rules%n", solver, count));
        if (asked.out().isPresent()) {
            Files.createDirectories(asked.out().get());
            Files.writeString(asked.out().get().resolve("beside.csv"), "instance,solver,vehicles,cost,seconds,gap_percent\n" + String.join("\n", rows) + "\n");
        }
    }

    private void solve(Path file) throws Exception {
        Format format = asked.format().isPresent() ? asked.format().get() : Format.of(file);
        BenchInstance instance = format.read(file);
        Convention convention = asked.convention().orElse(format.usualConvention(asked.objective()));
        Optional<BestKnown> known = BestKnown.of(file, instance, convention, asked.objective());
        BenchRun ours = BenchRun.of(instance, convention, asked);
        report(OURS, ours.solution(), ours.seconds(), known);
        for (Rival rival : RIVALS) {
            long started = System.nanoTime();
            BenchSolution theirs = of(rival, instance, convention, asked.seconds(), asked.seed());
            report(rival.name(), theirs, (System.nanoTime() - started) / 1e9, known);
        }
    }

    static BenchSolution of(Rival rival, BenchInstance instance, Convention convention, double seconds, long seed) {
        RoutingProblem problem = BenchProblem.of(instance, convention);
        return BenchSolution.of(instance, convention, new RoutingPlan(rival.solve(problem, instance.depots().size(), seconds, seed)));
    }

    private void report(String solver, BenchSolution solution, double seconds, Optional<BestKnown> known) {
        boolean isRefused = !solution.violations().isEmpty();
        if (isRefused) {
            refused.merge(solver, 1, Integer::sum);
        } else {
            known.ifPresent(best -> gaps.computeIfAbsent(solver, _ -> new ArrayList<>()).add(best.gap(solution)));
        }
        String gap = isRefused ? "refused" : known.map(best -> String.format(Locale.ROOT, "%.3f", best.gap(solution))).orElse("");
        System.out.printf(Locale.ROOT, "%-16s %-14s %8d %14s %8.2f %8s%n", solution.instance().name(), solver, solution.routes().size(), solution.costText(), seconds, gap);
        rows.add(String.format(Locale.ROOT, "%s,%s,%d,%s,%.3f,%s", solution.instance().name(), solver, solution.routes().size(), solution.costText(), seconds, gap));
    }
}
