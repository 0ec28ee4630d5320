package org.quartermaster.forecasting.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.quartermaster.forecasting.ForecastExplanations;
import org.quartermaster.forecasting.ForecastOverride;
import org.quartermaster.forecasting.ForecastRow;
import org.quartermaster.forecasting.ForecastRows;
import org.quartermaster.forecasting.Forecasts;
import org.quartermaster.forecasting.Overrides;
import org.quartermaster.forecasting.SeriesPast;
import org.quartermaster.forecasting.SeriesPasts;
import org.quartermaster.forecasting.StoredForecast;
import org.quartermaster.forecasting.models.QuantileForecast;
import org.quartermaster.forecasting.selection.Members;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.ui.Chart;
import org.quartermaster.ui.EmptyState;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.Page;
import org.quartermaster.ui.Shell;
import org.quartermaster.ui.WhyPanel;

/** One SKU in one warehouse: chart, figures by day, week or month, score card, overrides. Reached as {@code forecast/series?sku=CODE&warehouse=CODE&by=week}. */
@Route(value = ForecastNavigation.SERIES, layout = Shell.class)
@RolesAllowed(Role.VIEW)
public class ForecastSeriesView extends Page implements BeforeEnterObserver {

    private static final int MOST_WAREHOUSES = 30;
    private static final int NARROW_PIXELS = 640;
    private static final int WEEK = 7;

    private final transient Forecasts forecasts;
    private final transient ForecastRows rows;
    private final transient SeriesPasts pasts;
    private final transient Overrides overrides;
    private final transient ForecastExplanations explanations;
    private final WhyPanel card = new WhyPanel();
    private Grain grain = Grain.WEEK;
    private boolean isNarrow;
    private transient ForecastRow row;
    private transient StoredForecast forecast;
    private transient SeriesPast past;
    private transient QuantileForecast before;

    @Inject
    public ForecastSeriesView(Forecasts forecasts, ForecastRows rows, SeriesPasts pasts, Overrides overrides, ForecastExplanations explanations) {
        super("forecasting.view.title");
        this.forecasts = forecasts;
        this.rows = rows;
        this.pasts = pasts;
        this.overrides = overrides;
        this.explanations = explanations;
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
        var parameters = event.getLocation().getQueryParameters();
        String sku = parameters.getSingleParameter("sku").orElse("");
        String warehouse = parameters.getSingleParameter("warehouse").orElse("");
        parameters.getSingleParameter("by").ifPresent(this::grain);
        var places = rows.page(new TableQuery(List.of(new Filter.OneOf("sku", Set.of(sku))), List.of()).sortedBy("value", true), 0, MOST_WAREHOUSES);
        row = places.stream().filter(place -> place.warehouse().equals(warehouse)).findFirst().orElse(places.isEmpty() ? null : places.getFirst());
        chips().removeAll();
        toolbar().removeAll();
        if (row == null) {
            card.close();
            content(new EmptyState("forecasting.series.empty", new Anchor(ForecastNavigation.LIST, getTranslation("forecasting.series.all"))));
        } else {
            head(places);
            load();
        }
    }

    private void grain(String code) {
        for (Grain one : Grain.values()) {
            grain = one.name().equalsIgnoreCase(code) ? one : grain;
        }
    }

    private void head(List<ForecastRow> places) {
        var all = new Anchor(ForecastNavigation.LIST, getTranslation("forecasting.series.all"));
        all.addClassName("qm-chip");
        chips().add(all, chip(row.sku() + " · " + (getLocale().getLanguage().equals("zh") ? row.nameZh() : row.name())));
        for (ForecastRow place : places) {
            var link = new Anchor(ForecastNavigation.toSku(place.sku(), place.warehouse()), place.warehouse());
            link.addClassNames("qm-chip", place.warehouseId() == row.warehouseId() ? "on" : "off");
            chips().add(link);
        }
        for (Grain one : Grain.values()) {
            var button = new Button(getTranslation("forecasting.by." + one.name().toLowerCase(java.util.Locale.ROOT)), _ -> by(one));
            button.addThemeVariants(one == grain ? ButtonVariant.LUMO_CONTRAST : ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            button.getElement().setAttribute("aria-pressed", Boolean.toString(one == grain));
            toolbar().add(button);
        }
        toolbar().add(new Button(getTranslation("forecasting.view.scores"), _ -> showCard()));
        var edit = new Button(getTranslation("forecasting.edit.open"), _ -> OverrideDialog.open(forecast, overrides, this::load));
        edit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        toolbar().add(edit);
    }

    private void by(Grain wanted) {
        UI.getCurrent().navigate(ForecastSeriesView.class, com.vaadin.flow.router.QueryParameters.simple(java.util.Map.of("sku", row.sku(), "warehouse", row.warehouse(),
                "by", wanted.name().toLowerCase(java.util.Locale.ROOT))));
    }

    private static Span chip(String text) {
        var chip = new Span(text);
        chip.addClassName("qm-chip");
        return chip;
    }

    private void load() {
        var sku = new SkuId(row.skuId());
        var warehouse = new WarehouseId(row.warehouseId());
        forecast = forecasts.one(sku, warehouse).orElseThrow();
        past = pasts.of(sku, warehouse, forecast.asOf(), forecast.baseline().horizon()).orElse(null);
        before = pasts.before(forecast.run(), sku, warehouse).orElse(null);
        draw();
    }

    private void draw() {
        showCard();
        closeOverTheChart();
        if (past == null) {
            content(new EmptyState("forecasting.series.noPast"));
            return;
        }
        var buckets = new Buckets(grain, past, forecast, before);
        var chart = new Chart(getTranslation("forecasting.chart.description", row.sku(), row.warehouse()));
        chart.setHeight("320px");
        chart.getStyle().set("flex", "none");
        SeriesChart.draw(chart, buckets, grain, past);
        content(chart, TimeGrid.of(buckets, grain, getLocale()));
    }

    private void showCard() {
        ScoreCard.show(card, row.sku() + " · " + row.warehouse(), forecast);
        if (forecast.method().weights().contains(Members.TREES_CODE)) {
            explanations.of(forecast, 0, WEEK).ifPresent(why -> card.section("forecasting.why.title", TreeWaterfall.of(why)));
        }
        overridesIn(card);
    }

    private void overridesIn(WhyPanel panel) {
        List<ForecastOverride> entered = overrides.of(forecast.sku(), forecast.warehouse());
        if (entered.isEmpty()) {
            return;
        }
        var list = new Div();
        for (var override : entered) {
            list.add(line(override));
        }
        panel.section("forecasting.card.overrides", list);
    }

    private Div line(ForecastOverride override) {
        var format = Format.current();
        String amount = switch (override.kind()) {
            case SET -> format.quantity(override.amount(), getTranslation("ui.unit.pieces"));
            case PERCENT -> format.signed(override.amount()) + " %";
        };
        String until = override.expiresOn() == null ? "" : " · " + getTranslation("forecasting.card.expires", format.day(override.expiresOn()));
        var words = new Span("✎ " + format.day(override.fromDay()) + " – " + format.day(override.toDay()) + " · " + amount + " · “" + override.reason() + "” · "
                + override.createdBy() + until);
        var undo = new Button(getTranslation("forecasting.card.withdraw"), _ -> withdraw(override));
        undo.addClassName("qm-linkish");
        var line = new Div(words, undo);
        line.addClassName("qm-soft");
        return line;
    }

    private void withdraw(ForecastOverride override) {
        try {
            overrides.withdraw(override.id());
            Notice.done(getTranslation("forecasting.card.withdrawn"));
            load();
        } catch (RuntimeException problem) {
            Notice.failed(problem);
        }
    }
}
