package org.quartermaster.launcher.bench.replenishment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.quartermaster.launcher.bench.replenishment.CsvInstances.Row;
import org.quartermaster.replenishment.policy.network.OneWarehouse;
import org.quartermaster.replenishment.policy.network.OneWarehouse.Retailer;
import org.quartermaster.replenishment.policy.network.OneWarehouse.Warehouse;
import org.quartermaster.replenishment.policy.stochastic.Newsvendor.Costs;

/**
 * One warehouse and N equal retailers: columns {@code N}, {@code lambda_per_retailer}, {@code L0}, {@code L}, {@code h0}, {@code h}, {@code b};
 * {@code opt_S0}, {@code opt_S_retailer} and {@code opt_cost} are the exact answer.
 */
final class OneWarehousePart implements BenchPart {

    private static final int MOST_RETAILERS = 10_000;

    private int same;

    @Override
    public String name() {
        return "one warehouse, N retailers";
    }

    @Override
    public boolean reads(Path file) throws IOException {
        return CsvInstances.hasColumns(file, Set.of("N", "lambda_per_retailer", "L0", "L", "h0", "h", "b"));
    }

    @Override
    public void run(Path file, PartReport report) throws IOException {
        CsvInstances.forEach(file, report, row -> solve(row, report));
        report.figure("same_levels", same);
    }

    private void solve(Row row, PartReport report) {
        int count = row.whole("N");
        if (count < 1 || count > MOST_RETAILERS) {
            throw new IllegalArgumentException("N (%d) must lie in 1…%d".formatted(count, MOST_RETAILERS));
        }
        var retailer = new Retailer(row.number("lambda_per_retailer"), row.number("L"), new Costs(row.number("h"), row.number("b")));
        List<Retailer> retailers = Collections.nCopies(count, retailer);
        long began = System.nanoTime();
        OneWarehouse.Answer answer = OneWarehouse.best(new Warehouse(row.number("L0"), row.number("h0")), retailers);
        double milliseconds = (System.nanoTime() - began) / 1e6;
        int level = answer.retailerLevels().getFirst();
        same += row.number("opt_S0", Double.NaN) == answer.warehouseLevel() && row.number("opt_S_retailer", Double.NaN) == level ? 1 : 0;
        report.add(new BenchRow(row.line(), String.format(Locale.ROOT, "N=%d λ=%s L0=%s L=%s h0=%s b=%s", count, row.text("lambda_per_retailer"), row.text("L0"),
                row.text("L"), row.text("h0"), row.text("b")), "cost", answer.cost(), row.number("opt_cost", Double.NaN), milliseconds,
                "S0=%d S=%d".formatted(answer.warehouseLevel(), level)));
    }
}
