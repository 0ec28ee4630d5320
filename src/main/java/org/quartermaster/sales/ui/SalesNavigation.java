package org.quartermaster.sales.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.quartermaster.sales.CustomerOrderTable;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.ui.NavigationEntry;

/** The ways to customer orders. */
@ApplicationScoped
public class SalesNavigation implements NavigationEntry {

    private CustomerOrderTable orders;

    protected SalesNavigation() {
    }

    @Inject
    public SalesNavigation(CustomerOrderTable orders) {
        this.orders = orders;
    }

    /** The in-app path of one order. */
    public static String toOrder(long id) {
        return "orders?order=" + id;
    }

    @Override
    public String path() {
        return "orders";
    }

    @Override
    public String textKey() {
        return "sales.view.title";
    }

    @Override
    public VaadinIcon icon() {
        return VaadinIcon.CART;
    }

    @Override
    public int order() {
        return 40;
    }

    /** Orders that are held or whose promise is broken. */
    @Override
    public Count count() {
        var totals = orders.totals(TableQuery.ALL.and(new Filter.OneOf("mark", Set.of("act", "watch"))));
        return new Count(totals.orders(), totals.value());
    }
}
