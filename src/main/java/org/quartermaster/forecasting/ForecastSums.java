package org.quartermaster.forecasting;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.quartermaster.database.Scope;
import org.quartermaster.forecasting.totals.AheadTotal;
import org.quartermaster.forecasting.totals.PastTotal;

/** Sums of a run per category and warehouse: added up while the run passes over its series, written with it, read a row per category and warehouse. */
final class ForecastSums {

    private static final int ROWS_PER_WRITE = 100;

    /** A category's own SKUs in one warehouse. */
    record Cell(int category, int warehouse) {
    }

    /** What a cell is expected to sell. */
    record Ahead(Cell cell, AheadTotal total) {
    }

    private final Map<Cell, PastTotal> past = new HashMap<>();
    private final Map<Cell, AheadTotal> ahead = new HashMap<>();

    PastTotal past(int category, int warehouse, int days, int horizon) {
        return past.computeIfAbsent(new Cell(category, warehouse), _ -> PastTotal.empty(days, horizon));
    }

    AheadTotal ahead(int category, int warehouse, int horizon) {
        return ahead.computeIfAbsent(new Cell(category, warehouse), _ -> AheadTotal.empty(horizon));
    }

    /** Keeps the sums of a segment until its run is published. */
    void stage(Jdbi jdbi, SegmentAttempt by, int days) {
        inBlocks(jdbi, by::hold, "insert into forecast_segment_sum (run_id, segment, category_id, warehouse_id, past, ahead) values (?, ?, ?, ?, ?, ?)",
                (batch, cell) -> batch.add(by.run(), by.segment(), cell.category(), cell.warehouse(), packedPast(cell, days), packedAhead(cell)));
    }

    /** The sums of all segments of a run together. */
    static ForecastSums staged(Jdbi jdbi, long run, int days, int horizon) {
        var sums = new ForecastSums();
        jdbi.useHandle(handle -> handle.createQuery("select category_id, warehouse_id, past, ahead from forecast_segment_sum where run_id = :run order by segment, category_id, warehouse_id")
                .bind("run", run).setFetchSize(Integer.MIN_VALUE).map((row, _) -> {
                    sums.past(row.getInt(1), row.getInt(2), days, horizon).add(unpacked(row.getBytes(3), PastTotal::read));
                    sums.ahead(row.getInt(1), row.getInt(2), horizon).add(unpacked(row.getBytes(4), AheadTotal::read));
                    return 1;
                }).forEach(_ -> { }));
        return sums;
    }

    private byte[] packedPast(Cell cell, int days) {
        return packed(out -> past.getOrDefault(cell, PastTotal.empty(days, 0)).write(out));
    }

    private byte[] packedAhead(Cell cell) {
        return packed(out -> ahead.get(cell).write(out));
    }

    private void inBlocks(Jdbi jdbi, Consumer<Handle> first, String insert, BiConsumer<PreparedBatch, Cell> binding) {
        var cells = new ArrayList<>(ahead.keySet());
        for (int i = 0; i < cells.size(); i += ROWS_PER_WRITE) {
            var block = cells.subList(i, Math.min(cells.size(), i + ROWS_PER_WRITE));
            jdbi.useTransaction(handle -> {
                first.accept(handle);
                var batch = handle.prepareBatch(insert);
                block.forEach(cell -> binding.accept(batch, cell));
                batch.execute();
            });
        }
    }

    /** Writes the sums of a run, and those per SKU out of its rows. */
    void write(Jdbi jdbi, long run, int days) {
        inBlocks(jdbi, _ -> { }, "insert into forecast_sum (run_id, category_id, warehouse_id, series, past, ahead) values (?, ?, ?, ?, ?, ?)",
                (batch, cell) -> batch.add(run, cell.category(), cell.warehouse(), ahead.get(cell).series(), packedPast(cell, days), packedAhead(cell)));
        jdbi.useHandle(handle -> {
            handle.execute("""
                    insert into forecast_sku (run_id, sku_id, total_mean, value) select run_id, sku_id, sum(total_mean), sum(value) from forecast where run_id = ? group by sku_id
                    """, run);
            handle.execute("""
                    update forecast_sum t join (select coalesce(s.category_id, 0) as category, f.warehouse_id, sum(f.total_mean) as total, sum(f.value) as value
                      from forecast f join sku s on s.id = f.sku_id where f.run_id = ? group by 1, 2) g on g.category = t.category_id and g.warehouse_id = t.warehouse_id
                    set t.total_mean = g.total, t.value = g.value where t.run_id = ?
                    """, run, run);
        });
    }

    /** Deletes the sums of a run. */
    static void delete(Jdbi jdbi, long run) {
        jdbi.useHandle(handle -> {
            handle.execute("delete from forecast_sum where run_id = ?", run);
            handle.execute("delete from forecast_sku where run_id = ?", run);
        });
    }

    /** What is expected per cell, whoever asks: overrides of a level need all of it. */
    static List<Ahead> everyAhead(Handle handle, long run) {
        return ahead(handle, run, "true");
    }

    /** What is expected per cell of the level, within the actor's warehouses. */
    static List<Ahead> ahead(Handle handle, long run, ForecastLevel level, CategoryTree tree) {
        return ahead(handle, run, condition(level, tree));
    }

    private static List<Ahead> ahead(Handle handle, long run, String condition) {
        return handle.createQuery("select category_id, warehouse_id, ahead from forecast_sum where run_id = :run and " + condition).bind("run", run)
                .map((row, _) -> new Ahead(new Cell(row.getInt(1), row.getInt(2)), unpacked(row.getBytes(3), AheadTotal::read))).list();
    }

    /** The history of the level added up, within the actor's warehouses. */
    static PastTotal past(Handle handle, ForecastRunFacts run, ForecastLevel level, CategoryTree tree, int days) {
        PastTotal total = PastTotal.empty(days, run.horizon());
        handle.createQuery("select past from forecast_sum where run_id = :run and " + condition(level, tree)).bind("run", run.id())
                .map((row, _) -> unpacked(row.getBytes(1), PastTotal::read)).forEach(total::add);
        return total;
    }

    /** The cells of a level as SQL; identities are numbers, so they may stand in the text. */
    static String condition(ForecastLevel level, CategoryTree tree) {
        var parts = new ArrayList<String>(List.of(Scope.sees("warehouse_id")));
        if (level.warehouse() != null) {
            parts.add("warehouse_id = " + level.warehouse().value());
        }
        if (level.category() != 0) {
            var within = tree.within(level.category());
            parts.add(within.isEmpty() ? "false" : "category_id in " + within.stream().sorted().map(String::valueOf).collect(java.util.stream.Collectors.joining(",", "(", ")")));
        }
        return String.join(" and ", parts);
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private interface Reading<T> {
        T from(DataInputStream in) throws IOException;
    }

    private static byte[] packed(Writing content) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_SPEED)))) {
            content.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static <T> T unpacked(byte[] stored, Reading<T> content) {
        try (var in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(stored)))) {
            return content.from(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Stored sums cannot be read. Run the forecast again.", e);
        }
    }
}
