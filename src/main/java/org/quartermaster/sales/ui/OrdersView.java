package org.quartermaster.sales.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.catalog.ui.CatalogNavigation;
import org.quartermaster.sales.CustomerOrderFacts;
import org.quartermaster.sales.CustomerOrderRow;
import org.quartermaster.sales.CustomerOrderState;
import org.quartermaster.sales.CustomerOrderTable;
import org.quartermaster.sales.CustomerOrders;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.ui.DataGrid;
import org.quartermaster.ui.EmptyState;
import org.quartermaster.ui.FactList;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.MiniTable;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.Page;
import org.quartermaster.ui.Selection;
import org.quartermaster.ui.Shell;
import org.quartermaster.ui.WhyPanel;

/** Customer orders: {@code h} holds, {@code r} releases; the panel shows lines, promise and payment. */
@Route(value = "orders", layout = Shell.class)
@RolesAllowed(Role.VIEW)
public class OrdersView extends Page implements BeforeEnterObserver {

    private final transient CustomerOrders orders;
    private final transient Catalog catalog;
    private final DataGrid<CustomerOrderRow> grid;
    private final WhyPanel detail = new WhyPanel();
    private final boolean mayChange = Actor.required().role().includes(Role.BUYER);

    @Inject
    public OrdersView(CustomerOrderTable rows, CustomerOrders orders, Catalog catalog) {
        super("sales.view.title");
        this.orders = orders;
        this.catalog = catalog;
        grid = new DataGrid<>("sales.orders", CustomerOrderRow.class, rows).identity(CustomerOrderRow::id).sortedBy("promisedFrom", false)
                .filteredBy(new Filter.OneOf("state", CustomerOrderState.TO_SHIP.stream().map(CustomerOrderState::code).collect(Collectors.toSet())))
                .onActive(row -> show(row.id()))
                .card(row -> row.code() + " · " + getTranslation("sales.state." + row.state()), row -> Format.current().money(row.value()) + " · " + row.shipTo())
                .summary(query -> getTranslation("sales.view.totals", Format.current().money(rows.totals(query).value())))
                .empty(new EmptyState("sales.view.empty"));
        columns();
        if (mayChange) {
            grid.key("h", "sales.step.hold", this::hold).key("r", "sales.step.release", this::release).onSelect(_ -> { });
            toolbar().add(new Button(getTranslation("sales.step.hold"), _ -> hold(grid.selection())),
                    new Button(getTranslation("sales.step.release"), _ -> release(grid.selection())));
        }
        place(grid);
        aside(detail);
    }

    private void columns() {
        grid.state("mark", "sales.column.mark").frozen();
        grid.link("code", "sales.column.code", row -> SalesNavigation.toOrder(row.id())).width(130).frozen();
        grid.text("state", "sales.column.state").words("sales.state.").oneOf(Arrays.stream(CustomerOrderState.values()).map(CustomerOrderState::code)
                .toArray(String[]::new)).width(110);
        grid.moment("placedAt", "sales.column.placedAt").width(120);
        grid.moment("promisedFrom", "sales.column.promisedFrom").width(120);
        grid.moment("promisedTo", "sales.column.promisedTo").width(120);
        grid.text("warehouse", "sales.column.warehouse").width(90);
        grid.text("customer", "sales.column.customer").width(110);
        grid.text("shipTo", "sales.column.shipTo").grow(1);
        grid.number("lines", "sales.column.lines").width(70);
        grid.number("units", "sales.column.units", "ui.unit.pieces").summed().width(90);
        grid.money("value", "sales.column.value").summed().width(100);
        grid.number("paymentAttempts", "sales.column.attempts").style(row -> row.paymentAttempts() > 3 ? "watch strong" : "").width(100);
    }

    private void hold(Selection<CustomerOrderRow> selection) {
        change(selection, "sales.notice.held", (id, version) -> orders.hold(id, version));
    }

    private void release(Selection<CustomerOrderRow> selection) {
        change(selection, "sales.notice.released", (id, version) -> orders.release(id, version));
    }

    /** One step on one order. */
    @FunctionalInterface
    private interface Step {
        void on(long id, int version);
    }

    private void change(Selection<CustomerOrderRow> selection, String doneKey, Step step) {
        var refused = new ArrayList<String>();
        var changed = new ArrayList<Long>();
        selection.forEach(row -> {
            try {
                step.on(row.id(), row.version());
                changed.add(row.id());
            } catch (Conflict conflict) {
                refused.add(row.code());
            }
        });
        if (!changed.isEmpty()) {
            Notice.done(getTranslation(doneKey, changed.size()));
        }
        if (!refused.isEmpty()) {
            Notice.watch(getTranslation("sales.notice.refused", refused.size(), String.join(", ", refused.stream().limit(5).toList())));
        }
        grid.clearSelection();
        grid.refresh();
        if (detail.isOpen() && changed.size() == 1) {
            show(changed.getFirst());
        }
    }

    private void show(long id) {
        orders.find(id).ifPresent(order -> {
            var format = Format.current();
            detail.show(order.code() + " · " + getTranslation("sales.state." + order.state().code()), order.customer() + " · " + order.shipTo());
            detail.section("sales.detail.facts", facts(order, format));
            detail.section("sales.detail.lines", lines(order, format));
            if (mayChange) {
                detail.section("sales.detail.steps", steps(order));
            }
        });
    }

    private FactList facts(CustomerOrderFacts order, Format format) {
        return new FactList().fact("sales.column.placedAt", format.moment(order.placedAt()))
                .fact("sales.detail.promise", order.promisedFrom() == null ? "" : format.moment(order.promisedFrom()) + " – " + format.moment(order.promisedTo()))
                .fact("sales.column.value", format.money(order.value()))
                .fact("sales.detail.volume", format.quantity(order.volumeLitres(), getTranslation("catalog.unit.litres")))
                .fact("sales.detail.weight", format.quantity(order.weightKg(), getTranslation("ui.unit.kilograms")))
                .fact("sales.column.attempts", format.quantity(order.paymentAttempts()))
                .fact("sales.detail.first", getTranslation(order.isFirstOrder() ? "sales.yes" : "sales.no"));
    }

    private MiniTable lines(CustomerOrderFacts order, Format format) {
        var table = new MiniTable("sales.column.sku", ">sales.column.units", ">sales.column.price");
        for (var line : order.lines()) {
            table.row(new Anchor(CatalogNavigation.toSku(line.sku()), name(line.sku())), format.quantity(line.units()), format.money(line.unitPrice()));
        }
        return table;
    }

    private String name(SkuId sku) {
        return catalog.find(sku).map(facts -> facts.code() + " · " + facts.name()).orElse(Format.MISSING);
    }

    private Div steps(CustomerOrderFacts order) {
        var steps = new Div();
        steps.addClassName("qm-steps");
        boolean isHeld = order.state() == CustomerOrderState.HELD;
        if (isHeld) {
            steps.add(new Button(getTranslation("sales.step.release"), _ -> one(() -> orders.release(order.id(), order.version()), order.id())));
        } else if (Set.of(CustomerOrderState.OPEN, CustomerOrderState.ALLOCATED, CustomerOrderState.PLANNED).contains(order.state())) {
            steps.add(new Button(getTranslation("sales.step.hold"), _ -> one(() -> orders.hold(order.id(), order.version()), order.id())));
        }
        if (CustomerOrderState.TO_SHIP.contains(order.state())) {
            steps.add(new Button(getTranslation("sales.step.cancel"), _ -> one(() -> orders.cancel(order.id(), order.version()), order.id())));
        }
        return steps;
    }

    private void one(Runnable step, long id) {
        try {
            step.run();
        } catch (RuntimeException problem) {
            Notice.failed(problem);
        }
        grid.refresh();
        show(id);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getLocation().getQueryParameters().getSingleParameter("order").filter(text -> text.matches("\\d{1,18}")).ifPresent(id -> show(Long.parseLong(id)));
    }
}
