package org.quartermaster.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
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
    private TransportOrders transports;
    private JointAllocation joint;
    private Event<Audited> audited;
    private Event<DeliveryPlanned> planned;

    protected PlanPublishing() {
    }

    @Inject
    public PlanPublishing(PlanStore store, CustomerOrders orders, TransportOrders transports, JointAllocation joint, Event<Audited> audited, Event<DeliveryPlanned> planned) {
        this.store = store;
        this.orders = orders;
        this.transports = transports;
        this.joint = joint;
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
        Set<Long> served = served(stops, stop -> stop.kind() == StopKind.ORDER);
        var dropped = new HashSet<>(served(before, stop -> stop.kind() == StopKind.ORDER));
        dropped.removeAll(served);
        dropped.removeAll(store.servedElsewhere(head, dropped));
        orders.unplan(dropped);
        joint.follow(plan);
        orders.plan(served);
        move(stops, before);
        int asked = (int) stops.stream().filter(PlanStop::isAskedFor).count();
        int unserved = (int) stops.stream().filter(stop -> stop.isAskedFor() && stop.vehicleNo() < 0).count();
        audited.fire(new Audited("delivery." + head.origin(), "delivery_plan", String.valueOf(plan), head.parentId() == 0 ? "" : "plan " + head.parentId(),
                "%d stops, %d unserved".formatted(asked, unserved)));
        planned.fire(new DeliveryPlanned(head.day(), new WarehouseId(head.warehouseId()), plan, asked, unserved));
        return version;
    }

    private void move(List<PlanStop> stops, List<PlanStop> before) {
        Set<Long> driven = served(stops, stop -> stop.kind().isTransport());
        var left = new HashSet<>(served(before, stop -> stop.kind().isTransport()));
        left.removeAll(driven);
        transports.unplan(left);
        transports.plan(driven);
    }

    private static Set<Long> served(List<PlanStop> stops, Predicate<PlanStop> of) {
        return stops.stream().filter(stop -> stop.vehicleNo() >= 0 && of.test(stop)).map(PlanStop::orderId).collect(java.util.stream.Collectors.toSet());
    }
}
