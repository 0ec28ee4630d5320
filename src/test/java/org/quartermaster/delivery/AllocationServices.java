package org.quartermaster.delivery;

import jakarta.enterprise.event.Event;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.purchasing.Inbound;
import org.quartermaster.purchasing.MeasuredLeadTimes;
import org.quartermaster.sales.CustomerOrders;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.stock.Transfers;
import org.quartermaster.stock.Warehouses;

/** The allocation services wired by hand. */
final class AllocationServices {

    private AllocationServices() {
    }

    static AllocationNetwork network(Jdbi jdbi, Clock clock, BusinessCalendar calendar, Event<Audited> audited) {
        var warehouses = new Warehouses(jdbi);
        return new AllocationNetwork(jdbi, clock, calendar, warehouses, new ShippingSites(jdbi, warehouses, audited),
                new ComingGoods(new Inbound(jdbi, new MeasuredLeadTimes(jdbi, calendar), calendar), new Transfers(jdbi, clock, audited), calendar));
    }

    private static DepotChoice choice(Jdbi jdbi, Clock clock, BusinessCalendar calendar, Event<Audited> audited) {
        return new DepotChoice(network(jdbi, clock, calendar, audited), new AllocationStrategies(jdbi, audited), new AllocationBook(jdbi, clock), new CustomerOrders(jdbi, clock, audited));
    }

    static JointAllocation joint(Jdbi jdbi, Clock clock, BusinessCalendar calendar, Event<Audited> audited) {
        return new JointAllocation(jdbi, new CustomerOrders(jdbi, clock, audited), network(jdbi, clock, calendar, audited), new AllocationStrategies(jdbi, audited),
                choice(jdbi, clock, calendar, audited), audited);
    }

    static UrgentOrders urgent(Jdbi jdbi, Clock clock, BusinessCalendar calendar, Event<Audited> audited) {
        return new UrgentOrders(jdbi, network(jdbi, clock, calendar, audited), choice(jdbi, clock, calendar, audited), audited);
    }

    static OrderAllocation allocation(Jdbi jdbi, Clock clock, BusinessCalendar calendar, Event<Audited> audited) {
        return new OrderAllocation(new CustomerOrders(jdbi, clock, audited), network(jdbi, clock, calendar, audited), new AllocationStrategies(jdbi, audited),
                new AllocationBook(jdbi, clock), choice(jdbi, clock, calendar, audited), audited);
    }
}
