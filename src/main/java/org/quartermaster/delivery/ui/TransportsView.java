package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.quartermaster.delivery.GoodsBook;
import org.quartermaster.delivery.TransportGoods;
import org.quartermaster.delivery.TransportOrder;
import org.quartermaster.delivery.TransportOrders;
import org.quartermaster.delivery.TransportRow;
import org.quartermaster.delivery.TransportTable;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.Role;
import org.quartermaster.stock.WarehouseFacts;
import org.quartermaster.stock.Warehouses;
import org.quartermaster.ui.DataGrid;
import org.quartermaster.ui.Dialogs;
import org.quartermaster.ui.EmptyState;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.MiniTable;
import org.quartermaster.ui.Page;
import org.quartermaster.ui.Shell;
import org.quartermaster.ui.WhyPanel;

/** Goods that vehicles fetch at one place and bring to another: add, change, cancel; the next plan drives them. */
@Route(value = "transports", layout = Shell.class)
@RolesAllowed(Role.VIEW)
public class TransportsView extends Page {

    private final transient TransportOrders transports;
    private final transient GoodsBook goods;
    private final transient BusinessCalendar calendar;
    private final transient List<WarehouseFacts> depots;
    private final DataGrid<TransportRow> grid;
    private final WhyPanel panel = new WhyPanel();

    @Inject
    public TransportsView(TransportTable rows, TransportOrders transports, GoodsBook goods, Warehouses warehouses, BusinessCalendar calendar) {
        super("delivery.transports.title");
        this.transports = transports;
        this.goods = goods;
        this.calendar = calendar;
        depots = warehouses.all();
        grid = new DataGrid<>("delivery.transports", TransportRow.class, rows).identity(TransportRow::id).sortedBy("day", true)
                .card(row -> row.code() + " · " + row.day() + " · " + DeliveryWords.text("delivery.transport.state." + row.state()), TransportsView::way)
                .empty(new EmptyState("delivery.transports.empty"));
        columns();
        grid.onActive(row -> {
            if (row != null) {
                show(transports.find(row.id()));
            }
        });
        toolbar().add(new Anchor("deliveries", getTranslation("delivery.view.title")));
        if (AllocationView.may(Role.BUYER) && !depots.isEmpty()) {
            var add = new Button(getTranslation("delivery.transports.add"), _ -> edit(TransportForm.fresh(depots.getFirst().id(), calendar.planningDay())));
            add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            toolbar().add(add);
        }
        place(grid);
        aside(panel);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addStyleSheet("context://qm/delivery.css");
    }

    private void columns() {
        grid.state("mark", "delivery.column.state").frozen();
        grid.text("code", "delivery.column.order").width(130).frozen();
        grid.text("state", "delivery.transport.state").words("delivery.transport.state.").oneOf("open", "planned", "done", "cancelled").width(100);
        grid.day("day", "delivery.view.day").width(110);
        grid.text("depot", "delivery.view.depot").width(90);
        grid.text("pickup", "delivery.transport.pickup").grow(1);
        grid.text("drop", "delivery.transport.drop").grow(1);
        grid.number("pieces", "delivery.column.pieces", "ui.unit.pieces").width(90);
        grid.number("litres", "delivery.column.litres", "delivery.unit.litres").width(90);
        grid.number("kilograms", "delivery.column.kilograms", "ui.unit.kilograms").width(90);
        grid.money("value", "delivery.column.value").width(100);
        grid.text("note", "delivery.transport.note").width(160).hidden();
    }

    private static String way(TransportRow row) {
        return row.pickup() + " → " + row.drop();
    }

    private void show(TransportOrder order) {
        panel.show(order.code(), DeliveryWords.text("delivery.transport.state." + order.state()));
        panel.section("delivery.transport.pickup", TransportForm.words(order.pickup()));
        panel.section("delivery.transport.drop", TransportForm.words(order.drop()));
        Optional<TransportGoods> carried = goods.find(order.id());
        carried.ifPresent(this::tell);
        if (order.isOpen() && AllocationView.may(Role.BUYER)) {
            var actions = new ArrayList<Component>();
            actions.add(new Button(getTranslation("delivery.transports.edit"), _ -> edit(order)));
            if (carried.filter(one -> one.fetchedAt() != null).isEmpty()) {
                actions.add(new Button(getTranslation("delivery.goods.title"), _ -> carry(order, carried.orElse(null))));
            }
            actions.add(new Button(getTranslation("delivery.transports.cancel"), _ -> cancel(order)));
            panel.section("delivery.detail.actions", actions.toArray(Component[]::new));
        }
    }

    private void edit(TransportOrder order) {
        var form = new TransportForm(order, depots);
        Dialogs.form(getTranslation("delivery.transports.title"), getTranslation("ui.save"), () -> {
            long id = transports.save(form.order());
            grid.refresh();
            show(transports.find(id));
        }, form);
    }

    private void tell(TransportGoods carried) {
        var table = new MiniTable("delivery.goods.sku", ">delivery.column.pieces");
        carried.lines().forEach(line -> table.row(line.sku(), Format.current().quantity(line.units())));
        String step = carried.broughtAt() != null ? "brought" : carried.fetchedAt() != null ? "onBoard" : "waiting";
        panel.section("delivery.goods.title", new Paragraph(getTranslation("delivery.goods.reason." + carried.reason().code()) + ": " + site(carried.fromWarehouse()) + " → "
                + site(carried.toWarehouse()) + " · " + getTranslation("delivery.goods." + step)), table);
    }

    private String site(Integer warehouse) {
        return depots.stream().filter(one -> warehouse != null && one.id().value() == warehouse).map(WarehouseFacts::code).findFirst()
                .orElseGet(() -> getTranslation("delivery.goods.noStock"));
    }

    private void carry(TransportOrder order, TransportGoods carried) {
        var form = new GoodsForm(order, carried, depots);
        Dialogs.form(getTranslation("delivery.goods.title"), getTranslation("ui.save"), () -> {
            form.save(goods, order);
            show(transports.find(order.id()));
        }, form);
    }

    private void cancel(TransportOrder order) {
        Dialogs.confirm(getTranslation("delivery.transports.cancel"), order.code(), getTranslation("delivery.transports.cancel"), () -> {
            transports.cancel(order.id());
            grid.refresh();
            show(transports.find(order.id()));
        });
    }
}
