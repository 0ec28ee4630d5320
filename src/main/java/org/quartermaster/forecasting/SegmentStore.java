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
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.forecasting.Segments.Segment;
import org.quartermaster.forecasting.selection.RunReport;
import org.quartermaster.shared.SkuRange;

/** What runs are divided into, and what became of each segment. */
final class SegmentStore {

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

    /** Begins a segment: deletes what an attempt that was cut short left behind, whose node may only be asleep. Empty when it is done by now: what is done is not touched. */
    Optional<SegmentAttempt> begin(long run, Planned segment) {
        return jdbi.inTransaction(handle -> {
            if (handle.execute("update forecast_segment set attempt = attempt + 1 where run_id = ? and segment = ? and report is null", run, segment.number()) == 0) {
                return Optional.empty();
            }
            clear(handle, run, segment);
            return handle.createQuery("select run_id, segment, attempt from forecast_segment where run_id = :run and segment = :segment").bind("run", run).bind("segment", segment.number())
                    .map((row, _) -> new SegmentAttempt(row.getLong(1), row.getInt(2), row.getInt(3))).findOne();
        });
    }

    private static void clear(Handle handle, long run, Planned segment) {
        handle.execute("delete from forecast_segment_sum where run_id = ? and segment = ?", run, segment.number());
        handle.execute("delete from forecast where run_id = ? and sku_id between ? and ?", run, segment.skus().fromId(), segment.skus().toId());
        handle.execute("delete from forecast_model where run_id = ? and name in (?, ?)", run, ForecastStore.name(ForecastStore.MEAN, segment.number()),
                ForecastStore.name(RunMemory.NAME, segment.number()));
    }

    /** The segment is done: from now on it is not made again. @throws IllegalStateException when another attempt was begun meanwhile */
    void done(SegmentAttempt attempt, RunReport report, double seconds) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            report.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int written = jdbi.withHandle(handle -> handle.execute("update forecast_segment set report = ?, seconds = ? where run_id = ? and segment = ? and attempt = ?", bytes.toByteArray(), seconds,
                attempt.run(), attempt.segment(), attempt.number()));
        if (written == 0) {
            throw attempt.begunElsewhere();
        }
    }

    /** How the segments of a run went, all of which were done. @throws org.quartermaster.shared.work.WorkFailed when a newer run has taken some over: it replaced this one */
    List<RunReport> reports(long run) {
        List<byte[]> reports = jdbi.withHandle(handle -> handle.createQuery("select report from forecast_segment where run_id = :run order by segment").bind("run", run).mapTo(byte[].class).list());
        if (reports.contains(null)) {
            throw ForecastStore.replaced(run);
        }
        return reports.stream().map(SegmentStore::report).toList();
    }

    private static RunReport report(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return RunReport.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
