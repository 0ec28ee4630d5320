package org.quartermaster.launcher.bench.replenishment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.quartermaster.launcher.bench.replenishment.CsvInstances.Row;
import org.quartermaster.replenishment.policy.lostsales.LostSales;
import org.quartermaster.replenishment.policy.lostsales.LostSalesPolicy;
import org.quartermaster.replenishment.policy.stochastic.DiscreteDemand;
import org.quartermaster.replenishment.policy.stochastic.Newsvendor.Costs;

/**
 * Lost sales with a lead time (Zipkin 2008): columns {@code demand} (poisson or geometric), {@code L}, {@code p}; {@code mean} (5) and {@code h} (1) where given;
 * {@code optimal_cost} is the exact answer. Ours is the policy of {@link LostSalesPolicy#best}; the best
 * capped base-stock policy, which a planner can hold in two numbers, stands beside it.
 */
final class LostSalesPart implements BenchPart {

    private static final double ZIPKINS_MEAN = 5;

    private double sum;
    private double worst;
    private int count;

    @Override
    public String name() {
        return "lost sales";
    }

    @Override
    public boolean reads(Path file) throws IOException {
        return CsvInstances.hasColumns(file, Set.of("demand", "L", "p"));
    }

    @Override
    public void run(Path file, PartReport report) throws IOException {
        CsvInstances.forEach(file, report, row -> solve(row, report));
        report.figure("capped_base_stock_mean_gap_percent", count == 0 ? 0 : Math.round(1e6 * sum / count) / 1e6);
        report.figure("capped_base_stock_max_gap_percent", Math.round(1e6 * worst) / 1e6);
    }

    private void solve(Row row, PartReport report) {
        double mean = row.number("mean", ZIPKINS_MEAN);
        DiscreteDemand demand = switch (row.text("demand").toLowerCase(Locale.ROOT)) {
            case "poisson" -> DiscreteDemand.poisson(mean);
            case "geometric" -> DiscreteDemand.geometric(mean);
            default -> throw new IllegalArgumentException("demand is poisson or geometric, not \"%s\"".formatted(row.text("demand")));
        };
        var problem = new LostSales(demand, row.whole("L"), new Costs(row.number("h", 1), row.number("p")));
        String instance = String.format(Locale.ROOT, "%s L=%d p=%s", row.text("demand"), problem.leadTime(), row.text("p"));
        long began = System.nanoTime();
        LostSalesPolicy.Answer answer = LostSalesPolicy.best(problem);
        double milliseconds = (System.nanoTime() - began) / 1e6;
        LostSalesPolicy.Answer capped = LostSalesPolicy.capped(problem);
        double exact = row.number("optimal_cost", Double.NaN);
        var answered = new BenchRow(row.line(), instance, "cost", answer.cost(), exact, milliseconds, found(answer, capped));
        report.add(answered);
        if (answered.isKnown()) {
            double gap = 100 * (capped.cost() / exact - 1);
            sum += gap;
            worst = Math.max(worst, gap);
            count++;
        }
    }

    private static String found(LostSalesPolicy.Answer answer, LostSalesPolicy.Answer capped) {
        return String.format(Locale.ROOT, "%s; capped S=%d cap=%d costs %.4f", answer.method(), capped.capped().level(), capped.capped().cap(), capped.cost());
    }
}
