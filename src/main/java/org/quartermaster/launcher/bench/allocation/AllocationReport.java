package org.quartermaster.launcher.bench.allocation;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.quartermaster.delivery.allocation.Allocation;
import org.quartermaster.delivery.allocation.BatchAllocation;
import org.quartermaster.delivery.allocation.Demand;
import org.quartermaster.delivery.allocation.DryRun;
import org.quartermaster.delivery.allocation.Option;
import org.quartermaster.delivery.allocation.Parcel;
import org.quartermaster.delivery.allocation.Strategy;

/** Prints the figures and writes them: {@code strategies.csv}, {@code allocations-STRATEGY.csv}, {@code batch.csv}, {@code rejected.csv}. */
final class AllocationReport implements AutoCloseable {
    private final Scenario scenario;
    private final Path folder;
    private final BufferedWriter strategies;
    private final BufferedWriter batches;

    AllocationReport(Scenario past, Path out) throws IOException {
        scenario = past;
        folder = out;
        strategies = Files.newBufferedWriter(out.resolve("strategies.csv"));
        strategies.write("strategy,orders,waiting,parcels,splits,freight,handling,paid,late,late_days,mean_days,imbalance,mean_ms,p99_ms,violations\n");
        batches = Files.newBufferedWriter(out.resolve("batch.csv"));
        batches.write("strategy,orders,in_turn,by_prices,after_search,bound,gap,waiting,seconds,agrees,violations\n");
    }

    void bad() throws IOException {
        try (BufferedWriter file = Files.newBufferedWriter(folder.resolve("rejected.csv"))) {
            file.write("file,line,reason\n");
            for (BadRow row : scenario.bad()) {
                file.write(row.file() + "," + row.line() + ",\"" + row.reason().replace("\"", "\"\"") + "\"\n");
            }
        }
    }

    void head() {
        System.out.printf("%-15s %7s %7s %7s %6s %14s %6s %9s %6s %7s %8s %8s %s%n", "strategy", "orders", "waiting", "parcels", "splits", "paid", "late",
                "late days", "days", "balance", "mean ms", "p99 ms", "violations");
    }

    void line(DryRun.Figures f, String violations) {
        System.out.printf(Locale.ROOT, "%-15s %7d %7d %7d %6d %14s %6d %9d %6.1f %7s %8s %8s %s%n", f.strategy(), f.orders(), f.waiting(), f.parcels(), f.splits(),
                AllocationBench.money(f.paidCents()), f.late(), f.lateDays(), f.meanDays(), figure(1 - f.imbalance()), figure(f.meanMillis()),
                figure(f.slowestMillis()), violations);
        try {
            strategies.write(String.format(Locale.ROOT, "%s,%d,%d,%d,%d,%.2f,%.2f,%.2f,%d,%d,%.2f,%s,%s,%s,%s%n", f.strategy(), f.orders(), f.waiting(), f.parcels(),
                    f.splits(), f.freightCents() / 100.0, f.handlingCents() / 100.0, f.paidCents() / 100.0, f.late(), f.lateDays(), f.meanDays(),
                    figure(f.imbalance()), figure(f.meanMillis()), figure(f.slowestMillis()), violations));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String figure(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }

    void allocations(Strategy strategy, List<Demand> orders, List<Allocation> allocations) throws IOException {
        try (BufferedWriter file = Files.newBufferedWriter(folder.resolve("allocations-" + strategy.code() + ".csv"))) {
            file.write("order,rule,warehouses,ships,arrives,promised,paid,score,next_best,next_best_score,refused\n");
            for (int i = 0; i < orders.size(); i++) {
                file.write(row(orders.get(i), allocations.get(i)));
            }
        }
    }

    private String row(Demand order, Allocation allocation) {
        String promised = order.promisedDay() == Demand.NO_PROMISE ? "" : LocalDate.ofEpochDay(order.promisedDay()).toString();
        String next = allocation.rejected().stream().findFirst().map(way -> sites(way) + "," + money(way.score().total())).orElse(",");
        String refused = allocation.refusals().stream().map(refusal -> scenario.siteNames().get(refusal.site()) + " " + refusal.reason().name().toLowerCase(Locale.ROOT)
                + (refusal.amount() > 0 ? " " + refusal.amount() : "")).collect(Collectors.joining("; "));
        String chosen = allocation.chosen().map(option -> String.join(",", sites(option), option.parcels().stream().map(parcel ->
                LocalDate.ofEpochDay(parcel.shipDay()).toString()).max(String::compareTo).orElseThrow(), LocalDate.ofEpochDay(option.deliverDay()).toString(),
                promised, money(option.paidCents()), money(option.score().total()))).orElse(",,," + promised + ",,");
        return scenario.codes().get(order.id()) + "," + allocation.rule() + "," + chosen + "," + next + "," + refused + "\n";
    }

    private String sites(Option option) {
        return option.parcels().stream().map(Parcel::site).map(scenario.siteNames()::get).collect(Collectors.joining("+"));
    }

    private static String money(long cents) {
        return String.format(Locale.ROOT, "%.2f", cents / 100.0);
    }

    void batch(Strategy strategy, int orders, BatchAllocation.Outcome o, double seconds, int violations) throws IOException {
        long waiting = o.chosen().stream().filter(java.util.Optional::isEmpty).count();
        System.out.printf(Locale.ROOT, "batch of %d, %-15s in turn %s, by prices %s, after search %s, bound %s, gap %.3f %%, %d waiting, %.1f s, %s, violations %d%n",
                orders, strategy.code(), AllocationBench.money(o.inTurnCents()), AllocationBench.money(o.byPricesCents()), AllocationBench.money(o.cents()),
                AllocationBench.money(o.boundCents()), 100 * o.gap(), waiting, seconds, o.agrees() ? "scores agree" : "SCORES DIFFER", violations);
        batches.write(String.format(Locale.ROOT, "%s,%d,%s,%s,%s,%s,%.6f,%d,%.1f,%s,%d%n", strategy.code(), orders, money(o.inTurnCents()), money(o.byPricesCents()),
                money(o.cents()), money(o.boundCents()), o.gap(), waiting, seconds, o.agrees(), violations));
    }

    @Override
    public void close() throws IOException {
        strategies.close();
        batches.close();
    }
}
