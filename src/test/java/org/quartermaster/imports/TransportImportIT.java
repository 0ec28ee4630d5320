package org.quartermaster.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.quartermaster.testing.FactRows;

class TransportImportIT {
    private static final String HEADER = "transport,day,pickup_address,pickup_latitude,pickup_longitude,pickup_from,drop_address,drop_latitude,drop_longitude,pieces,warehouse";

    private final ImportCase files = new ImportCase();

    @Test
    void takesTransportOrdersAndBringsOpenOnesUpToDate() throws IOException {
        FactRows.warehouses(files.jdbi, 1);
        String depot = files.rows("select code from warehouse").getFirst();
        files.load(HEADER, "T1,2026-11-23,Mill 1,50.1,8.1,9:30,Shop 2,50.2,8.2,12," + depot, "T2,2026-11-23,Home 3,50.3,8.3,,,,,2," + depot);
        files.jdbi.useHandle(handle -> handle.execute("update transport_order set state = 'done' where code = 'T2'"));

        files.load(HEADER, "T1,2026-11-24,Mill 1,50.1,8.1,09:45,Shop 2,50.2,8.2,13," + depot, "T2,2026-11-24,Home 3,50.3,8.3,,,,,9," + depot);

        assertThat(files.rejected()).isEmpty();
        assertThat(files.rows("select code, day, pickup_from, drop_address, drop_latitude is null, pieces, state, version from transport_order order by code")).containsExactly(
                "T1 2026-11-24 09:45:00 Shop 2 0 13 open 1", "T2 2026-11-23 null  1 2 done 0");
    }

    /** Times of one column and of the further ones, in any order, spelled as people do; what cannot be read is named, with its column. */
    @Test
    void takesSeveralTimesADay() throws IOException {
        FactRows.warehouses(files.jdbi, 1);
        String depot = files.rows("select code from warehouse").getFirst();
        files.load("transport,day,pickup_latitude,pickup_longitude,pickup_from,pickup_to,pickup_windows,drop_latitude,drop_longitude,drop_windows,warehouse",
                "T1,2026-11-23,50.1,8.1,9:00,12:00,\"14:00-16:00, 17:30–18:00\",50.2,8.2,8:00-9:00," + depot,
                "T2,2026-11-23,50.1,8.1,,,after lunch,50.2,8.2,," + depot, "T3,2026-11-23,50.1,8.1,,,,50.2,8.2,12:00-11:00," + depot);

        assertThat(files.rows("select code, pickup_from, pickup_to, pickup_windows, drop_windows from transport_order")).containsExactly(
                "T1 09:00:00 12:00:00 14:00-16:00,17:30-18:00 08:00-09:00");
        assertThat(files.rejected()).hasSize(2).allMatch(row -> row.contains("notWindows")).anyMatch(row -> row.contains("pickup_windows")).anyMatch(row -> row.contains("drop_windows"));
    }

    @Test
    void namesWhatCannotBeRead() throws IOException {
        FactRows.warehouses(files.jdbi, 1);
        String depot = files.rows("select code from warehouse").getFirst();
        files.load(HEADER, "T1,2026-11-23,Mill 1,50.1,8.1,half past,Shop 2,50.2,8.2,12," + depot, "T2,2026-11-23,Mill 1,50.1,8.1,9:30,Shop 2,50.2,8.2,12,NOWHERE",
                "T3,2026-11-23,Mill 1,50.1,8.1,9:30,Shop 2,50.2,8.2,-1," + depot, "T4,2026-11-23,Mill 1,50.1,8.1,9:30,Shop 2,50.2,8.2,1," + depot);

        assertThat(files.rejected()).hasSize(3).anyMatch(row -> row.contains("notATime")).anyMatch(row -> row.contains("unknownWarehouse")).anyMatch(row -> row.contains("negative"));
        assertThat(files.rows("select code from transport_order")).containsExactly("T4");
    }

    /** What left one stock must not come into another one because a file moved an end. */
    @Test
    void keepsTheEndsOfOrdersWhoseGoodsAreOnBoard() throws IOException {
        FactRows.warehouses(files.jdbi, 1);
        String depot = files.rows("select code from warehouse").getFirst();
        files.load(HEADER, "T1,2026-11-23,Mill 1,50.1,8.1,9:30,,,,12," + depot, "T2,2026-11-23,Mill 1,50.1,8.1,9:30,,,,12," + depot);
        files.jdbi.useHandle(handle -> handle.execute("insert into transport_goods (transport_id, reason, fetched_at) select id, 'return', now() from transport_order where code = 'T1'"));

        files.load(HEADER, "T1,2026-11-23,Mill 1,50.1,8.1,9:30,Shop 2,50.2,8.2,13," + depot, "T2,2026-11-23,Mill 1,50.1,8.1,9:30,Shop 2,50.2,8.2,14," + depot);
        assertThat(files.rejected()).singleElement().asString().contains("onBoard");
        files.load(HEADER, "T1,2026-11-24,Mill 2,50.15,8.1,9:30,,,,15," + depot);

        assertThat(files.rows("select code, day, pickup_address, drop_address, pieces from transport_order order by code")).containsExactly("T1 2026-11-24 Mill 2  15",
                "T2 2026-11-23 Mill 1 Shop 2 14");
    }
}
