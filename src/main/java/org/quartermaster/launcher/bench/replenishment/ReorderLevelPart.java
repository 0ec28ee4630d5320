package org.quartermaster.launcher.bench.replenishment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.quartermaster.launcher.bench.replenishment.CsvInstances.Row;
import org.quartermaster.replenishment.policy.stochastic.DiscreteDemand;
import org.quartermaster.replenishment.policy.stochastic.Newsvendor.Costs;
import org.quartermaster.replenishment.policy.stochastic.ReorderPointAndLevel;

/**
 * (s, S) under periodic review, Poisson demand (Zheng and Federgruen 1991): columns {@code mu}, {@code K}, {@code h}, {@code p}, and {@code L} (0) where given;
 * {@code s_star}, {@code S_star} and {@code cost} are the exact answer.
 */
final class ReorderLevelPart implements BenchPart {

    private int same;

    @Override
    public String name() {
        return "(s, S)";
    }

    @Override
    public boolean reads(Path file) throws IOException {
        return CsvInstances.hasColumns(file, Set.of("mu", "K", "h", "p"));
    }

    @Override
    public void run(Path file, PartReport report) throws IOException {
        CsvInstances.forEach(file, report, row -> solve(row, report));
        report.figure("same_s_and_S", same);
    }

    private void solve(Row row, PartReport report) {
        var costs = new Costs(row.number("h"), row.number("p"));
        long began = System.nanoTime();
        DiscreteDemand demand = DiscreteDemand.poisson(row.number("mu"));
        ReorderPointAndLevel.Answer answer = ReorderPointAndLevel.best(costs, row.number("K"), demand, (int) row.number("L", 0));
        double milliseconds = (System.nanoTime() - began) / 1e6;
        String found = "s=%d S=%d".formatted(answer.reorderPoint(), answer.level());
        double s = row.number("s_star", Double.NaN);
        double level = row.number("S_star", Double.NaN);
        same += s == answer.reorderPoint() && level == answer.level() ? 1 : 0;
        report.add(new BenchRow(row.line(), String.format(Locale.ROOT, "mu=%s K=%s h=%s p=%s", row.text("mu"), row.text("K"), row.text("h"), row.text("p")),
                "cost", answer.cost(), row.number("cost", Double.NaN), milliseconds,
                Double.isNaN(s) ? found : found + String.format(Locale.ROOT, " (exact %.0f, %.0f)", s, level)));
    }
}
