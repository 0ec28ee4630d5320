package org.quartermaster.forecasting;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.forecasting.Segments.Segment;
import org.quartermaster.forecasting.selection.RunReport;
import org.quartermaster.shared.SkuRange;

/** What runs are divided into, and what became of each segment. */
final class SegmentStore {

    private static final int ROWS_PER_DELETE = 5_000;

    /**
     * A segment as it stands in its run.
     *
     * @param number 1…
     */
    record Planned(int number, SkuRange skus, int series, boolean isDone) {
    }

    private final Jdbi jdbi;

    SegmentStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Writes into what the run is divided. */
    void plan(long run, List<Segment> segments) {
        jdbi.useTransaction(handle -> {
            var batch = handle.prepareBatch("insert into forecast_segment (run_id, segment, from_sku, to_sku, series) values (?, ?, ?, ?, ?)");
            IntStream.range(0, segments.size()).forEach(i -> batch.add(run, i + 1, segments.get(i).skus().fromId(), segments.get(i).skus().toId(), segments.get(i).series()));
            batch.execute();
        });
    }

    /** The segments of a run; none before it was divided, or when it is made in one piece. */
    List<Planned> of(long run) {
        return jdbi.withHandle(handle -> handle.createQuery("select segment, from_sku, to_sku, series, report is not null from forecast_segment where run_id = :run order by segment").bind("run", run)
                .map((row, _) -> new Planned(row.getInt(1), new SkuRange(row.getInt(2), row.getInt(3)), row.getInt(4), row.getBoolean(5))).list());
    }

    Optional<Planned> one(long run, int segment) {
        return of(run).stream().filter(one -> one.number() == segment).findFirst();
    }

    /** Begins a segment: deletes what an attempt that was cut short left behind. Answers with the number of the attempt. */
    int begin(long run, Planned segment) {
        jdbi.useHandle(handle -> handle.execute("update forecast_segment set attempt = attempt + 1 where run_id = ? and segment = ?", run, segment.number()));
        clear(run, segment);
        return jdbi.withHandle(handle -> handle.createQuery("select attempt from forecast_segment where run_id = :run and segment = :segment").bind("run", run).bind("segment", segment.number())
                .mapTo(Integer.class).one());
    }

    private void clear(long run, Planned segment) {
        jdbi.useHandle(handle -> handle.execute("delete from forecast_segment_sum where run_id = ? and segment = ?", run, segment.number()));
        int deleted = ROWS_PER_DELETE;
        while (deleted == ROWS_PER_DELETE) {
            deleted = jdbi.withHandle(handle -> handle.execute("delete from forecast where run_id = ? and sku_id between ? and ? limit " + ROWS_PER_DELETE, run, segment.skus().fromId(),
                    segment.skus().toId()));
        }
        jdbi.useHandle(handle -> handle.execute("delete from forecast_model where run_id = ? and name in (?, ?)", run, ForecastStore.name(ForecastStore.MEAN, segment.number()),
                ForecastStore.name(RunMemory.NAME, segment.number())));
    }

    /** The segment is done: from now on it is not made again. @throws IllegalStateException when another attempt was begun meanwhile */
    void done(long run, int segment, int attempt, RunReport report, double seconds) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            report.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int written = jdbi.withHandle(handle -> handle.execute("update forecast_segment set report = ?, seconds = ? where run_id = ? and segment = ? and attempt = ?", bytes.toByteArray(), seconds, run,
                segment, attempt));
        if (written == 0) {
            throw new IllegalStateException("Segment %d of forecast run %d was begun again elsewhere.".formatted(segment, run));
        }
    }

    /** How the segments of a run went, all of which are done. */
    List<RunReport> reports(long run) {
        return jdbi.withHandle(handle -> handle.createQuery("select report from forecast_segment where run_id = :run order by segment").bind("run", run).mapTo(byte[].class).list()).stream()
                .map(SegmentStore::report).toList();
    }

    private static RunReport report(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return RunReport.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
