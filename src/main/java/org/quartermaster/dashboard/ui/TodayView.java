package org.quartermaster.dashboard.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import org.quartermaster.alerts.ui.AlertsNavigation;
import org.quartermaster.dashboard.DailyFigures;
import org.quartermaster.dashboard.Today;
import org.quartermaster.delivery.ui.DeliveriesNavigation;
import org.quartermaster.purchasing.ui.PurchasingNavigation;
import org.quartermaster.replenishment.ui.ReplenishmentNavigation;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.Role;
import org.quartermaster.ui.AwaitedState;
import org.quartermaster.ui.DataGrid;
import org.quartermaster.ui.EmptyState;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.KpiStrip;
import org.quartermaster.ui.KpiStrip.Kpi;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.Page;
import org.quartermaster.ui.Shell;
import org.quartermaster.ui.State;

/** The first screen: four figures, what needs somebody by money with the buttons in the row, and how the business moves. */
@Route(value = "", layout = Shell.class)
@RolesAllowed(Role.VIEW)
@StyleSheet("context://qm/dashboard.css")
public class TodayView extends Page {

    private final transient Today today;
    private final transient BusinessCalendar calendar;
    private final transient NeedActions actions;
    private final transient NeedLines lines;
    private final KpiStrip strip = new KpiStrip();
    private final Format format = Format.current();
    private DataGrid<NeedLine> grid;

    @Inject
    public TodayView(Today today, DailyFigures figures, BusinessCalendar calendar, NeedActions actions) {
        super("dashboard.view.title");
        this.today = today;
        this.calendar = calendar;
        this.actions = actions;
        lines = new NeedLines(today, calendar.planningDay());
        Today.Stage stage = today.stage();
        if (stage == Today.Stage.READY) {
            ready(figures);
        } else {
            content(beginning(stage));
        }
        if (calendar.isHistorical()) {
            notice(new Notice(State.WATCH, getTranslation("dashboard.view.historical", format.fullDay(calendar.lastSalesDay())), "", ""));
        }
    }

    private EmptyState beginning(Today.Stage stage) {
        if (stage == Today.Stage.EMPTY) {
            return EmptyState.filledByFiles("dashboard.empty.text");
        }
        var go = new Button(getTranslation("dashboard.view.run"), _ -> run());
        return new AwaitedState("dashboard.unplanned.text", Today.NIGHT_RUN, go);
    }

    private void ready(DailyFigures figures) {
        grid = grid();
        actions.onDone(this::changed);
        var split = new Div(grid, new TrendList(figures.trends()));
        split.addClassName("qm-today");
        content(strip, split);
        chips().add(grid.views());
        toolbar().add(grid.tools(), new Button(getTranslation("dashboard.view.runShort"), _ -> run()));
        footer().add(grid.totals(), space(), since());
        strip();
    }

    private DataGrid<NeedLine> grid() {
        var list = new DataGrid<>("dashboard.needs", NeedLine.class, lines).identity(line -> line.path() + line.what()).sortedBy("money", true)
                .onOpen(line -> getUI().ifPresent(ui -> ui.getPage().setLocation(line.path())))
                .card(line -> line.mark().mark() + " " + line.what() + " · " + format.money(line.money()), NeedLine::because)
                .empty(new EmptyState("dashboard.view.nothing"));
        list.state("mark", "dashboard.column.mark").frozen();
        list.link("what", "dashboard.column.what", NeedLine::path).tooltip(NeedLine::what).width(260);
        list.text("because", "dashboard.column.because").tooltip(NeedLine::because).grow(2);
        list.text("kind", "dashboard.column.kind").words("dashboard.kind.").oneOf("proposal", "stop", "stock_out", "overstock", "demand", "late_order", "suspicious_order", "forecast")
                .width(130).hidden();
        list.text("warehouse", "dashboard.column.warehouse").width(60);
        list.money("money", "dashboard.column.money").summed().width(90).style(line -> line.mark() == State.ACT ? "act strong" : "strong");
        list.custom("actions", "dashboard.column.actions", actions::of).width(160);
        return list;
    }

    private void strip() {
        var figures = today.figures();
        strip.show(List.of(kpi("toApprove", figures.toApprove(), null, ReplenishmentNavigation.toWorklist()),
                kpi("atRisk", figures.atRisk(), State.ACT, "stock?f.state=one:out,act"),
                kpi("late", figures.late(), State.WATCH, PurchasingNavigation.toLate()),
                kpi("unserved", figures.unserved(), State.WATCH, DeliveriesNavigation.toDay(calendar.planningDay()))));
    }

    private Kpi kpi(String name, Today.Figure figure, State state, String path) {
        return new Kpi("dashboard.figure." + name, format.quantity(figure.count()), format.money(figure.money()), figure.count() == 0 ? null : state, path);
    }

    private Anchor since() {
        var changes = today.sinceYesterday();
        return new Anchor(AlertsNavigation.toAll(), new Span(getTranslation("dashboard.view.since", changes.found(), changes.gone(), changes.decided())));
    }

    private static Span space() {
        var space = new Span();
        space.addClassName("qm-space");
        return space;
    }

    private void changed() {
        lines.forget();
        grid.refresh();
        strip();
    }

    private void run() {
        try {
            today.requestNight();
            Notice.done(getTranslation("dashboard.done.requested"));
        } catch (RuntimeException problem) {
            Notice.failed(problem);
        }
    }
}
