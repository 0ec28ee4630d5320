package org.quartermaster.forecasting;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.shared.work.WorkContext;

/**
 * Lets a run take over the finished segments of an earlier one that failed or was cancelled, when both are made from the same ({@link InputPrint}). A segment moves with all it has in one transaction: a crash in
 * between leaves it with one of the two.
 */
final class SegmentReuse {

    private final Jdbi jdbi;

    SegmentReuse(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @param run divided as the earlier one was, none of its segments begun @param inputs print of what it is made from */
    void into(long run, String inputs, WorkContext context) {
        List<Long> earlier = jdbi.withHandle(handle -> handle.createQuery("""
                select distinct r.id from forecast_run r join forecast_segment s on s.run_id = r.id
                where r.inputs = :inputs and r.state in ('failed', 'cancelled') and r.id < :run and s.report is not null order by r.id
                """).bind("inputs", inputs).bind("run", run).mapTo(Long.class).list());
        earlier.forEach(from -> take(from, run, context));
    }

    private void take(long from, long run, WorkContext context) {
        var segments = new SegmentStore(jdbi);
        var wanted = segments.of(run).stream().filter(segment -> !segment.isDone()).map(SegmentStore.Planned::number).toList();
        var done = segments.of(from).stream().filter(segment -> segment.isDone() && wanted.contains(segment.number())).toList();
        done.forEach(segment -> jdbi.useTransaction(handle -> move(handle, from, run, segment)));
        if (!done.isEmpty()) {
            context.log("%d of %d segments are taken over from forecast run %d, which was made from the same sales, settings and models".formatted(done.size(), segments.of(run).size(), from));
        }
    }

    private static void move(Handle handle, long from, long run, SegmentStore.Planned segment) {
        handle.execute("update forecast set run_id = ? where run_id = ? and sku_id between ? and ?", run, from, segment.skus().fromId(), segment.skus().toId());
        handle.execute("update forecast_segment_sum set run_id = ? where run_id = ? and segment = ?", run, from, segment.number());
        handle.execute("update forecast_model set run_id = ? where run_id = ? and name in (?, ?)", run, from, ForecastStore.name(ForecastStore.MEAN, segment.number()),
                ForecastStore.name(RunMemory.NAME, segment.number()));
        handle.execute("update forecast_segment n join forecast_segment o on o.run_id = ? and o.segment = n.segment set n.report = o.report, n.seconds = o.seconds where n.run_id = ? and n.segment = ?", from, run,
                segment.number());
        handle.execute("update forecast_segment set report = null, seconds = null where run_id = ? and segment = ?", from, segment.number());
    }
}
