package org.quartermaster.alerts.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.quartermaster.alerts.AlertDecisions;
import org.quartermaster.alerts.AlertRow;
import org.quartermaster.alerts.Alerts;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.ui.DayField;
import org.quartermaster.ui.Dialogs;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.Selection;

/** The four steps with an alert, on one or on many: each asks for what it needs, acts, and says what happened. */
final class AlertSteps {

    private static final int LAST_WEEK = 7;

    private final Alerts alerts;
    private final AlertDecisions decisions;
    private final BusinessCalendar calendar;
    private final Runnable changed;

    AlertSteps(Alerts alerts, AlertDecisions decisions, BusinessCalendar calendar, Runnable changed) {
        this.alerts = alerts;
        this.decisions = decisions;
        this.calendar = calendar;
        this.changed = changed;
    }

    /** All alerts of the selected causes. */
    List<AlertRow> rows(Selection<AlertLine> selection) {
        var rows = new ArrayList<AlertRow>();
        selection.forEach(line -> rows.addAll(alerts.together(line.row())));
        return rows;
    }

    void acknowledge(List<AlertRow> rows) {
        apply(rows, row -> decisions.acknowledge(row.id(), row.version()), "alerts.notice.acknowledged");
    }

    void assign(List<AlertRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var names = new TreeSet<>(alerts.assignees());
        Actor.current().ifPresent(me -> names.add(me.name()));
        var who = new ComboBox<String>(text("alerts.step.who"), List.copyOf(names));
        who.setAllowCustomValue(true);
        who.addCustomValueSetListener(event -> who.setValue(event.getDetail()));
        who.setWidthFull();
        who.setClearButtonVisible(true);
        who.setValue(Actor.current().map(Actor::name).orElse(null));
        Dialogs.form(text("alerts.step.assign"), text("alerts.step.assign"), () -> apply(rows,
                row -> decisions.assign(row.id(), row.version(), who.getValue() == null ? "" : who.getValue()), "alerts.notice.assigned"), who);
    }

    void snooze(List<AlertRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        LocalDate today = calendar.planningDay();
        var until = new DayField("alerts.step.until", today.plusDays(LAST_WEEK));
        until.setMin(today.plusDays(1));
        var reason = reason("ui.reason");
        Dialogs.form(text("alerts.step.snooze"), text("alerts.step.snooze"), () -> apply(rows,
                row -> decisions.snooze(row.id(), row.version(), until.getValue(), reason.getValue()), "alerts.notice.snoozed"),
                new Paragraph(text("alerts.step.snoozeHint")), until, reason);
    }

    void resolve(List<AlertRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var verdict = new RadioButtonGroup<Boolean>(text("alerts.step.verdict"), List.of(true, false));
        verdict.setItemLabelGenerator(useful -> text(useful ? "alerts.resolution.useful" : "alerts.resolution.not_useful"));
        verdict.setValue(true);
        var comment = reason("alerts.step.comment");
        Dialogs.form(text("alerts.step.resolve"), text("alerts.step.resolve"), () -> apply(rows,
                row -> decisions.resolve(row.id(), row.version(), verdict.getValue(), comment.getValue()), "alerts.notice.resolved"), verdict, comment);
    }

    void reopen(AlertRow row) {
        apply(List.of(row), one -> decisions.reopen(one.id(), one.version()), "alerts.notice.reopened");
    }

    void comment(AlertRow row, String text) {
        apply(List.of(row), one -> decisions.comment(one.id(), text), "alerts.notice.commented");
    }

    private static TextArea reason(String key) {
        var field = new TextArea(text(key));
        field.setWidthFull();
        field.setMaxLength(900);
        return field;
    }

    /** Acts on each; what cannot be done is said, the others are done. */
    private void apply(List<AlertRow> rows, Consumer<AlertRow> step, String doneKey) {
        int done = 0;
        RuntimeException first = null;
        for (AlertRow row : rows) {
            try {
                step.accept(row);
                done++;
            } catch (RuntimeException problem) {
                first = first == null ? problem : first;
            }
        }
        if (first != null) {
            Notice.failed(first);
        }
        if (done > 0) {
            Notice.done(I18NProvider.translate(doneKey, done));
        }
        changed.run();
    }

    private static String text(String key) {
        return I18NProvider.translate(key);
    }
}
