package org.quartermaster.launcher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.quartermaster.delivery.planning.PlanAudit;
import org.quartermaster.delivery.planning.PlanAuditor;
import org.quartermaster.delivery.planning.RoutingPlan;
import org.quartermaster.delivery.planning.RoutingProblem;
import org.quartermaster.delivery.planning.RuinAndRecreate;
import org.quartermaster.delivery.planning.SearchBudget;

/**
 * Gap of the routing engine to the best known solutions of Solomon's instances by the DIMACS convention (distance only, truncated to one decimal), one
 * core, every plan checked by the auditor.
 *
 * <p>Arguments: folder with the instances and {@code bks.csv}; seconds per instance (10); seed (1); instance names, or {@code all}. Without names the 18
 * that the literature review used.
 */
public final class RoutingBench {
    private static final List<String> USUAL = List.of("C104", "C109", "C204", "R101", "R104", "R108", "R112", "R201", "R204", "R208", "R211", "RC101",
            "RC104", "RC108", "RC201", "RC204", "RC206", "RC208");

    private RoutingBench() {
    }

    public static void main(String... arguments) throws IOException {
        if (arguments.length == 0) {
            System.out.println("Which folder? It holds Solomon's files and bks.csv. Then: seconds, seed, instances or all.");
            return;
        }
        Path folder = Path.of(arguments[0]);
        double seconds = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 10;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        Map<String, Double> bestKnown = bestKnown(folder.resolve("bks.csv"));
        List<String> names = names(arguments, bestKnown);
        solve(SolomonFile.read(folder.resolve(names.getFirst() + ".txt")), 2, seed);
        System.out.printf(Locale.ROOT, "%.1f s per instance, one core, seed %d%n%-8s %9s %9s %7s %6s %10s%n", seconds, seed, "instance", "best known",
                "found", "gap %", "routes", "steps/s");
        double sum = 0;
        double worst = 0;
        int optimal = 0;
        for (String name : names) {
            double gap = report(name, SolomonFile.read(folder.resolve(name + ".txt")), bestKnown.get(name), seconds, seed);
            sum += gap;
            worst = Math.max(worst, gap);
            optimal += gap < 1e-9 ? 1 : 0;
        }
        System.out.printf(Locale.ROOT, "%d instances: mean gap %.3f %%, worst %.2f %%, %d at the best known%n", names.size(), sum / names.size(), worst, optimal);
    }

    private static List<String> names(String[] arguments, Map<String, Double> bestKnown) {
        if (arguments.length <= 3) {
            return USUAL;
        }
        return arguments[3].equals("all") ? bestKnown.keySet().stream().sorted().toList() : Arrays.stream(arguments).skip(3).toList();
    }

    private static double report(String name, RoutingProblem problem, double bestKnown, double seconds, long seed) {
        var search = new RuinAndRecreate(problem, SearchBudget.ofSeconds(seconds, seed));
        PlanAudit audit = check(name, problem, search.search(RoutingPlan.empty(problem), _ -> { }, () -> false));
        double found = -audit.soft() / 10.0;
        double gap = 100 * (found / bestKnown - 1);
        System.out.printf(Locale.ROOT, "%-8s %10.1f %9.1f %7.2f %6d %10.0f%n", name, bestKnown, found, gap, audit.routes().size(),
                search.iterations() / seconds);
        return gap;
    }

    private static void solve(RoutingProblem problem, double seconds, long seed) {
        new RuinAndRecreate(problem, SearchBudget.ofSeconds(seconds, seed)).search(RoutingPlan.empty(problem), _ -> { }, () -> false);
    }

    private static PlanAudit check(String name, RoutingProblem problem, RoutingPlan plan) {
        PlanAudit audit = new PlanAuditor(problem).audit(plan);
        if (!audit.isFeasible() || audit.medium() < 0) {
            throw new IllegalStateException("%s: the plan breaks %s and leaves out %s".formatted(name, audit.violations(), audit.unserved()));
        }
        return audit;
    }

    private static Map<String, Double> bestKnown(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        int column = List.of(lines.getFirst().split(",")).indexOf("dimacs_distance_trunc1");
        var values = new HashMap<String, Double>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            values.put(cells[0], Double.parseDouble(cells[column]));
        }
        return values;
    }
}
