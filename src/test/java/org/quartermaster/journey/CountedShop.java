package org.quartermaster.journey;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.imports.FileImport;
import org.quartermaster.sales.StockOutFinding;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.work.WorkContext;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.FixedCalendar;
import org.quartermaster.testing.ImportedFiles;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;

/**
 * A shop whose files tell daily stock and sales, four a day of each SKU. SKU 1 runs out on day 80, when two were sold, and is back on day 86. SKU 2 has no stock from day 100 on and sells all the same: its zeros are none. SKU 3 sells its last
 * four on day 110. SKU 4 is never counted; that it had no stock on days 5 and 6 was recorded with the data.
 */
final class CountedShop {

    static final LocalDate FIRST = LocalDate.of(2024, 3, 4);
    static final LocalDate TODAY = FIRST.plusDays(120);
    static final List<String> TIMES = List.of("1 80–80 0.5000 found", "1 81–85 0.0000 found", "3 111–119 0.0000 found", "4 5–6 0.0000 recorded");

    final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private final ImportedFiles files = new ImportedFiles(jdbi);

    CountedShop() {
        FactRows.skus(jdbi, 4);
        FactRows.warehouses(jdbi, 1);
        jdbi.useHandle(handle -> handle.execute("insert into stock_out (sku_id, warehouse_id, from_day, to_day) values (4, 1, ?, ?)", FIRST.plusDays(5), FIRST.plusDays(6)));
    }

    FileImport.Outcome sales() throws IOException {
        List<String> sold = new ArrayList<>(List.of("sku,quantity,date,warehouse"));
        for (int day = 0; day < 120; day++) {
            for (int sku = 1; sku <= 4; sku++) {
                int units = isGone(sku, day) ? day == 80 ? 2 : 0 : sku == 3 && day > 110 ? 0 : 4;
                if (units > 0) {
                    sold.add("S00%d,%d,%s,W1".formatted(sku, units, FIRST.plusDays(day)));
                }
            }
        }
        return files.load(sold);
    }

    FileImport.Outcome stock() throws IOException {
        List<String> counted = new ArrayList<>(List.of("sku,on hand,date,warehouse"));
        for (int day = 0; day < 120; day++) {
            for (int sku = 1; sku <= 3; sku++) {
                int stock = isGone(sku, day) || sku == 2 && day >= 100 || sku == 3 && day >= 110 ? 0 : 50 - 2 * (day % 5);
                counted.add("S00%d,%d,%s,W1".formatted(sku, stock, FIRST.plusDays(day)));
            }
        }
        return files.load(counted);
    }

    private static boolean isGone(int sku, int day) {
        return sku == 1 && day >= 80 && day < 86;
    }

    FileImport.Outcome count(String... rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of("sku,on hand,date,warehouse"));
        lines.addAll(List.of(rows));
        return files.load(lines);
    }

    /** Runs the job of this day; answers all times without stock. */
    List<String> find(LocalDate today, WorkContext context) {
        Actor.NIGHT_RUN.run(() -> new StockOutFinding(jdbi, new FixedCalendar(today), Clock.systemUTC(), new Recorded<>()).run(context));
        return jdbi.withHandle(handle -> handle.createQuery("select concat(sku_id, ' ', datediff(from_day, :first), '–', datediff(to_day, :first), ' ', in_stock_share, ' ', source) from stock_out "
                + "order by sku_id, from_day").bind("first", FIRST).mapTo(String.class).list());
    }
}
