package org.quartermaster.launcher.bench.allocation;

import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.quartermaster.delivery.allocation.AllocationAuditor;
import org.quartermaster.delivery.allocation.BatchAllocation;
import org.quartermaster.delivery.allocation.Demand;
import org.quartermaster.delivery.allocation.DryRun;
import org.quartermaster.delivery.allocation.Option;
import org.quartermaster.delivery.allocation.Strategy;

/** Replays a data set's orders under every strategy, one by one, then allocates a batch together; checks all of it with the auditor and writes it down. */
public final class AllocationBench {
    private static final int MOST_BAD_SHOWN = 20;

    private AllocationBench() {
    }

    public static void main(String... words) throws IOException {
        AllocationArguments arguments;
        try {
            arguments = AllocationArguments.of(words);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(AllocationArguments.USAGE);
            System.exit(2);
            return;
        }
        Logger solver = Logger.getLogger("ai.timefold");
        solver.setLevel(Level.WARNING);
        run(arguments);
        Reference.reachabilityFence(solver);
    }

    static void run(AllocationArguments arguments) throws IOException {
        Scenario scenario = arguments.isOlist() ? OlistScenario.read(arguments.data(), arguments.warehouses()) : BrunelScenario.read(arguments.data());
        Files.createDirectories(arguments.out());
        System.out.printf("%s: %,d orders, %d warehouses, %,d shelves, %,d rows left out%n", arguments.data(), scenario.orders().size(),
                scenario.problem().sites().size(), scenario.problem().stock().size(), scenario.bad().size());
        scenario.notes().forEach(note -> System.out.println("  " + note));
        scenario.bad().stream().limit(MOST_BAD_SHOWN).forEach(row -> System.out.println("  left out: " + row));
        var report = new AllocationReport(scenario, arguments.out());
        report.bad();
        List<Demand> orders = arguments.limited(scenario.orders());
        strategies(arguments, scenario, orders, report);
        if (arguments.seconds() >= 0) {
            batch(arguments, scenario, orders, report);
        }
        report.close();
    }

    private static void strategies(AllocationArguments arguments, Scenario scenario, List<Demand> orders, AllocationReport report) throws IOException {
        report.head();
        scenario.asShipped().ifPresent(figures -> report.line(figures, "-"));
        for (Strategy strategy : arguments.strategies()) {
            DryRun.Outcome outcome = new DryRun(scenario.problem()).run(strategy, orders);
            List<AllocationAuditor.Finding> wrong = new AllocationAuditor(scenario.problem(), strategy).audit(allocated(orders,
                    outcome.allocations().stream().map(one -> one.chosen().orElse(null)).toList()));
            report.line(outcome.figures(), wrong.isEmpty() ? "0" : String.valueOf(wrong.size()));
            report.allocations(strategy, orders, outcome.allocations());
            wrong.stream().limit(MOST_BAD_SHOWN).forEach(finding -> System.out.println("  WRONG: " + finding));
        }
    }

    private static void batch(AllocationArguments arguments, Scenario scenario, List<Demand> orders, AllocationReport report) throws IOException {
        List<Demand> together = orders.subList(0, Math.min(orders.size(), arguments.batch()));
        for (Strategy strategy : arguments.strategies()) {
            long before = System.nanoTime();
            BatchAllocation.Outcome outcome = new BatchAllocation().allocate(scenario.problem(), strategy, together, 1000L * arguments.seconds(), arguments.seed());
            double seconds = (System.nanoTime() - before) / 1e9;
            int wrong = new AllocationAuditor(scenario.problem(), strategy).audit(allocated(together,
                    outcome.chosen().stream().map(one -> one.orElse(null)).toList())).size();
            report.batch(strategy, together.size(), outcome, seconds, wrong);
        }
    }

    private static List<AllocationAuditor.Allocated> allocated(List<Demand> orders, List<Option> chosen) {
        var allocated = new ArrayList<AllocationAuditor.Allocated>();
        IntStream.range(0, orders.size()).filter(i -> chosen.get(i) != null).forEach(i -> allocated.add(new AllocationAuditor.Allocated(orders.get(i), chosen.get(i))));
        return allocated;
    }

    static String money(long cents) {
        return String.format(Locale.ROOT, "%,.2f", cents / 100.0);
    }
}
