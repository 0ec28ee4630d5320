package org.quartermaster.purchasing.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.Arrays;
import org.quartermaster.purchasing.OrderAdvices;
import org.quartermaster.purchasing.OrderDocuments;
import org.quartermaster.purchasing.OrderEditing;
import org.quartermaster.purchasing.OrderState;
import org.quartermaster.purchasing.OrderSteps;
import org.quartermaster.purchasing.PurchaseOrderReading;
import org.quartermaster.purchasing.PurchaseOrderRow;
import org.quartermaster.purchasing.PurchaseOrderRows;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.suppliers.Suppliers;
import org.quartermaster.suppliers.ui.SuppliersNavigation;
import org.quartermaster.ui.DataGrid;
import org.quartermaster.ui.EmptyState;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.Page;
import org.quartermaster.ui.Shell;
import org.quartermaster.ui.WhyPanel;

/** Purchase orders; the panel shows lines and receipts and moves an order on. */
@Route(value = "purchase-orders", layout = Shell.class)
@RolesAllowed(Role.VIEW)
public class PurchaseOrdersView extends Page implements BeforeEnterObserver {

    private final DataGrid<PurchaseOrderRow> grid;
    private final transient OrderPanel panel;

    @Inject
    public PurchaseOrdersView(PurchaseOrderRows rows, PurchaseOrderReading reading, OrderSteps steps, OrderEditing editing, OrderDocuments documents,
            OrderAdvices advices, Suppliers suppliers,
            BusinessCalendar calendar) {
        super("purchasing.view.title");
        var detail = new WhyPanel();
        grid = new DataGrid<>("purchasing.orders", PurchaseOrderRow.class, rows).identity(PurchaseOrderRow::id).sortedBy("expectedOn", false)
                .filteredBy(new Filter.OneOf("state", OrderState.livingCodes()))
                .card(row -> row.code() + " · " + row.supplierName(), row -> Format.current().day(row.expectedOn()) + " · " + Format.current().money(row.homeValue()))
                .summary(query -> totals(rows.totals(query)))
                .empty(new EmptyState("purchasing.view.empty", new Anchor("replenishment", getTranslation("purchasing.view.toProposals"))));
        panel = new OrderPanel(detail, reading, steps, editing, documents, advices, suppliers, calendar, grid::refresh);
        grid.onActive(row -> panel.show(row.id())).onOpen(row -> panel.show(row.id()));
        columns();
        toolbar().add(new Anchor("purchase-order-lines", getTranslation("purchasing.lines.title")));
        place(grid);
        aside(detail);
    }

    private String totals(PurchaseOrderRows.Totals totals) {
        var format = Format.current();
        return getTranslation("purchasing.view.totals", format.money(totals.value()), format.money(totals.openValue()));
    }

    private void columns() {
        grid.state("mark", "purchasing.column.mark").frozen();
        grid.link("code", "purchasing.column.code", row -> PurchasingNavigation.toOrder(row.id())).width(110).frozen();
        grid.text("state", "purchasing.column.state").words("purchasing.state.")
                .oneOf(Arrays.stream(OrderState.values()).map(OrderState::code).toArray(String[]::new)).width(124);
        grid.day("expectedOn", "purchasing.column.expectedOn").style(row -> row.lateDays() == null ? "" : "act strong").width(115);
        grid.number("lateDays", "purchasing.column.lateDays", "ui.unit.days").style(row -> row.lateDays() == null ? "" : "act").width(80);
        grid.link("supplier", "purchasing.column.supplier", row -> SuppliersNavigation.toSupplier(row.supplier())).width(90).yielding();
        grid.text("supplierName", "purchasing.column.supplierName").grow(1);
        grid.money("homeValue", "purchasing.column.value").summed().width(110);
        grid.text("advice", "purchasing.column.advice").words("purchasing.advice.").oneOf(OrderAdvices.ACTIONS.toArray(String[]::new)).width(125);
        grid.money("stake", "purchasing.column.stake").summed().width(90);
        grid.text("warehouse", "purchasing.column.warehouse").width(60).yielding();
        grid.day("orderedOn", "purchasing.column.orderedOn").width(115).yielding();
        grid.day("dueOn", "purchasing.column.dueOn").width(115).yielding();
        grid.number("lines", "purchasing.column.lines").width(70).yielding();
        grid.number("units", "purchasing.column.units", "ui.unit.pieces").summed().width(84);
        grid.number("openUnits", "purchasing.column.openUnits", "ui.unit.pieces").summed().width(90).yielding();
        grid.money("openValue", "purchasing.column.openValue").summed().width(110).hidden();
        grid.number("value", "purchasing.column.supplierValue").decimals(2).width(110).hidden();
        grid.text("currency", "purchasing.column.currency").width(80).hidden();
        grid.text("createdBy", "purchasing.column.createdBy").width(110).hidden();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getLocation().getQueryParameters().getSingleParameter("order").filter(text -> text.matches("\\d{1,18}"))
                .ifPresent(id -> panel.show(Long.parseLong(id)));
    }
}
