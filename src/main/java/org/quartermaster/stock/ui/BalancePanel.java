package org.quartermaster.stock.ui;

import com.vaadin.flow.component.Component;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.stream.Collectors;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.stock.Balance;
import org.quartermaster.stock.Balances;
import org.quartermaster.stock.WarehouseFacts;
import org.quartermaster.stock.Warehouses;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.MiniTable;
import org.quartermaster.ui.SkuPanel;

/** Stock per warehouse on the SKU page. */
@ApplicationScoped
public class BalancePanel implements SkuPanel {

    private Balances balances;
    private Warehouses warehouses;

    protected BalancePanel() {
    }

    @Inject
    public BalancePanel(Balances balances, Warehouses warehouses) {
        this.balances = balances;
        this.warehouses = warehouses;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String titleKey() {
        return "stock.panel.title";
    }

    @Override
    public Component content(SkuId sku) {
        var names = warehouses.all().stream().collect(Collectors.toMap(WarehouseFacts::id, WarehouseFacts::code));
        var format = Format.current();
        var table = new MiniTable("stock.column.warehouse", ">stock.column.onHand", ">stock.column.reserved", ">stock.column.available",
                ">stock.column.backordered", ">stock.column.inTransit");
        for (Balance balance : balances.of(SkuRange.of(sku))) {
            table.row(names.getOrDefault(balance.warehouse(), Format.MISSING), format.quantity(balance.onHand()), format.quantity(balance.reserved()),
                    format.quantity(balance.onHand() - balance.reserved()), format.quantity(balance.backordered()), format.quantity(balance.inTransit()));
        }
        return table;
    }
}
