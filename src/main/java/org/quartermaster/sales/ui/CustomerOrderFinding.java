package org.quartermaster.sales.ui;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.quartermaster.sales.CustomerOrderTable;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.ui.FindProvider;

/** Finds customer orders by code for the command box. */
@ApplicationScoped
public class CustomerOrderFinding implements FindProvider {

    private CustomerOrderTable orders;

    protected CustomerOrderFinding() {
    }

    @Inject
    public CustomerOrderFinding(CustomerOrderTable orders) {
        this.orders = orders;
    }

    @Override
    public List<Found> find(String text, int limit) {
        return orders.page(TableQuery.ALL.and(new Filter.Contains("code", text)), 0, limit).stream()
                .map(row -> new Found("sales.find.orders", row.code() + " · " + row.customer(), row.state(), SalesNavigation.toOrder(row.id()))).toList();
    }
}
