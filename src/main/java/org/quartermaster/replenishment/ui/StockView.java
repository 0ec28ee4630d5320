package org.quartermaster.replenishment.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.quartermaster.catalog.ui.CatalogNavigation;
import org.quartermaster.forecasting.ui.ForecastNavigation;
import org.quartermaster.replenishment.ReplenishmentPlanning;
import org.quartermaster.replenishment.StockLine;
import org.quartermaster.replenishment.StockLines;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.ui.AwaitedState;
import org.quartermaster.ui.DataGrid;
import org.quartermaster.ui.EmptyState;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.Page;
import org.quartermaster.ui.Shell;
import org.quartermaster.ui.State;
import org.quartermaster.ui.Waterfall;
import org.quartermaster.ui.WhyPanel;

/** Projected stock of every SKU in every warehouse, from the same netting as the proposals. */
@Route(value = StockNavigation.LIST, layout = Shell.class)
@RolesAllowed(Role.VIEW)
public class StockView extends Page implements BeforeEnterObserver {

    private final transient StockLines stock;
    private final WhyPanel panel = new WhyPanel();
    private DataGrid<StockLine> grid;

    @Inject
    public StockView(StockLines stock, ReplenishmentPlanning planning) {
        super("replenishment.stock.title");
        this.stock = stock;
        var plan = stock.currentPlan().filter(one -> one.lineCount() > 0);
        if (plan.isEmpty()) {
            var run = new Button(getTranslation("replenishment.plan.run"), _ -> {
                try {
                    planning.request();
                    Notice.done(getTranslation("replenishment.plan.requested"));
                } catch (RuntimeException problem) {
                    Notice.failed(problem);
                }
            });
            content(new AwaitedState("replenishment.stock.empty", ReplenishmentPlanning.KIND, run));
        } else {
            grid = grid();
            place(grid);
            if (plan.get().gapCount() > 0) {
                toolbar().add(new Button(getTranslation("replenishment.gap.button", plan.get().gapCount()), _ -> gaps()));
            }
        }
        aside(panel);
    }

    private DataGrid<StockLine> grid() {
        Format format = Format.current();
        var rows = new DataGrid<>("replenishment.stock", StockLine.class, stock)
                .identity(row -> row.skuId() + "/" + row.warehouseId())
                .sortedBy("lostMargin", true)
                .onActive(this::explain).onOpen(this::explain)
                .card(row -> row.sku() + " · " + row.name() + " · " + row.warehouse(), row -> getTranslation("replenishment.stock.state." + row.state())
                        + " · " + format.quantity(row.onHand()) + " · " + format.day(row.outOn()))
                .summary(this::totals)
                .empty(new EmptyState("replenishment.stock.noMatch"));
        rows.text("state", "replenishment.column.state").words("replenishment.stock.state.").oneOf("out", "act", "watch", "good", "excess").width(118).column()
                .setRenderer(LitRenderer.<StockLine>of("<span class='qm-badge ${item.style}'>${item.mark} ${item.word}</span>")
                        .withProperty("style", row -> state(row).style()).withProperty("mark", row -> state(row).mark())
                        .withProperty("word", row -> getTranslation("replenishment.stock.state." + row.state())));
        rows.link("sku", "replenishment.column.sku", row -> CatalogNavigation.toSku(new SkuId(row.skuId()))).width(105).frozen();
        rows.text(Words.isChinese() ? "nameZh" : "name", "replenishment.column.name").grow(1);
        rows.text("warehouse", "replenishment.column.warehouse").width(60);
        quantities(rows);
        rows.number("coverDays", "replenishment.column.cover", "ui.unit.days").width(74);
        rows.day("outOn", "replenishment.column.out").style(row -> row.state().equals("out") || row.state().equals("act") ? "act" : "").width(104);
        rows.money("lostMargin", "replenishment.stock.risk").summed().style(row -> row.lostMargin().signum() > 0 ? "strong" : "soft").width(104);
        rows.money("excessValue", "replenishment.column.excess").summed().width(100).yielding();
        rows.money("stockValue", "replenishment.stock.value").summed().width(110).yielding();
        more(rows);
        return rows;
    }

    private static void quantities(DataGrid<StockLine> rows) {
        rows.number("onHand", "replenishment.stock.onHand").summed().width(78);
        rows.number("reserved", "replenishment.stock.reserved").summed().width(84).yielding();
        rows.number("inbound", "replenishment.stock.inbound").summed().width(84).yielding();
        rows.number("inventoryPosition", "replenishment.stock.position").style(_ -> "strong").summed().width(90).yielding();
    }

    private static void more(DataGrid<StockLine> rows) {
        rows.number("backordered", "replenishment.stock.backordered").width(90).hidden();
        rows.number("inTransit", "replenishment.stock.inTransit").width(90).hidden();
        rows.number("requested", "replenishment.stock.requested").width(90).hidden();
        rows.number("dailyDemand", "replenishment.stock.daily").decimals(2).width(100).hidden();
        rows.number("safety", "replenishment.stock.safety").width(90).hidden();
        rows.number("reorderPoint", "replenishment.stock.reorderPoint").width(100).hidden();
        rows.number("target", "replenishment.stock.target").width(90).hidden();
        rows.number("leadDays", "replenishment.column.lead", "ui.unit.days").width(90).hidden();
        rows.number("leadDeviation", "replenishment.stock.leadDeviation").decimals(1).width(90).hidden();
        rows.day("outWithoutOn", "replenishment.column.outWithout").width(110).hidden();
        rows.money("lostSales", "replenishment.column.lostSales").width(110).hidden();
        rows.number("excessUnits", "replenishment.stock.excessUnits").width(100).hidden();
        rows.text("supplier", "replenishment.column.supplier").width(150).hidden();
        rows.text("ruleName", "replenishment.stock.rule").width(80).hidden();
    }

    private static State state(StockLine row) {
        return switch (row.state()) {
            case "out", "act" -> State.ACT;
            case "watch", "excess" -> State.WATCH;
            default -> State.GOOD;
        };
    }

    private String totals(TableQuery query) {
        StockLines.Totals totals = stock.totals(query);
        Format format = Format.current();
        return getTranslation("replenishment.stock.totals", format.money(totals.stockValue()), format.money(totals.lostMargin()), format.money(totals.excessValue()));
    }

    private void explain(StockLine row) {
        show(stock.projected(new SkuId(row.skuId()), new WarehouseId(row.warehouseId())));
    }

    private void show(StockLines.Projected projected) {
        StockLine row = projected.line();
        Format format = Format.current();
        String name = Words.isChinese() && !row.nameZh().isEmpty() ? row.nameZh() : row.name();
        panel.show(row.sku() + " · " + name + " · " + row.warehouse(), getTranslation("replenishment.stock.state." + row.state()));
        panel.section("replenishment.stock.position", new Waterfall()
                .term(getTranslation("replenishment.stock.onHand"), row.onHand())
                .term(getTranslation("replenishment.stock.reserved"), -row.reserved())
                .term(getTranslation("replenishment.stock.backordered"), -row.backordered())
                .term(getTranslation("replenishment.stock.inTransit"), row.inTransit())
                .term(getTranslation("replenishment.stock.requested"), row.requested())
                .term(getTranslation("replenishment.stock.inbound"), row.inbound())
                .sum(getTranslation("replenishment.stock.position"), row.inventoryPosition()));
        panel.section("replenishment.why.stock", StockChart.of(projected.from(), projected.with(), "replenishment.chart.withInbound", projected.without(),
                "replenishment.chart.withoutInbound"));
        panel.text("replenishment.stock.policy", getTranslation("replenishment.stock.policyText", format.number(row.dailyDemand(), 2), format.quantity(row.leadDays()),
                format.number(row.leadDeviation(), 1), format.quantity(row.safety()), format.quantity(row.reorderPoint()), format.quantity(row.target())));
        panel.section("replenishment.why.more", new Div(new Anchor(ForecastNavigation.toSku(row.sku(), row.warehouse()), getTranslation("replenishment.why.toForecast")),
                new Div(), new Anchor(ReplenishmentNavigation.toWorklist(), getTranslation("replenishment.stock.toWorklist"))));
    }

    private void gaps() {
        panel.show(getTranslation("replenishment.gap.title"), getTranslation("replenishment.gap.subtitle"));
        for (StockLines.Gap gap : stock.gaps(50)) {
            panel.sectionNamed(gap.sku() + " · " + gap.warehouse() + " · " + Format.current().money(gap.revenueAtRisk()),
                    new Div(getTranslation("replenishment.gap.reason." + gap.reason())),
                    new Div(gap.units() == 0 ? gap.detail() : getTranslation("replenishment.gap.units", Format.current().quantity(gap.units()))));
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = event.getLocation().getQueryParameters();
        var sku = parameters.getSingleParameter("sku");
        if (sku.isPresent() && grid != null) {
            try {
                parameters.getSingleParameter("warehouse").ifPresent(warehouse -> show(stock.projected(sku.get(), warehouse)));
                grid.show(List.of(new Filter.OneOf("sku", Set.of(sku.get()))), null);
            } catch (RuntimeException problem) {
                Notice.failed(problem);
            }
        }
    }
}
