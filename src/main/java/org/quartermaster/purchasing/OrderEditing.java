package org.quartermaster.purchasing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.purchasing.LineEdit.Clash;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;

/**
 * Lets several people change the lines of one order that was not sent yet. Their changes are merged field by field: a change that meets a value which its
 * author did not see is not stored, nor is any other of the same call, until somebody decides.
 */
@ApplicationScoped
@Transactional
public class OrderEditing {

    private EntityManager entities;
    private Jdbi jdbi;
    private OrderLimits limits;
    private Clock clock;
    private Event<Audited> audited;

    protected OrderEditing() {
    }

    @Inject
    public OrderEditing(EntityManager entities, Jdbi jdbi, OrderLimits limits, Clock clock, Event<Audited> audited) {
        this.entities = entities;
        this.jdbi = jdbi;
        this.limits = limits;
        this.clock = clock;
        this.audited = audited;
    }

    /**
     * Merges changes of lines into the order as it stands. An order that grows beyond what its editor may approve waits for approval again.
     *
     * @return what two people changed to different values; empty: everything is stored
     * @throws Conflict when the order was sent or withdrawn meanwhile, or has no such line
     * @throws NotFound when there is no such order in the actor's warehouses
     */
    @RolesAllowed(Role.BUY)
    public List<Clash> edit(long id, List<LineEdit> edits) {
        var order = entities.find(PurchaseOrder.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (order == null || !Actor.required().sees(new WarehouseId(order.warehouseId()))) {
            throw new NotFound("purchase order", id);
        }
        entities.refresh(order);
        var clashes = order.clashes(edits);
        if (clashes.isEmpty()) {
            String before = order.content();
            order.edit(edits);
            if (!before.equals(order.content())) {
                entities.lock(order, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
                order.judgeAgain(Actor.required(), approver(order), LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
                entities.flush();
                audited.fire(new Audited("purchasing.edit", "purchase_order", String.valueOf(id), before, order.content()));
            }
        }
        return clashes;
    }

    /** Without a rate a manager judges. */
    private Role approver(PurchaseOrder order) {
        Optional<BigDecimal> rate = jdbi.withHandle(handle -> handle.createQuery("""
                select coalesce(c.rate, if(o.currency = home.value, 1, null)) from purchase_order o left join currency_rate c on c.currency = o.currency
                left join setting home on home.name = 'company.currency' where o.id = ?
                """).bind(0, order.id()).map((row, _) -> Optional.ofNullable(row.getBigDecimal(1))).one());
        return rate.map(one -> limits.approverOf(order.value().multiply(one))).orElse(Role.MANAGER);
    }
}
