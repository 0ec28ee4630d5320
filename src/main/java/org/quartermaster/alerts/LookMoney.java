package org.quartermaster.alerts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Settings;

/**
 * From which money on a cause is worth a person's look: a share of what the company sells on an ordinary day, so that the list is about as long in a small company
 * as in a large one. Measured at each detection over four weeks and kept, because every screen asks for it.
 */
final class LookMoney {

    private static final String SETTING = "alerts.look_money";
    private static final int DAYS = 28;

    private LookMoney() {
    }

    /** Company currency; 0 before the first detection. */
    static BigDecimal read(Jdbi jdbi) {
        return Settings.find(jdbi, SETTING).map(BigDecimal::new).orElse(BigDecimal.ZERO);
    }

    /** Worked number: 2,800 sold over 28 days are 100 a day; at a share of 0.1 a cause is worth a look from 10 on. */
    static void measure(Handle handle, LocalDate lastSalesDay, double share, LocalDateTime now, String actor) {
        double sold = handle.createQuery("""
                        select coalesce(sum(d.units * coalesce(d.unit_price, s.unit_price, 0)), 0) from daily_sale d join sku s on s.id = d.sku_id
                        where d.day between :from and :until
                        """)
                .bind("from", lastSalesDay.minusDays(DAYS - 1L)).bind("until", lastSalesDay).mapTo(Double.class).one();
        String money = BigDecimal.valueOf(share * sold / DAYS).setScale(2, RoundingMode.HALF_UP).toPlainString();
        handle.execute("insert into setting (name, value, changed_at, changed_by) values (?, ?, ?, ?) on duplicate key update value = values(value), "
                + "changed_at = values(changed_at), changed_by = values(changed_by)", SETTING, money, now, actor);
    }
}
