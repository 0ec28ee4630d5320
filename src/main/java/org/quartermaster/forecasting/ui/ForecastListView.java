package org.quartermaster.forecasting.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.quartermaster.forecasting.DriftWatch;
import org.quartermaster.forecasting.ForecastRow;
import org.quartermaster.forecasting.ForecastRows;
import org.quartermaster.forecasting.ForecastRunFacts;
import org.quartermaster.forecasting.ForecastRun;
import org.quartermaster.forecasting.ForecastRuns;
import org.quartermaster.forecasting.Forecasts;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.ui.AwaitedState;
import org.quartermaster.ui.DataGrid;
import org.quartermaster.ui.EmptyState;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.KpiStrip;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.Page;
import org.quartermaster.ui.Shell;
import org.quartermaster.ui.State;
import org.quartermaster.ui.WhyPanel;

/** All forecasts of the current run with their back-test scores beside the baselines', the largest money first. */
@Route(value = ForecastNavigation.LIST, layout = Shell.class)
@RolesAllowed(Role.VIEW)
public class ForecastListView extends Page implements BeforeEnterObserver {

    private final transient Forecasts forecasts;
    private final transient ForecastRuns runs;
    private final transient ForecastRows rows;
    private final transient DriftWatch drift;
    private final KpiStrip figures = new KpiStrip();
    private final WhyPanel why = new WhyPanel();

    @Inject
    public ForecastListView(Forecasts forecasts, ForecastRuns runs, ForecastRows rows, DriftWatch drift) {
        super("forecasting.list.title");
        this.forecasts = forecasts;
        this.runs = runs;
        this.rows = rows;
        this.drift = drift;
        var run = new Button(getTranslation("forecasting.view.run"), _ -> run());
        run.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Optional<ForecastRunFacts> current = forecasts.currentRun();
        if (current.isEmpty()) {
            content(new AwaitedState("forecasting.view.empty", ForecastRun.KIND, run));
        } else {
            var panels = new Anchor(ForecastNavigation.HOME, getTranslation("forecasting.list.panels"));
            panels.addClassName("qm-chip");
            chips().add(panels);
            toolbar().add(new Button(getTranslation("forecasting.view.scores"), _ -> scores(current.get())), run);
            figures.show(RunScores.figures(current.get()));
            place(grid(), figures);
            footer().add(RunScores.footnote(current.get()));
        }
        aside(why);
    }

    private DataGrid<ForecastRow> grid() {
        var grid = new DataGrid<>("forecasting.rows", ForecastRow.class, rows)
                .identity(row -> row.skuId() + "/" + row.warehouseId())
                .sortedBy("value", true)
                .onActive(this::explain)
                .onOpen(this::open)
                .card(row -> row.sku() + " · " + name(row) + " · " + row.warehouse(), row -> Format.current().quantity(Math.round(row.total())) + " · "
                        + Format.current().money(row.value()) + " · WQL " + Format.current().number(row.wql(), 2))
                .summary(this::totals)
                .empty(new EmptyState("forecasting.view.noMatch"));
        grid.link("sku", "forecasting.column.sku", row -> ForecastNavigation.toSku(row.sku(), row.warehouse())).width(110).frozen();
        grid.text(isChinese() ? "nameZh" : "name", "forecasting.column.name").grow(1);
        grid.text("warehouse", "forecasting.column.warehouse").width(64);
        grid.text("category", "forecasting.column.category").width(120).hidden();
        grid.text("demandClass", "forecasting.column.class").words("forecasting.class.")
                .oneOf("smooth", "erratic", "intermittent", "lumpy", "new", "dead").width(104);
        grid.number("total", "forecasting.column.total", "ui.unit.pieces").decimals(0).summed().width(92);
        grid.money("value", "forecasting.column.value").summed().width(90);
        scores(grid);
        return grid;
    }

    private void scores(DataGrid<ForecastRow> grid) {
        grid.number("wql", "forecasting.column.wql").decimals(2).style(row -> isWorse(row) ? "watch" : "strong").width(62);
        grid.number("wqlNaive", "forecasting.column.naive").decimals(2).style(_ -> "soft").width(62);
        grid.number("wqlSimple", "forecasting.column.simple").decimals(2).style(_ -> "soft").width(88);
        grid.percent("gain", "forecasting.column.gain").width(80);
        grid.percent("bias", "forecasting.column.bias").width(76);
        grid.percent("coverage", "forecasting.column.coverage").decimals(0).width(66);
        grid.custom("method", "forecasting.column.method", row -> new com.vaadin.flow.component.html.Span(Words.method(row.method()))).says(row -> Words.method(row.method())).width(150);
        grid.text("fallback", "forecasting.column.fallback").words("forecasting.fallback.").width(150).hidden();
        grid.number("overrides", "forecasting.column.overrides").style(row -> row.overrides() > 0 ? "ed" : "soft").width(90);
    }

    private static boolean isWorse(ForecastRow row) {
        return row.wql() != null && row.wqlNaive() != null && row.wql() > row.wqlNaive();
    }

    private boolean isChinese() {
        return getLocale().getLanguage().equals("zh");
    }

    private String name(ForecastRow row) {
        return isChinese() ? row.nameZh() : row.name();
    }

    private String totals(TableQuery query) {
        var totals = rows.totals(query);
        return getTranslation("forecasting.view.totals", Format.current().quantity(Math.round(totals.total())), Format.current().money(totals.value()));
    }

    private void scores(ForecastRunFacts run) {
        RunScores.show(why, run, runs.scores(run.id()), runs.levels(run.id()), drift.newest());
    }

    private void explain(ForecastRow row) {
        forecasts.one(new SkuId(row.skuId()), new WarehouseId(row.warehouseId())).ifPresent(forecast -> {
            ScoreCard.show(why, row.sku() + " · " + name(row) + " · " + row.warehouse(), forecast);
            why.section("forecasting.card.more", new Anchor(ForecastNavigation.toSku(row.sku(), row.warehouse()), getTranslation("forecasting.card.open")));
        });
    }

    private void open(ForecastRow row) {
        UI.getCurrent().navigate(ForecastView.class, ForecastNavigation.parameters(row.sku(), row.warehouse()));
    }

    private void run() {
        try {
            runs.request(Map.of());
            Notice.done(getTranslation("forecasting.view.requested"));
        } catch (RuntimeException problem) {
            Notice.failed(problem);
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (event.getLocation().getQueryParameters().getParameters().containsKey(ForecastNavigation.SCORES)) {
            forecasts.currentRun().ifPresent(this::scores);
        }
        if (runs.isRunning() && forecasts.currentRun().isPresent()) {
            notice(new Notice(State.GOOD, getTranslation("forecasting.view.running"), getTranslation("forecasting.view.runningKept"), ""));
        }
    }
}
