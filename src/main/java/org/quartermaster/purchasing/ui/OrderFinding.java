package org.quartermaster.purchasing.ui;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.quartermaster.purchasing.PurchaseOrderRows;
import org.quartermaster.purchasing.SupplierRows;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.suppliers.ui.SuppliersNavigation;
import org.quartermaster.ui.FindProvider;

/** Finds purchase orders by code and suppliers by name for the command box. */
@ApplicationScoped
public class OrderFinding implements FindProvider {

    private PurchaseOrderRows orders;
    private SupplierRows suppliers;

    protected OrderFinding() {
    }

    @Inject
    public OrderFinding(PurchaseOrderRows orders, SupplierRows suppliers) {
        this.orders = orders;
        this.suppliers = suppliers;
    }

    @Override
    public List<Found> find(String text, int limit) {
        var byCode = orders.page(TableQuery.ALL.and(new Filter.Contains("code", text)), 0, limit).stream()
                .map(row -> new Found("purchasing.find.orders", row.code() + " · " + row.supplierName(), row.state(), PurchasingNavigation.toOrder(row.id())));
        var byName = suppliers.page(TableQuery.ALL.and(new Filter.Contains("name", text)), 0, limit).stream()
                .map(row -> new Found("purchasing.find.suppliers", row.code() + " · " + row.name(), "", SuppliersNavigation.toSupplier(row.code())));
        return Stream.concat(byCode, byName).limit(limit).toList();
    }
}
