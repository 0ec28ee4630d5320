package org.quartermaster.purchasing.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.quartermaster.purchasing.OrderState;
import org.quartermaster.purchasing.PurchaseOrderRows;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.ui.NavigationEntry;

/** The ways to purchase orders. */
@ApplicationScoped
public class PurchasingNavigation implements NavigationEntry {

    private PurchaseOrderRows orders;

    protected PurchasingNavigation() {
    }

    @Inject
    public PurchasingNavigation(PurchaseOrderRows orders) {
        this.orders = orders;
    }

    /** The in-app path of one order. */
    public static String toOrder(long id) {
        return "purchase-orders?order=" + id;
    }

    /** The in-app path of the open orders of one supplier, by its code. */
    public static String toOpenOrdersOf(String supplierCode) {
        return "purchase-orders?f.supplier=" + supplierCode + "&f.state=one:" + String.join(",", OrderState.openCodes());
    }

    /** The in-app path of the lines of one order, by its code. */
    public static String toLinesOf(String orderCode) {
        return "purchase-order-lines?f.orderCode=" + orderCode;
    }

    /** The in-app path of the overdue orders. */
    public static String toLate() {
        return "purchase-orders?f.lateDays=>0";
    }

    /** The in-app path of the order lines that an advice of the plan concerns: expedite, postpone or cancel. */
    public static String toAdvised(String action) {
        return "purchase-order-lines?f.advice=one:" + action;
    }

    @Override
    public String path() {
        return "purchase-orders";
    }

    @Override
    public String textKey() {
        return "purchasing.view.title";
    }

    @Override
    public VaadinIcon icon() {
        return VaadinIcon.TRUCK;
    }

    @Override
    public int order() {
        return 30;
    }

    /** Overdue orders and what is still to come of them. */
    @Override
    public Count count() {
        var totals = orders.totals(TableQuery.ALL.and(new Filter.Empty("lateDays", false)).and(new Filter.OneOf("state", OrderState.openCodes())));
        return new Count(totals.orders(), totals.openValue());
    }
}
