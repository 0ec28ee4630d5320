package org.quartermaster.alerts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.forecasting.DriftWatch;
import org.quartermaster.purchasing.Inbound;
import org.quartermaster.purchasing.MeasuredLeadTimes;
import org.quartermaster.replenishment.Proposals;
import org.quartermaster.replenishment.StockLines;
import org.quartermaster.sales.CustomerOrders;
import org.quartermaster.sales.SalesHistory;
import org.quartermaster.suppliers.Suppliers;

/** The readers of other rooms that the detection needs, in one place. */
@ApplicationScoped
public class AlertFacts {

    private Catalog catalog;
    private StockLines stockLines;
    private Proposals proposals;
    private Inbound inbound;
    private MeasuredLeadTimes leadTimes;
    private Suppliers suppliers;
    private SalesHistory history;
    private CustomerOrders orders;
    private DriftWatch drift;

    protected AlertFacts() {
    }

    @Inject
    public AlertFacts(Catalog catalog, StockLines stockLines, Proposals proposals, Inbound inbound, MeasuredLeadTimes leadTimes, Suppliers suppliers,
                      SalesHistory history, CustomerOrders orders, DriftWatch drift) {
        this.catalog = catalog;
        this.stockLines = stockLines;
        this.proposals = proposals;
        this.inbound = inbound;
        this.leadTimes = leadTimes;
        this.suppliers = suppliers;
        this.history = history;
        this.orders = orders;
        this.drift = drift;
    }

    public Catalog catalog() {
        return catalog;
    }

    public StockLines stockLines() {
        return stockLines;
    }

    public Proposals proposals() {
        return proposals;
    }

    public Inbound inbound() {
        return inbound;
    }

    public MeasuredLeadTimes leadTimes() {
        return leadTimes;
    }

    public Suppliers suppliers() {
        return suppliers;
    }

    public SalesHistory history() {
        return history;
    }

    public CustomerOrders orders() {
        return orders;
    }

    public DriftWatch drift() {
        return drift;
    }
}
