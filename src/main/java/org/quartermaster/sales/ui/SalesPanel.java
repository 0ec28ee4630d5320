package org.quartermaster.sales.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.quartermaster.catalog.Bundles;
import org.quartermaster.sales.DailySeries;
import org.quartermaster.sales.SalesHistory;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.ui.Chart;
import org.quartermaster.ui.SkuPanel;
import org.quartermaster.ui.TimeChart;

/** The last half year's sales on the SKU page, over all warehouses in scope, with promotions. */
@ApplicationScoped
public class SalesPanel implements SkuPanel {

    private static final int DAYS = 182;

    private Bundles bundles;
    private SalesHistory history;
    private BusinessCalendar calendar;

    protected SalesPanel() {
    }

    @Inject
    public SalesPanel(Bundles bundles, SalesHistory history, BusinessCalendar calendar) {
        this.bundles = bundles;
        this.history = history;
        this.calendar = calendar;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String titleKey() {
        return "sales.panel.title";
    }

    @Override
    public Component content(SkuId sku) {
        if (bundles.all().containsKey(sku)) {
            return new Span(I18NProvider.translate("sales.panel.bundle"));
        }
        var to = calendar.lastSalesDay();
        var from = to.minusDays(DAYS - 1L);
        var sold = new double[DAYS];
        var promoted = new ArrayList<LocalDate>();
        history.forEachSeries(SkuRange.of(sku), from, to, to, series -> add(series, sold, promoted));
        List<LocalDate> days = from.datesUntil(to.plusDays(1)).toList();
        var chart = new Chart(I18NProvider.translate("sales.panel.title"));
        chart.show(new TimeChart(days).unit(I18NProvider.translate("ui.unit.pieces")).bars(I18NProvider.translate("sales.panel.units"), sold)
                .ticks(I18NProvider.translate("sales.panel.promotion"), promoted.stream().distinct().toList()));
        chart.setHeight("220px");
        return chart;
    }

    /** Days that were short count with what was sold: this is a picture of sales, not of demand. */
    private static void add(DailySeries series, double[] sold, List<LocalDate> promoted) {
        for (int i = 0; i < sold.length; i++) {
            sold[i] += Float.isNaN(series.units()[i]) ? series.soldWhileShort()[i] : series.units()[i];
            if (series.promotionDepth()[i] > 0) {
                promoted.add(series.day(i));
            }
        }
    }
}
