package org.quartermaster.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoDeterminismTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);

    @TempDir
    private Path folder;

    private MemorySink rows(long seed) {
        return rows(seed, TODAY);
    }

    private MemorySink rows(long seed, LocalDate today) {
        var world = World.of(DemoSize.SMALL, seed, today);
        var sink = new MemorySink();
        var truth = new TruthFolder(folder);
        truth.begin(world);
        new ReferenceRows(world, sink).write();
        var totals = new Totals(world);
        for (int supplier = 0; supplier < world.suppliers().size(); supplier++) {
            totals.add(new Shard(world, supplier, sink).run());
        }
        DemoCompany.finish(world, totals, truth, sink);
        return sink;
    }

    @Test
    void sameSeedAndDayGiveTheSameRows() {
        assertThat(rows(7).digest()).isEqualTo(rows(7).digest());
    }

    @Test
    void anotherSeedGivesOtherRows() {
        assertThat(rows(7).digest()).isNotEqualTo(rows(8).digest());
    }

    /** 25 December and 1 January have no sales, so the orders for the day after come from the day before. */
    @ParameterizedTest
    @ValueSource(strings = {"2025-12-26", "2026-01-02", "2028-02-29"})
    void thereAreOrdersToDeliverOnAnyDay(LocalDate today) {
        assertThat(rows(7, today).openFor(today)).isBetween(25, 70);
    }
}
