package org.quartermaster.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The days of the ledger are what a full count of it says, after every file. */
class SaleDaysIT {

    private static final String COUNTED = "select date(sold_at) as day, warehouse_id, count(distinct case when units > 0 then coalesce(nullif(invoice, ''), nullif(customer, ''), hex(line_key)) end), "
            + "sum(occurrences) from sale_line group by 1, 2 order by 1, 2";
    private static final String KEPT = "select * from sale_day order by day, warehouse_id";

    private final ImportCase company = new ImportCase();

    @Test
    void followTheLedgerToTheLastMinuteOfADay() throws IOException {
        company.load("warehouse,lat,lon", "W1,50,8", "W2,51,9");
        company.load("invoice,sku,quantity,date,price,warehouse", "1,MUG,3,2026-01-05 00:00,2,W1", "1,PLATE,3,2026-01-05 00:00,2,W1", "2,MUG,1,2026-01-05 23:59,2,W1", "3,MUG,1,2026-01-06 00:00,2,W1",
                "4,MUG,1,2026-01-06 12:00,2,W2", "C5,MUG,-1,2026-01-06 13:00,2,W1");
        assertThat(company.rows(KEPT)).isEqualTo(company.rows(COUNTED)).containsExactly("2026-01-05 1 2 3", "2026-01-06 1 1 2", "2026-01-06 2 1 1");
        var more = company.load("invoice,sku,quantity,date,price,warehouse", "3,MUG,1,2026-01-06 00:00,2,W1", "6,MUG,1,2026-01-06 10:00,2,W1");
        assertThat(more.known()).isOne();
        assertThat(company.rows(KEPT)).isEqualTo(company.rows(COUNTED)).contains("2026-01-06 1 2 3");
    }

    /** A file that brings nothing new has nothing looked at again; one that does, from its first new day on. */
    @Test
    void whatIsNewIsToldFromItsFirstDay() throws IOException {
        company.load("sku,quantity,date,price", "MUG,3,2026-01-05,2", "MUG,2,2026-01-09,2");
        assertThat(company.rows("select again_from from stock_out_finding")).containsExactly("2026-01-05");
        company.jdbi.useHandle(handle -> handle.execute("update stock_out_finding set again_from = null"));
        company.load("sku,quantity,date,price", "MUG,3,2026-01-05,2", "MUG,2,2026-01-09,2");
        assertThat(company.rows("select again_from from stock_out_finding")).containsExactly("null");
        company.load("sku,quantity,date,price", "MUG,3,2026-01-05,2", "MUG,4,2026-01-07,2", "MUG,2,2026-01-09,2");
        assertThat(company.rows("select again_from from stock_out_finding")).containsExactly("2026-01-07");
    }
}
