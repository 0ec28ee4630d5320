package org.quartermaster.sales.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.catalog.ui.CatalogNavigation;
import org.quartermaster.sales.CustomerOrderFacts;
import org.quartermaster.sales.CustomerOrderState;
import org.quartermaster.sales.CustomerOrders;
import org.quartermaster.sales.OrderPriority;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.stock.WarehouseFacts;
import org.quartermaster.stock.Warehouses;
import org.quartermaster.ui.FactList;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.MiniTable;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.WhyPanel;

/** One customer order in the side panel: promise, lines, and the steps that fit its state. */
final class CustomerOrderPanel {

    private final WhyPanel panel;
    private final CustomerOrders orders;
    private final Catalog catalog;
    private final Warehouses warehouses;
    private final Runnable changed;
    private final boolean mayChange = Actor.required().role().includes(Role.BUYER);

    CustomerOrderPanel(WhyPanel panel, CustomerOrders orders, Catalog catalog, Warehouses warehouses, Runnable changed) {
        this.warehouses = warehouses;
        this.panel = panel;
        this.orders = orders;
        this.catalog = catalog;
        this.changed = changed;
    }

    void show(long id) {
        orders.find(id).ifPresent(order -> {
            var format = Format.current();
            panel.show(order.code() + " · " + I18NProvider.translate("sales.state." + order.state().code()), order.customer() + " · " + order.shipTo());
            panel.section("sales.detail.facts", facts(order, format));
            panel.section("sales.detail.lines", lines(order, format));
            if (mayChange) {
                panel.section("sales.detail.steps", steps(order));
            }
        });
    }

    private FactList facts(CustomerOrderFacts order, Format format) {
        return new FactList().fact("sales.column.placedAt", format.moment(order.placedAt()))
                .fact("sales.detail.promise", promise(order, format))
                .fact("sales.detail.requested", order.requested() == null ? I18NProvider.translate("sales.detail.anyWarehouse") : code(order.requested()))
                .fact("sales.detail.shipsFrom", shipsFrom(order))
                .fact("sales.column.priority", I18NProvider.translate("sales.priority." + order.priority().code()))
                .fact("sales.column.value", format.money(order.value()))
                .fact("sales.detail.volume", format.quantity(order.volumeLitres(), I18NProvider.translate("catalog.unit.litres")))
                .fact("sales.detail.weight", format.quantity(order.weightKg(), I18NProvider.translate("ui.unit.kilograms")))
                .fact("sales.column.attempts", format.quantity(order.paymentAttempts()))
                .fact("sales.detail.first", I18NProvider.translate(order.isFirstOrder() ? "sales.yes" : "sales.no"));
    }

    /** Every depot of a split order; those out of scope without their name. */
    private String shipsFrom(CustomerOrderFacts order) {
        var depots = new TreeSet<>(order.depots());
        if (depots.isEmpty() && order.allocated() != null) {
            depots.add(order.allocated());
        }
        return order.state() == CustomerOrderState.OPEN || depots.isEmpty() ? Format.MISSING
                : depots.stream().map(this::code).distinct().collect(Collectors.joining(" + "));
    }

    private String code(WarehouseId warehouse) {
        return warehouses.find(warehouse).map(WarehouseFacts::code).orElseGet(() -> I18NProvider.translate("sales.detail.otherWarehouse"));
    }

    private MiniTable lines(CustomerOrderFacts order, Format format) {
        var table = new MiniTable("sales.column.sku", ">sales.column.units", ">sales.column.price");
        for (var line : order.lines()) {
            table.row(new Anchor(CatalogNavigation.toSku(line.sku()), name(line.sku())), format.quantity(line.units()), format.money(line.unitPrice()));
        }
        return table;
    }

    private String name(SkuId sku) {
        boolean isChinese = UI.getCurrent().getLocale().getLanguage().equals("zh");
        return catalog.find(sku).map(facts -> facts.code() + " · " + (isChinese && !facts.nameZh().isEmpty() ? facts.nameZh() : facts.name())).orElse(Format.MISSING);
    }

    private Div steps(CustomerOrderFacts order) {
        var steps = new Div();
        steps.addClassName("qm-steps");
        boolean isHeld = order.state() == CustomerOrderState.HELD;
        if (isHeld) {
            steps.add(new Button(I18NProvider.translate("sales.step.release"), _ -> one(() -> orders.release(order.id(), order.version()), order.id())));
        } else if (Set.of(CustomerOrderState.OPEN, CustomerOrderState.ALLOCATED, CustomerOrderState.PLANNED).contains(order.state())) {
            steps.add(new Button(I18NProvider.translate("sales.step.hold"), _ -> one(() -> orders.hold(order.id(), order.version()), order.id())));
        }
        if (CustomerOrderState.TO_SHIP.contains(order.state())) {
            steps.add(priority(order));
        }
        if (CustomerOrderState.TO_SHIP.contains(order.state())) {
            steps.add(new Button(I18NProvider.translate("sales.step.cancel"), _ -> one(() -> orders.cancel(order.id(), order.version()), order.id())));
        }
        return steps;
    }

    private Select<OrderPriority> priority(CustomerOrderFacts order) {
        var priority = new Select<OrderPriority>();
        priority.setAriaLabel(I18NProvider.translate("sales.column.priority"));
        priority.setTooltipText(I18NProvider.translate("sales.priority.explained"));
        priority.setItems(OrderPriority.values());
        priority.setItemLabelGenerator(one -> I18NProvider.translate("sales.priority.label", I18NProvider.translate("sales.priority." + one.code())));
        priority.setValue(order.priority());
        priority.addValueChangeListener(event -> one(() -> orders.prioritise(order.id(), order.version(), event.getValue()), order.id()));
        return priority;
    }

    private void one(Runnable step, long id) {
        try {
            step.run();
        } catch (RuntimeException problem) {
            Notice.failed(problem);
        }
        changed.run();
        show(id);
    }

    private static String promise(CustomerOrderFacts order, Format format) {
        if (order.promisedFrom() == null || order.promisedTo() == null) {
            return "";
        }
        boolean isShort = Duration.between(order.promisedFrom(), order.promisedTo()).toHours() < 12;
        return format.moment(order.promisedFrom()) + " – " + (isShort ? format.clock(order.promisedTo()) : format.moment(order.promisedTo()));
    }
}
