package org.quartermaster.launcher.bench.routing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** {@code ./qm bench routing}: solves instance files, prints a line for each and writes their solutions; or makes an instance, or plans a day anew. */
public final class RoutingBench {
    private static final String COLUMNS = "instance,vehicles,cost,seconds,iterations,cpu_seconds,format,objective,convention,threads,seed,best_known,gap_percent,best_known_vehicles";

    private final BenchArguments asked;
    private final List<String> rows = new ArrayList<>();
    private final List<Double> gaps = new ArrayList<>();
    private int otherVehicles;
    private int failures;

    private RoutingBench(BenchArguments arguments) {
        asked = arguments;
    }

    public static void main(String... words) throws Exception {
        try {
            String first = words.length == 0 ? "" : words[0];
            switch (first) {
                case InstanceGenerator.OPTION -> System.out.println(InstanceGenerator.run(words));
                case ReplanBench.OPTION -> ReplanBench.run(words);
                default -> solve(BenchArguments.parse(words));
            }
        } catch (BenchArguments.Wrong wrong) {
            System.err.println(wrong.getMessage());
            System.err.println(BenchArguments.USAGE);
            System.exit(2);
        }
    }

    private static void solve(BenchArguments asked) throws IOException, InterruptedException, ExecutionException {
        if (new RoutingBench(asked).run() > 0) {
            System.exit(1);
        }
    }

    private int run() throws IOException, InterruptedException, ExecutionException {
        if (asked.out().isPresent()) {
            Files.createDirectories(asked.out().get());
        }
        WarmUp.run();
        System.out.printf("%-16s %8s %14s %8s %12s %8s%n", "instance", "vehicles", "cost", "seconds", "iterations", "gap %");
        for (Path file : asked.files()) {
            try {
                solve(file);
            } catch (MalformedInstance malformed) {
                System.err.println(malformed.getMessage());
                failures++;
            }
        }
        if (!gaps.isEmpty()) {
            System.out.printf(Locale.ROOT, "%d with a best known cost: mean gap %.3f %%, worst %.2f %%, %d at it or below%n", gaps.size(),
                    gaps.stream().mapToDouble(gap -> gap).average().orElseThrow(), gaps.stream().mapToDouble(gap -> gap).max().orElseThrow(),
                    gaps.stream().filter(gap -> gap < 5e-4).count());
        }
        if (otherVehicles > 0) {
            System.out.printf("%d with more or fewer vehicles than the best known: no gap%n", otherVehicles);
        }
        return failures;
    }

    private void solve(Path file) throws IOException, MalformedInstance, InterruptedException, ExecutionException {
        Format format = asked.format().isPresent() ? asked.format().get() : Format.of(file);
        BenchInstance instance = format.read(file);
        Convention convention = asked.convention().orElse(format.usualConvention(asked.objective()));
        report(file, instance, convention, BenchRun.of(instance, convention, asked));
    }

    private void report(Path file, BenchInstance instance, Convention convention, BenchRun run) throws IOException {
        BenchSolution solution = run.solution();
        List<String> violations = asked.out().isPresent() ? written(new Lines(file).nameOf(), solution) : solution.violations();
        Optional<BestKnown> known = BestKnown.of(file, instance, convention, asked.objective());
        int more = known.map(best -> best.vehiclesMore(solution)).orElse(0);
        String gap = "";
        if (known.isPresent() && violations.isEmpty() && more == 0) {
            gaps.add(known.get().gap(solution));
            gap = String.format(Locale.ROOT, "%.3f", gaps.getLast());
        } else if (more != 0 && violations.isEmpty()) {
            otherVehicles++;
        }
        System.out.printf(Locale.ROOT, "%-16s %8d %14s %8.2f %12d %8s%n", instance.name(), solution.routes().size(), solution.costText(), run.seconds(),
                run.iterations(), more == 0 ? gap : "%+d veh.".formatted(more));
        if (!violations.isEmpty()) {
            System.err.printf("%s: no feasible plan was found: %s%n", file, violations);
            failures++;
        }
        rows.add(String.format(Locale.ROOT, "%s,%d,%s,%.3f,%d,%.3f,%s,%s,%s,%d,%d,%s,%s,%s", instance.name(), solution.routes().size(), solution.costText(),
                run.seconds(), run.iterations(), run.cpuSeconds(), lower(instance.format()), lower(asked.objective()), lower(convention), asked.threads(),
                asked.seed(), known.map(best -> String.valueOf(best.cost())).orElse(""), gap,
                known.filter(best -> best.vehicles().isPresent()).map(best -> String.valueOf(best.vehicles().getAsInt())).orElse("")));
        if (asked.out().isPresent()) {
            Files.writeString(asked.out().get().resolve("results.csv"), COLUMNS + "\n" + String.join("\n", rows) + "\n");
        }
    }

    /** Writes the solution and checks the file as it was written. A plan that breaks a rule is kept under a name that nobody takes for a solution. */
    private List<String> written(String name, BenchSolution solution) throws IOException {
        Path good = asked.out().orElseThrow().resolve(name + ".sol");
        Path bad = good.resolveSibling(name + ".sol.infeasible");
        Files.deleteIfExists(bad);
        solution.write(good);
        BenchSolution read = BenchSolution.read(good, solution.instance(), solution.convention());
        List<String> violations = new ArrayList<>(read.violations());
        if (!read.costText().equals(solution.costText())) {
            violations.add("the file costs %s, the plan %s".formatted(read.costText(), solution.costText()));
        }
        if (!violations.isEmpty()) {
            Files.move(good, bad);
        }
        return violations;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
