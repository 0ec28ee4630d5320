package org.quartermaster.forecasting.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.quartermaster.exchange.TableWriter;
import org.quartermaster.forecasting.ForecastBuckets;
import org.quartermaster.forecasting.ForecastLevel;
import org.quartermaster.forecasting.ForecastOverride.Kind;
import org.quartermaster.forecasting.ForecastPanels;
import org.quartermaster.forecasting.ForecastPanels.Line;
import org.quartermaster.forecasting.ForecastRun;
import org.quartermaster.forecasting.ForecastRuns;
import org.quartermaster.forecasting.ForecastTimeline;
import org.quartermaster.forecasting.ForecastTotals;
import org.quartermaster.forecasting.Forecasts;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.ui.AwaitedState;
import org.quartermaster.ui.Chart;
import org.quartermaster.ui.EmptyState;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.Page;
import org.quartermaster.ui.Shell;
import org.quartermaster.ui.State;
import org.quartermaster.ui.WhyPanel;

/**
 * Four linked panels over one chart and its table: whatever is picked by category, SKU, warehouse and time is shown, edited and exported together. Reached as
 * {@code forecast?category=CODE&sku=CODE&warehouse=CODE&by=day&in=money}, every part of which may be absent.
 */
@Route(value = ForecastNavigation.HOME, layout = Shell.class)
@RouteAlias(value = ForecastNavigation.SERIES, layout = Shell.class)
@RolesAllowed(Role.VIEW)
public class ForecastView extends Page implements BeforeEnterObserver {

    private static final int NARROW_PIXELS = 640;
    private static final int SKUS = 60;

    private final transient Forecasts forecasts;
    private final transient ForecastTotals totals;
    private final transient ForecastPanels panels;
    private final transient ForecastRuns runs;
    private final transient ForecastCard reasons;
    private final transient ForecastEditing editing;
    private final WhyPanel card = new WhyPanel();
    private final BucketExport export = new BucketExport();
    private final Span undo = new Span();
    private boolean isNarrow;
    private transient Pick pick;
    private transient Optional<Line> sku = Optional.empty();
    private transient Optional<Line> category = Optional.empty();
    private transient Optional<Line> warehouse = Optional.empty();
    private transient ForecastTimeline timeline;
    private transient ForecastBuckets buckets;

    @Inject
    public ForecastView(Forecasts forecasts, ForecastTotals totals, ForecastPanels panels, ForecastRuns runs, ForecastCard reasons, ForecastEditing editing) {
        super("forecasting.view.title");
        this.forecasts = forecasts;
        this.totals = totals;
        this.panels = panels;
        this.runs = runs;
        this.reasons = reasons;
        this.editing = editing;
        aside(card);
        UI.getCurrent().getPage().retrieveExtendedClientDetails(details -> {
            isNarrow = details.getWindowInnerWidth() < NARROW_PIXELS;
            closeOverTheChart();
        });
    }

    /** On a small screen the card is a full sheet: it opens when asked for. */
    private void closeOverTheChart() {
        if (isNarrow) {
            card.close();
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        pick = Pick.read(event.getLocation().getQueryParameters());
        chips().removeAll();
        toolbar().removeAll();
        footer().removeAll();
        card.close();
        if (forecasts.currentRun().isEmpty()) {
            var run = new Button(getTranslation("forecasting.view.run"), _ -> run());
            content(new AwaitedState("forecasting.view.empty", ForecastRun.KIND, run));
            return;
        }
        sku = pick.sku().isEmpty() ? Optional.empty() : panels.sku(pick.sku());
        category = pick.category().isEmpty() ? Optional.empty() : panels.category(pick.category());
        warehouse = pick.warehouse().isEmpty() ? Optional.empty() : panels.warehouse(pick.warehouse());
        load();
    }

    private boolean isKnown() {
        return (pick.sku().isEmpty() || sku.isPresent()) && (pick.category().isEmpty() || category.isPresent()) && (pick.warehouse().isEmpty() || warehouse.isPresent());
    }

    private ForecastLevel level() {
        return new ForecastLevel(sku.map(line -> new SkuId(line.id())).orElse(null), category.map(Line::id).orElse(0), warehouse.map(line -> new WarehouseId(line.id())).orElse(null));
    }

    private String name(Line line) {
        return line.code() + " · " + (getLocale().getLanguage().equals("zh") ? line.nameZh() : line.name());
    }

    /** What is shown, in words. */
    private String what() {
        String thing = sku.or(() -> category).map(this::name).orElse(getTranslation("forecasting.pick.everything"));
        return thing + " · " + warehouse.map(Line::code).orElse(getTranslation("forecasting.pick.everywhere"));
    }

    private void head() {
        var all = new Anchor(ForecastNavigation.LIST, getTranslation("forecasting.series.all"));
        all.addClassName("qm-chip");
        var value = new Anchor(ForecastNavigation.VALUE, getTranslation("forecasting.value.title"));
        value.addClassName("qm-chip");
        chips().add(all, value);
        category.filter(_ -> sku.isEmpty()).ifPresent(line -> chips().add(chip(name(line), pick.withCategory(pick.category()))));
        sku.ifPresent(line -> chips().add(chip(name(line), pick.withSku(pick.sku()))));
        warehouse.ifPresent(line -> chips().add(chip(line.code(), pick.withWarehouse(pick.warehouse()))));
    }

    private Button chip(String text, Pick without) {
        var chip = new Button(text + " ×", _ -> go(without));
        chip.addClassNames("qm-chip", "on");
        chip.setAriaLabel(getTranslation("forecasting.pick.letGo", text));
        return chip;
    }

    private void go(Pick other) {
        UI.getCurrent().navigate(ForecastView.class, other.parameters());
    }

    private void load() {
        timeline = isKnown() ? totals.of(level()).orElse(null) : null;
        chips().removeAll();
        toolbar().removeAll();
        head();
        if (timeline == null) {
            content(panelRow(), new EmptyState("forecasting.series.empty", new Anchor(ForecastNavigation.HOME, getTranslation("forecasting.pick.everything"))));
            return;
        }
        tools();
        buckets = ForecastBuckets.of(timeline, pick.grain(), pick.isMoney());
        var chart = new Chart(getTranslation("forecasting.chart.description", what()));
        chart.setHeight("270px");
        chart.getStyle().set("flex", "none");
        SeriesChart.draw(chart, buckets, pick.grain(), timeline, getTranslation(pick.isMoney() ? "forecasting.in.money" : "forecasting.in.units"));
        boolean mayEdit = Actor.required().role().includes(Role.BUYER);
        content(panelRow(), chart, TimeGrid.of(buckets, pick.grain(), pick.isMoney(), getLocale(), editing.locked(), mayEdit ? this::edit : null));
        footer().removeAll();
        undo.addClassName("qm-space");
        var note = RunScores.footnote(timeline.run());
        note.addClassName("qm-note");
        footer().add(runs.isRunning() ? new Span(State.GOOD.mark() + " " + getTranslation("forecasting.view.running") + " " + getTranslation("forecasting.view.runningKept")) : note, undo,
                editing.undoButton(this::load), export);
        showCard();
        closeOverTheChart();
    }

    private Div panelRow() {
        var level = level();
        boolean money = pick.isMoney();
        var row = new Div(
                new PickPanel(getTranslation("forecasting.pick.category"), money, line -> go(pick.withCategory(line.code()))).show(panels.categories(level), sku.isEmpty() ? pick.category() : ""),
                new PickPanel(getTranslation("forecasting.pick.sku"), money, line -> go(pick.withSku(line.code()))).searched(text -> panels.skus(level, text, SKUS), pick.sku()),
                new PickPanel(getTranslation("forecasting.pick.warehouse"), money, line -> go(pick.withWarehouse(line.code()))).show(panels.warehouses(level), pick.warehouse()),
                new TimePanel(pick, this::go));
        row.addClassName("qm-picks");
        return row;
    }

    private void tools() {
        var menu = new MenuBar();
        menu.addThemeVariants(MenuBarVariant.LUMO_DROPDOWN_INDICATORS);
        var role = Actor.required().role();
        if (role.includes(Role.BUYER)) {
            var more = menu.addItem(getTranslation("forecasting.view.more")).getSubMenu();
            more.addItem(getTranslation("forecasting.view.run"), _ -> run());
            if (timeline.one() != null) {
                more.addItem(getTranslation("forecasting.adjust.open"), _ -> editing.adjust(what(), timeline, this::load));
            }
            if (role.includes(Role.MANAGER)) {
                more.addItem(getTranslation("forecasting.lock.title"), _ -> editing.lock(this::load));
            }
        }
        var exporting = menu.addItem(getTranslation("ui.grid.export")).getSubMenu();
        for (TableWriter.Kind kind : new TableWriter.Kind[] {TableWriter.Kind.XLSX, TableWriter.Kind.CSV}) {
            exporting.addItem(kind.name(), _ -> export.start(kind, buckets, what(), Format.current().zone()));
        }
        toolbar().add(menu, new Button(getTranslation("forecasting.view.why"), _ -> showCard()));
        if (role.includes(Role.BUYER)) {
            var edit = new Button(getTranslation("forecasting.edit.open"), _ -> editing.override(what(), level(), timeline, null, null, kind(), this::load));
            edit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            toolbar().add(edit);
        }
    }

    private void edit(LocalDate from, LocalDate to) {
        editing.override(what(), level(), timeline, from, to, kind(), this::load);
    }

    /** People enter units; who looks at money would take his figures for units. */
    private Kind kind() {
        return pick.isMoney() ? Kind.PERCENT : Kind.SET;
    }

    private void showCard() {
        reasons.show(card, what(), timeline);
        editing.list(card, level(), this::load);
        if (timeline.one() == null) {
            RunScores.showBelow(card, timeline.run(), runs.scores(timeline.run().id()), runs.levels(timeline.run().id()));
        }
    }

    private void run() {
        try {
            runs.request(Map.of());
            Notice.done(getTranslation("forecasting.view.requested"));
        } catch (RuntimeException problem) {
            Notice.failed(problem);
        }
    }
}
