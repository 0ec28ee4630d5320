package org.quartermaster.alerts.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.quartermaster.alerts.AlertDecisions;
import org.quartermaster.alerts.AlertDetection;
import org.quartermaster.alerts.Alerts;
import org.quartermaster.replenishment.StockLines;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.ui.DataGrid;
import org.quartermaster.ui.EmptyState;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.Page;
import org.quartermaster.ui.Shell;
import org.quartermaster.ui.Sparkline;
import org.quartermaster.ui.State;

/** What needs somebody, the dearest first; {@code a} acknowledges, {@code g} assigns, {@code s} snoozes, {@code r} resolves. */
@Route(value = "alerts", layout = Shell.class)
@RolesAllowed(Role.VIEW)
public class AlertsView extends Page implements BeforeEnterObserver {

    private final transient AlertDetection detection;
    private final transient AlertSteps steps;
    private final transient AlertPanel panel;
    private final DataGrid<AlertLine> grid;
    private long shown;

    @Inject
    public AlertsView(Alerts alerts, AlertDecisions decisions, AlertDetection detection, StockLines stock, BusinessCalendar calendar) {
        super("alerts.view.title");
        this.detection = detection;
        steps = new AlertSteps(alerts, decisions, calendar, this::changed);
        panel = new AlertPanel(alerts, stock, steps);
        var format = Format.current();
        grid = new DataGrid<>("alerts.rows", AlertLine.class, new AlertLine.Source(alerts.causes(), format)).identity(AlertLine::id).sortedBy("causeMoney", true)
                .filteredBy(new Filter.OneOf("state", Set.of("open")), new Filter.OneOf("look", Set.of("now"))).onActive(line -> show(line.id())).onSelect(_ -> { })
                .key("a", "alerts.step.acknowledge", selection -> steps.acknowledge(steps.rows(selection)))
                .key("g", "alerts.step.assign", selection -> steps.assign(steps.rows(selection)))
                .key("s", "alerts.step.snooze", selection -> steps.snooze(steps.rows(selection)))
                .key("r", "alerts.step.resolve", selection -> steps.resolve(steps.rows(selection)))
                .card(line -> getTranslation("alerts.kind." + line.kind()) + " · " + line.subjects() + " · " + format.money(line.causeMoney()), AlertLine::because)
                .empty(new EmptyState("alerts.view.empty"));
        columns();
        toolbar().add(new Button(getTranslation("alerts.view.run"), _ -> run()));
        place(grid);
        aside(panel.panel());
    }

    private void columns() {
        grid.custom("state", "alerts.column.state", line -> mark(line).badge(getTranslation("alerts.state." + line.state())))
                .says(line -> getTranslation("alerts.state." + line.state())).oneOf(() -> words("alerts.state.", "open",
                "acknowledged", "snoozed", "resolved")).width(112);
        grid.text("kind", "alerts.column.kind").words("alerts.kind.").oneOf("stock_out", "overstock", "demand", "late_order", "suspicious_order", "forecast").width(140);
        grid.link("subject", "alerts.column.subject", line -> AlertWords.path(line.row())).says(AlertLine::subjects).tooltip(AlertLine::name).width(138);
        grid.text("name", "alerts.column.name").notFilterable().notSortable().width(170).hidden();
        grid.text("warehouse", "alerts.column.warehouse").width(60);
        grid.text("because", "alerts.column.because").notFilterable().notSortable().tooltip(AlertLine::because).grow(2);
        grid.custom("evidence", "alerts.column.evidence", this::picture).width(96).yielding();
        grid.money("causeMoney", "alerts.column.money").summed().width(100).style(line -> mark(line) == State.ACT ? "act strong" : "strong");
        grid.day("firstSeen", "alerts.column.firstSeen").width(106).yielding();
        grid.day("lastSeen", "alerts.column.lastSeen").width(110).hidden();
        grid.text("assignee", "alerts.column.assignee").width(100).yielding();
        grid.text("look", "alerts.column.look").words("alerts.look.").oneOf("now", "later").width(110).hidden();
        grid.number("sameCause", "alerts.column.sameCause").width(90).hidden();
        grid.day("snoozedUntil", "alerts.column.snoozedUntil").width(110).hidden();
        grid.text("resolution", "alerts.column.resolution").says(line -> line.resolution().isEmpty() ? "" : getTranslation("alerts.resolution." + line.resolution()))
                .width(110).hidden();
        grid.text("decidedBy", "alerts.column.decidedBy").width(110).hidden();
        grid.number("comments", "alerts.column.comments").width(80).hidden();
    }

    private Map<String, String> words(String prefix, String... codes) {
        var words = new LinkedHashMap<String, String>();
        for (String code : codes) {
            words.put(code, getTranslation(prefix + code));
        }
        return words;
    }

    private static State mark(AlertLine line) {
        return State.valueOf(line.row().mark().toUpperCase(Locale.ROOT));
    }

    private com.vaadin.flow.component.Component picture(AlertLine line) {
        var series = line.row().evidence().series();
        return series.isEmpty() ? new Span() : new Sparkline(series.actual(), series.low(), series.high(), line.because());
    }

    private void show(long id) {
        shown = id;
        panel.show(id);
    }

    private void changed() {
        grid.clearSelection();
        grid.refresh();
        if (panel.panel().isOpen() && shown != 0) {
            panel.show(shown);
        }
    }

    private void run() {
        try {
            detection.request();
            Notice.done(getTranslation("alerts.notice.requested"));
        } catch (RuntimeException problem) {
            Notice.failed(problem);
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getLocation().getQueryParameters().getSingleParameter("alert").filter(text -> text.matches("\\d{1,18}")).ifPresent(id -> {
            try {
                show(Long.parseLong(id));
            } catch (NotFound gone) {
                Notice.failed(gone);
            }
        });
    }
}
