package org.quartermaster.forecasting;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.forecasting.KeptWeeks.Week;
import org.quartermaster.forecasting.OverrideLayer.Effect;
import org.quartermaster.forecasting.OverrideLayer.Laid;
import org.quartermaster.forecasting.models.QuantileForecast;

/**
 * Keeps what the run in force expects of the next whole week, step by step, and judges the weeks that are over by then. A block of SKUs is one transaction, and a week of a series is
 * judged once, so that whatever is interrupted or repeated counts nothing twice.
 */
final class ValueKeeping {

    private static final int SKUS_PER_BLOCK = 500;

    private final Jdbi jdbi;
    private final ForecastRunFacts run;
    private final LocalDate today;

    ValueKeeping(Jdbi jdbi, ForecastRunFacts run, LocalDate today) {
        this.jdbi = jdbi;
        this.run = run;
        this.today = today;
    }

    void keep() {
        OverrideBook book = OverrideBook.read(jdbi, run, today);
        List<Integer> skus = jdbi.withHandle(handle -> handle.createQuery("select sku_id from forecast_sku where run_id = :run order by sku_id").bind("run", run.id()).mapTo(Integer.class).list());
        for (int i = 0; i < skus.size(); i += SKUS_PER_BLOCK) {
            int from = skus.get(i);
            int to = skus.get(Math.min(skus.size(), i + SKUS_PER_BLOCK) - 1);
            jdbi.useTransaction(handle -> new Block(handle, from, to, book).run());
        }
    }

    private record Place(int sku, int warehouse) {
    }

    private record Edit(Place place, LocalDate week) {
    }

    private record Row(Place place, int category, String demandClass, QuantileForecast baseline, float naive, float simple, byte[] past) {
    }

    /** The series of some SKUs. */
    private final class Block {
        private final Handle handle;
        private final int from;
        private final int to;
        private final OverrideBook book;
        private final Map<Place, KeptWeeks> kept = new HashMap<>();
        private final Map<Edit, Long> edits = new HashMap<>();
        private final ValueSums sums = new ValueSums();

        Block(Handle handle, int from, int to, OverrideBook book) {
            this.handle = handle;
            this.from = from;
            this.to = to;
            this.book = book;
        }

        void run() {
            read();
            List<Row> rows = rows();
            LocalDate next = WeekSteps.next(run.asOf());
            var writes = handle.prepareBatch("insert into forecast_past (sku_id, warehouse_id, weeks) values (?, ?, ?) on duplicate key update weeks = values(weeks)");
            var marks = handle.prepareBatch("insert into forecast_past_edit (sku_id, warehouse_id, week, override_id) values (?, ?, ?, ?)");
            handle.execute("delete from forecast_past_edit where sku_id between ? and ? and (week = ? or week <= ?)", from, to, next, WeekSteps.newest(run.asOf()));
            for (Row row : rows) {
                KeptWeeks weeks = kept.computeIfAbsent(row.place(), _ -> KeptWeeks.read(null));
                judge(row, weeks);
                long override = keep(row, weeks, next);
                writes.add(row.place().sku(), row.place().warehouse(), weeks.write());
                if (override > 0) {
                    marks.add(row.place().sku(), row.place().warehouse(), next, override);
                }
            }
            if (!rows.isEmpty()) {
                writes.execute();
            }
            if (marks.size() > 0) {
                marks.execute();
            }
            sums.write(handle);
        }

        private void read() {
            handle.createQuery("select sku_id, warehouse_id, weeks from forecast_past where sku_id between :from and :to").bind("from", from).bind("to", to)
                    .map((row, _) -> kept.put(new Place(row.getInt(1), row.getInt(2)), KeptWeeks.read(row.getBytes(3)))).list();
            handle.createQuery("select sku_id, warehouse_id, week, override_id from forecast_past_edit where sku_id between :from and :to").bind("from", from).bind("to", to)
                    .map((row, _) -> edits.put(new Edit(new Place(row.getInt(1), row.getInt(2)), row.getObject(3, LocalDate.class)), row.getLong(4))).list();
        }

        private List<Row> rows() {
            return handle.createQuery("""
                            select f.sku_id, f.warehouse_id, coalesce(s.category_id, 0) as category_id, f.demand_class, f.quantiles, f.next_naive, f.next_simple, f.past_weeks
                            from forecast f join sku s on s.id = f.sku_id where f.run_id = :run and f.sku_id between :from and :to and f.past_weeks is not null
                            """)
                    .bind("run", run.id()).bind("from", from).bind("to", to)
                    .map((row, _) -> new Row(new Place(row.getInt(1), row.getInt(2)), row.getInt(3), row.getString(4), ForecastBlob.read(row.getBytes(5), run.asOf()), row.getFloat(6),
                            row.getFloat(7), row.getBytes(8))).list();
        }

        /** The weeks that are over by now and were not when they were last looked at. */
        private void judge(Row row, KeptWeeks weeks) {
            var past = ByteBuffer.wrap(row.past());
            LocalDate monday = WeekSteps.newest(run.asOf());
            for (int i = 0; i < WeekSteps.PAST; i++, monday = monday.minusWeeks(1)) {
                Week week = weeks.get(monday);
                float wanted = past.getFloat();
                if (week != null && week.isOpen()) {
                    Week ended = week.ended(wanted);
                    weeks.put(monday, ended);
                    sums.add(monday, row.category(), row.place().warehouse(), row.demandClass(), ended, edits.get(new Edit(row.place(), monday)));
                }
            }
        }

        /** @return the newest override that changes the week, 0 without one */
        private long keep(Row row, KeptWeeks weeks, LocalDate next) {
            int at = (int) (next.toEpochDay() - run.asOf().toEpochDay() - 1);
            if (at + WeekSteps.WEEK > row.baseline().horizon()) {
                return 0;
            }
            List<Laid> laid = book.over(row.place().sku(), row.category(), row.place().warehouse());
            QuantileForecast total = OverrideLayer.over(row.baseline(), laid, today);
            weeks.put(next, new Week(row.naive(), row.simple(), (float) WeekSteps.sum(row.baseline().mean(), at), (float) WeekSteps.sum(total.mean(), at), Float.NaN));
            return laid.stream().filter(one -> one.override().holds(today) && touches(OverrideLayer.effect(one, run.asOf(), row.baseline().mean()), at)).mapToLong(one -> one.override().id())
                    .max().orElse(0);
        }

        private static boolean touches(Effect effect, int at) {
            return effect != null && effect.from() < at + WeekSteps.WEEK && effect.to() >= at && effect.from() <= effect.to();
        }
    }
}
