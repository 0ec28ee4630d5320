package org.quartermaster.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Scope;
import org.quartermaster.sales.OrderScope;
import org.quartermaster.shared.Role;

/** What is not in a plan and could be added to it while vehicles are out. */
@ApplicationScoped
@Transactional
public class WaitingOrders {
    private static final int MOST = 200;

    private Jdbi jdbi;

    protected WaitingOrders() {
    }

    @Inject
    public WaitingOrders(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * One of them.
     *
     * @param isTransport a transport order, else a customer order
     */
    public record Waiting(long id, String code, boolean isTransport) {
    }

    /** Transport orders of the plan's depots first, then customer orders that they may ship, the newest first. */
    @RolesAllowed(Role.VIEW)
    public List<Waiting> of(DeliveryPlan plan) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                (select t.id, t.code, true as is_transport from transport_order t where t.warehouse_id in (<depots>) and t.state = 'open' and t.day <= :day and %s
                  order by t.id desc limit :most)
                union all
                (select o.id, o.code, false from customer_order o where o.state in ('open', 'allocated') and coalesce(%s, :depot) in (<depots>) and %s
                  order by o.placed_at desc limit :most)
                """.formatted(Scope.sees("t.warehouse_id"), OrderScope.MAIN, OrderScope.seesPart())).bind("depot", plan.head().warehouseId()).bindList("depots", depots(plan)).bind("day", plan.head().day())
                .bind("most", MOST).map((row, _) -> new Waiting(row.getLong(1), row.getString(2), row.getBoolean(3))).list()).stream()
                .filter(waiting -> plan.stops().stream().noneMatch(stop -> stop.orderId() == waiting.id() && stop.isAskedFor() && stop.kind().isTransport() == waiting.isTransport()))
                .toList();
    }

    /** Those whose vehicles drive in the plan; not those where vehicles only end. */
    private static List<Integer> depots(DeliveryPlan plan) {
        return plan.isJoint() ? plan.vehicles().stream().map(vehicle -> plan.startOf(vehicle.vehicleNo()).warehouseId()).distinct().toList() : List.of(plan.head().warehouseId());
    }
}
