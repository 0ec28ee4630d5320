package org.quartermaster.alerts.ui;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.quartermaster.alerts.AlertRow;
import org.quartermaster.alerts.Alerts;
import org.quartermaster.shared.table.RowSource;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.ui.Format;

/**
 * An alert in the person's words, so that list and export read the same.
 *
 * @param name    of the SKU, in the person's language
 * @param because why, in one sentence
 * @param row     the alert
 */
record AlertLine(long id, String state, String kind, String subject, String name, String warehouse, String because, BigDecimal money, LocalDate firstSeen,
                 LocalDate lastSeen, String assignee, int sameCause, LocalDate snoozedUntil, String resolution, String decidedBy, int comments, AlertRow row) {

    static AlertLine of(AlertRow row, Format format) {
        String name = format.locale().getLanguage().equals("zh") && !row.nameZh().isEmpty() ? row.nameZh() : row.name();
        return new AlertLine(row.id(), row.state(), row.kind(), row.subject(), name, row.warehouse(), AlertWords.because(row, format), row.money(), row.firstSeen(),
                row.lastSeen(), row.assignee(), row.sameCause(), row.snoozedUntil(), row.resolution(), row.decidedBy(), row.comments(), row);
    }

    /** The alerts as lines. */
    record Source(Alerts alerts, Format format) implements RowSource<AlertLine> {
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
