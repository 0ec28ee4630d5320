package org.quartermaster.forecasting;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.quartermaster.forecasting.KeptWeeks.Week;
import org.quartermaster.forecasting.OverrideLayer.Effect;
import org.quartermaster.forecasting.OverrideLayer.Laid;
import org.quartermaster.forecasting.models.QuantileForecast;

/**
 * Keeps what the run in force expects of the next whole week and of the one {@value WeekSteps#LATER} ahead, step by step, and judges the weeks that are over by then. A block of SKUs is one transaction, and a week of a series is
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

    /** A series at one distance. */
    private record Said(Place place, int ahead) {
    }

    private record Edit(Said said, LocalDate week) {
    }

    /** @param price list price, 0 when unknown */
    private record Row(Place place, int category, String demandClass, double price, QuantileForecast baseline, WeekSteps.Ahead naive, WeekSteps.Ahead simple, byte[] past) {
        Said said(int ahead) {
            return new Said(place, ahead);
        }
    }

    /** The series of some SKUs. */
    private final class Block {
        private final Handle handle;
        private final int from;
        private final int to;
        private final OverrideBook book;
        private final Map<Said, KeptWeeks> kept = new HashMap<>();
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
            var writes = handle.prepareBatch("insert into forecast_past (sku_id, warehouse_id, ahead, weeks) values (?, ?, ?, ?) on duplicate key update weeks = values(weeks)");
            var marks = handle.prepareBatch("insert into forecast_past_edit (sku_id, warehouse_id, week, ahead, override_id) values (?, ?, ?, ?, ?)");
            handle.execute("delete from forecast_past_edit where sku_id between ? and ? and week <= ?", from, to, WeekSteps.newest(run.asOf()));
            for (int ahead : WeekSteps.AHEADS) {
                LocalDate week = WeekSteps.ahead(run.asOf(), ahead);
                handle.execute("delete from forecast_past_edit where sku_id between ? and ? and week = ? and ahead = ?", from, to, week, ahead);
                rows.forEach(row -> step(row, ahead, week, writes, marks));
            }
            if (!rows.isEmpty()) {
                writes.execute();
            }
            if (marks.size() > 0) {
                marks.execute();
            }
            sums.write(handle);
        }

        private void step(Row row, int ahead, LocalDate week, PreparedBatch writes, PreparedBatch marks) {
            KeptWeeks weeks = kept.computeIfAbsent(row.said(ahead), _ -> KeptWeeks.read(null));
            judge(row, ahead, weeks);
            long override = keep(row, ahead, weeks, week);
            writes.add(row.place().sku(), row.place().warehouse(), ahead, weeks.write());
            if (override > 0) {
                marks.add(row.place().sku(), row.place().warehouse(), week, ahead, override);
            }
        }

        private void read() {
            handle.createQuery("select sku_id, warehouse_id, ahead, weeks from forecast_past where sku_id between :from and :to").bind("from", from).bind("to", to)
                    .map((row, _) -> kept.put(said(row), KeptWeeks.read(row.getBytes(4)))).list();
            handle.createQuery("select sku_id, warehouse_id, ahead, week, override_id from forecast_past_edit where sku_id between :from and :to").bind("from", from).bind("to", to)
                    .map((row, _) -> edits.put(new Edit(said(row), row.getObject(4, LocalDate.class)), row.getLong(5))).list();
        }

        private static Said said(ResultSet row) throws SQLException {
            return new Said(new Place(row.getInt(1), row.getInt(2)), row.getInt(3));
        }

        private List<Row> rows() {
            return handle.createQuery("""
                            select f.sku_id, f.warehouse_id, coalesce(s.category_id, 0) as category_id, f.demand_class, coalesce(s.unit_price, 0), f.quantiles, f.next_naive, f.later_naive,
                              f.next_simple, f.later_simple, f.past_weeks
                            from forecast f join sku s on s.id = f.sku_id where f.run_id = :run and f.sku_id between :from and :to and f.past_weeks is not null
                            """)
                    .bind("run", run.id()).bind("from", from).bind("to", to)
                    .map((row, _) -> new Row(new Place(row.getInt(1), row.getInt(2)), row.getInt(3), row.getString(4), row.getDouble(5), ForecastBlob.read(row.getBytes(6), run.asOf()),
                            new WeekSteps.Ahead(row.getFloat(7), row.getFloat(8)), new WeekSteps.Ahead(row.getFloat(9), row.getFloat(10)), row.getBytes(11))).list();
        }

        /** The weeks that are over by now and were not when they were last looked at. */
        private void judge(Row row, int ahead, KeptWeeks weeks) {
            var past = ByteBuffer.wrap(row.past());
            LocalDate monday = WeekSteps.newest(run.asOf());
            for (int i = 0; i < WeekSteps.PAST; i++, monday = monday.minusWeeks(1)) {
                Week week = weeks.get(monday);
                float wanted = past.getFloat();
                if (week != null && week.isOpen()) {
                    Week ended = week.ended(wanted);
                    weeks.put(monday, ended);
                    sums.add(new ValueSums.Judged(monday, row.category(), row.place().warehouse(), row.demandClass(), row.price(), ahead), ended, edits.get(new Edit(row.said(ahead), monday)));
                }
            }
        }

        /** @return the newest override that changes the week, 0 without one */
        private long keep(Row row, int ahead, KeptWeeks weeks, LocalDate week) {
            int at = (int) (week.toEpochDay() - run.asOf().toEpochDay() - 1);
            if (at + WeekSteps.WEEK > row.baseline().horizon()) {
                return 0;
            }
            List<Laid> laid = book.over(row.place().sku(), row.category(), row.place().warehouse());
            QuantileForecast total = OverrideLayer.over(row.baseline(), laid, today);
            boolean isNext = ahead == 1;
            weeks.put(week, new Week((float) (isNext ? row.naive().next() : row.naive().later()), (float) (isNext ? row.simple().next() : row.simple().later()), (float) WeekSteps.sum(row.baseline().mean(), at), (float) WeekSteps.sum(total.mean(), at), Float.NaN));
            return laid.stream().filter(one -> one.override().holds(today) && touches(OverrideLayer.effect(one, run.asOf(), row.baseline().mean()), at)).mapToLong(one -> one.override().id())
                    .max().orElse(0);
        }

        private static boolean touches(Effect effect, int at) {
            return effect != null && effect.from() < at + WeekSteps.WEEK && effect.to() >= at && effect.from() <= effect.to();
        }
    }
}
