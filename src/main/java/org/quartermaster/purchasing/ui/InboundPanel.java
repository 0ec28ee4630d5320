package org.quartermaster.purchasing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.I18NProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.stream.Collectors;
import org.quartermaster.purchasing.Inbound;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.stock.WarehouseFacts;
import org.quartermaster.stock.Warehouses;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.MiniTable;
import org.quartermaster.ui.SkuPanel;
import org.quartermaster.ui.State;

/** What is on order, on the SKU page. */
@ApplicationScoped
public class InboundPanel implements SkuPanel {

    private Inbound inbound;
    private Warehouses warehouses;
    private BusinessCalendar calendar;

    protected InboundPanel() {
    }

    @Inject
    public InboundPanel(Inbound inbound, Warehouses warehouses, BusinessCalendar calendar) {
        this.inbound = inbound;
        this.warehouses = warehouses;
        this.calendar = calendar;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public String titleKey() {
        return "purchasing.panel.title";
    }

    @Override
    public Component content(SkuId sku) {
        var lines = inbound.of(SkuRange.of(sku));
        if (lines.isEmpty()) {
            return new Paragraph(I18NProvider.translate("purchasing.panel.none"));
        }
        var names = warehouses.all().stream().collect(Collectors.toMap(WarehouseFacts::id, WarehouseFacts::code));
        var format = Format.current();
        var table = new MiniTable("purchasing.column.code", "purchasing.column.warehouse", ">purchasing.column.openUnits", "purchasing.column.dueOn",
                "purchasing.column.expectedOn");
        for (var line : lines) {
            table.row(new Anchor(PurchasingNavigation.toOrder(line.orderId()), line.orderCode()), names.getOrDefault(line.warehouse(), Format.MISSING),
                    format.quantity(line.openUnits()), line.overdue() ? State.ACT.badge(format.day(line.dueOn())) : format.day(line.dueOn()),
                    format.day(line.expectedOn(), calendar.planningDay()));
        }
        return table;
    }
}
