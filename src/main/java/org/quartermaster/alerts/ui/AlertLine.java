package org.quartermaster.alerts.ui;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.quartermaster.alerts.AlertRow;
import org.quartermaster.shared.table.RowSource;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.ui.Format;

/**
 * A cause in the person's words, so that list and export read the same; told by the dearest of its alerts.
 *
 * @param name    of the SKU, in the person's language
 * @param because    why the dearest of them is one, in one sentence
 * @param sameCause  how many alerts have this cause
 * @param causeMoney what they are worth together
 * @param look       now: worth a look, later: not yet
 * @param row     the alert
 */
record AlertLine(long id, String state, String kind, String subject, String name, String warehouse, String because, BigDecimal causeMoney, String look, LocalDate firstSeen,
                 LocalDate lastSeen, String assignee, int sameCause, LocalDate snoozedUntil, String resolution, String decidedBy, int comments, AlertRow row) {

    static AlertLine of(AlertRow row, Format format) {
        String name = format.locale().getLanguage().equals("zh") && !row.nameZh().isEmpty() ? row.nameZh() : row.name();
        return new AlertLine(row.id(), row.state(), row.kind(), row.subject(), name, row.warehouse(), AlertWords.because(row, format), row.causeMoney(), row.look(), row.firstSeen(),
                row.lastSeen(), row.assignee(), row.sameCause(), row.snoozedUntil(), row.resolution(), row.decidedBy(), row.comments(), row);
    }

    /** What it is about, and how many more: "POT-1004 +5". */
    String subjects() {
        return AlertWords.subjects(row);
    }

    /** The causes as lines. */
    record Source(RowSource<AlertRow> alerts, Format format) implements RowSource<AlertLine> {
        @Override
        public List<AlertLine> page(TableQuery query, int offset, int limit) {
            return alerts.page(query, offset, limit).stream().map(row -> of(row, format)).toList();
        }

        @Override
        public long count(TableQuery query) {
            return alerts.count(query);
        }

        @Override
        public void forEach(TableQuery query, Consumer<AlertLine> consumer) {
            alerts.forEach(query, row -> consumer.accept(of(row, format)));
        }
    }
}
