package org.quartermaster.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.quartermaster.sales.CustomerOrders;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.WarehouseId;

/** Makes a plan the one that counts, whole: pointer, states of the orders, audit trail and event in one transaction. */
@ApplicationScoped
@Transactional
public class PlanPublishing {
    private PlanStore store;
    private CustomerOrders orders;
    private Event<Audited> audited;
    private Event<DeliveryPlanned> planned;

    protected PlanPublishing() {
    }

    @Inject
    public PlanPublishing(PlanStore store, CustomerOrders orders, Event<Audited> audited, Event<DeliveryPlanned> planned) {
        this.store = store;
        this.orders = orders;
        this.audited = audited;
        this.planned = planned;
    }

    /**
     * Publishes.
     *
     * @param stops    of the plan that counts from now on
     * @param before   of the plan that counted until now; empty when there was none
     * @param expected the version that was seen; 0 when there was no plan
     * @return the new version
     * @throws Conflict when somebody else was faster
     */
    public int publish(PlanHead head, long plan, List<PlanStop> stops, List<PlanStop> before, int expected) {
        int version = store.publish(head, plan, expected);
        if (version == 0) {
            throw new Conflict("delivery.conflict.plan", "The plan of %s for depot %s was changed meanwhile (seen version %d). Look at it again."
                    .formatted(head.day(), head.warehouseCode(), expected), head.warehouseCode(), head.day());
        }
        Set<Long> served = served(stops);
        var dropped = new HashSet<>(served(before));
        dropped.removeAll(served);
        dropped.removeAll(store.servedElsewhere(head, dropped));
        orders.unplan(dropped);
        orders.plan(served);
        int unserved = stops.size() - served.size();
        audited.fire(new Audited("delivery." + head.origin(), "delivery_plan", String.valueOf(plan), head.parentId() == 0 ? "" : "plan " + head.parentId(),
                "%d stops, %d unserved".formatted(stops.size(), unserved)));
        planned.fire(new DeliveryPlanned(head.day(), new WarehouseId(head.warehouseId()), plan, stops.size(), unserved));
        return version;
    }

    private static Set<Long> served(List<PlanStop> stops) {
        return stops.stream().filter(stop -> stop.vehicleNo() >= 0).map(PlanStop::orderId).collect(java.util.stream.Collectors.toSet());
    }
}
