package org.quartermaster.purchasing.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.Arrays;
import org.quartermaster.catalog.ui.CatalogNavigation;
import org.quartermaster.purchasing.OrderAdvices;
import org.quartermaster.purchasing.OrderLineRow;
import org.quartermaster.purchasing.OrderLineRows;
import org.quartermaster.purchasing.OrderState;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.ui.DataGrid;
import org.quartermaster.ui.EmptyState;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.Page;
import org.quartermaster.ui.Shell;

/** Lines of purchase orders: to find a SKU's orders, and to export the lines of one order or of all that is open. */
@Route(value = "purchase-order-lines", layout = Shell.class)
@RolesAllowed(Role.VIEW)
public class OrderLinesView extends Page {

    @Inject
    public OrderLinesView(OrderLineRows rows) {
        super("purchasing.lines.title");
        var grid = new DataGrid<>("purchasing.lines", OrderLineRow.class, rows).identity(row -> row.orderId() + "/" + row.lineNo()).sortedBy("expectedOn", false)
                .filteredBy(new Filter.OneOf("state", OrderState.openCodes()))
                .card(row -> row.sku() + " · " + row.orderCode(), row -> Format.current().quantity(row.openUnits()) + " · " + Format.current().day(row.expectedOn()))
                .empty(new EmptyState("purchasing.view.empty"));
        columns(grid);
        toolbar().add(new Anchor("purchase-orders", getTranslation("purchasing.view.title")));
        place(grid);
    }

    private static void columns(DataGrid<OrderLineRow> grid) {
        grid.state("mark", "purchasing.column.mark").frozen();
        grid.link("orderCode", "purchasing.column.code", row -> PurchasingNavigation.toOrder(row.orderId())).width(140).frozen();
        grid.number("lineNo", "purchasing.column.line").width(60);
        grid.link("sku", "purchasing.column.sku", row -> CatalogNavigation.toSku(new SkuId(row.skuId()))).width(120);
        grid.text("name", "purchasing.column.name").grow(1);
        grid.text("advice", "purchasing.column.advice").words("purchasing.advice.").oneOf(OrderAdvices.ACTIONS.toArray(String[]::new)).width(120);
        grid.day("needOn", "purchasing.column.needOn").width(115);
        grid.money("stake", "purchasing.column.stake").summed().width(110);
        grid.text("state", "purchasing.column.state").words("purchasing.state.")
                .oneOf(Arrays.stream(OrderState.values()).map(OrderState::code).toArray(String[]::new)).width(110);
        grid.text("supplier", "purchasing.column.supplier").width(100);
        grid.text("supplierName", "purchasing.column.supplierName").width(160).hidden();
        grid.text("warehouse", "purchasing.column.warehouse").width(90);
        grid.number("units", "purchasing.column.units", "ui.unit.pieces").summed().width(100);
        grid.number("receivedUnits", "purchasing.column.received", "ui.unit.pieces").summed().width(100);
        grid.number("openUnits", "purchasing.column.openUnits", "ui.unit.pieces").summed().width(100);
        grid.number("unitCost", "purchasing.column.cost").decimals(2).width(100);
        grid.number("value", "purchasing.column.supplierValue").decimals(2).width(110);
        grid.text("currency", "purchasing.column.currency").width(80);
        grid.day("orderedOn", "purchasing.column.orderedOn").width(115).hidden();
        grid.day("dueOn", "purchasing.column.dueOn").width(115);
        grid.day("expectedOn", "purchasing.column.expectedOn").width(115);
    }
}
