package org.quartermaster.purchasing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.NotAllowed;
import org.quartermaster.shared.Role;

/** Places orders with suppliers. */
@ApplicationScoped
@Transactional
public class PurchaseOrders {

    private Jdbi jdbi;
    private OrderLimits limits;
    private Clock clock;
    private Event<Audited> audited;

    protected PurchaseOrders() {
    }

    @Inject
    public PurchaseOrders(Jdbi jdbi, OrderLimits limits, Clock clock, Event<Audited> audited) {
        this.jdbi = jdbi;
        this.limits = limits;
        this.clock = clock;
        this.audited = audited;
    }

    /**
     * Places all requests in one transaction, one order per supplier, warehouse and order day. A line whose proposal key was ordered before is not ordered
     * again, whoever asks and however often at once. An order that, with what the actor ordered today from the same supplier for the same warehouse, exceeds
     * the actor's limit is proposed to the lowest role that may approve it.
     *
     * @return one entry per requested line, in the order of the requests
     * @throws NotAllowed               when a warehouse is outside the actor's scope
     * @throws IllegalArgumentException when one key stands in two of the lines, or a supplier does not exist
     */
    @RolesAllowed(Role.BUY)
    public List<PlacedLine> place(List<OrderRequest> requests) {
        check(requests);
        if (requests.isEmpty()) {
            return List.of();
        }
        var placement = new Placement(requests, Actor.required(), limits, clock.instant());
        jdbi.useTransaction(placement::run);
        placement.newOrders().forEach(order ->
                audited.fire(new Audited("purchasing.place", "purchase_order", String.valueOf(order.id()), "", order.summary())));
        return placement.placed();
    }

    private static void check(List<OrderRequest> requests) {
        var keys = new HashSet<String>();
        for (var request : requests) {
            if (!Actor.required().sees(request.warehouse())) {
                throw new NotAllowed("Warehouse %d is outside your warehouses.".formatted(request.warehouse().value()));
            }
            for (var line : request.lines()) {
                if (!line.proposalKey().isEmpty() && !keys.add(line.proposalKey())) {
                    throw new IllegalArgumentException("Proposal %s stands in two lines of one request.".formatted(line.proposalKey()));
                }
            }
        }
    }
}
