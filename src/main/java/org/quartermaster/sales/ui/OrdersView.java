package org.quartermaster.sales.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.sales.CustomerOrderRow;
import org.quartermaster.sales.CustomerOrderState;
import org.quartermaster.sales.CustomerOrderTable;
import org.quartermaster.sales.CustomerOrders;
import org.quartermaster.sales.OrderPriority;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.stock.Warehouses;
import org.quartermaster.ui.DataGrid;
import org.quartermaster.ui.EmptyState;
import org.quartermaster.ui.Format;
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
    private final DataGrid<CustomerOrderRow> grid;
    private final transient CustomerOrderPanel panel;

    @Inject
    public OrdersView(CustomerOrderTable rows, CustomerOrders orders, Catalog catalog, Warehouses warehouses) {
        super("sales.view.title");
        this.orders = orders;
        grid = new DataGrid<>("sales.orders", CustomerOrderRow.class, rows).identity(CustomerOrderRow::id).sortedBy("promisedFrom", false)
                .filteredBy(new Filter.OneOf("state", CustomerOrderState.TO_SHIP.stream().map(CustomerOrderState::code).collect(Collectors.toSet())))
                .card(row -> row.code() + " · " + getTranslation("sales.state." + row.state()), row -> Format.current().money(row.value()) + " · " + row.shipTo())
                .summary(query -> getTranslation("sales.view.totals", Format.current().money(rows.totals(query).value())))
                .empty(new EmptyState("sales.view.empty"));
        var detail = new WhyPanel();
        panel = new CustomerOrderPanel(detail, orders, catalog, warehouses, grid::refresh);
        grid.onActive(row -> panel.show(row.id()));
        columns();
        if (Actor.required().role().includes(Role.BUYER)) {
            grid.key("h", "sales.step.hold", this::hold).key("r", "sales.step.release", this::release).onSelect(_ -> { });
            toolbar().add(new Button(getTranslation("sales.step.hold"), _ -> hold(grid.selection())),
                    new Button(getTranslation("sales.step.release"), _ -> release(grid.selection())));
        }
        place(grid);
        aside(detail);
    }

    private void columns() {
        grid.state("mark", "sales.column.mark").frozen();
        grid.link("code", "sales.column.code", row -> SalesNavigation.toOrder(row.id())).width(104).frozen();
        grid.text("state", "sales.column.state").words("sales.state.").oneOf(Arrays.stream(CustomerOrderState.values()).map(CustomerOrderState::code)
                .toArray(String[]::new)).width(98);
        grid.text("priority", "sales.column.priority").words("sales.priority.").oneOf(Arrays.stream(OrderPriority.values()).map(OrderPriority::code).toArray(String[]::new))
                .style(row -> row.priority().equals(OrderPriority.USUAL.code()) ? "soft" : "strong").width(70).yielding();
        grid.moment("placedAt", "sales.column.placedAt").width(112).yielding();
        grid.moment("promisedFrom", "sales.column.promisedFrom").width(114);
        grid.moment("promisedTo", "sales.column.promisedTo").width(112).yielding();
        grid.text("warehouse", "sales.column.warehouse").width(60);
        grid.text("requested", "sales.column.requested").width(90).hidden();
        grid.text("customer", "sales.column.customer").width(92).yielding();
        grid.text("shipTo", "sales.column.shipTo").grow(1);
        grid.number("lines", "sales.column.lines").width(58).yielding();
        grid.number("units", "sales.column.units", "ui.unit.pieces").summed().width(80).yielding();
        grid.money("value", "sales.column.value").summed().width(90);
        grid.number("paymentAttempts", "sales.column.attempts").style(row -> row.paymentAttempts() > 3 ? "watch strong" : "").width(84).yielding();
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
        if (changed.size() == 1) {
            panel.show(changed.getFirst());
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getLocation().getQueryParameters().getSingleParameter("order").filter(text -> text.matches("\\d{1,18}")).ifPresent(id -> panel.show(Long.parseLong(id)));
    }
}
