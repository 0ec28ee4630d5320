package org.quartermaster.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.database.Scope;

/** Transport orders: kept, changed, cancelled by people; planned and done as the plans go. */
@ApplicationScoped
@Transactional
public class TransportOrders {
    private static final int MOST = 10_000;

    private Jdbi jdbi;
    private Event<Audited> audited;

    protected TransportOrders() {
    }

    @Inject
    public TransportOrders(Jdbi jdbi, Event<Audited> audited) {
        this.jdbi = jdbi;
        this.audited = audited;
    }

    /** Those of a depot that are to be driven until a day, by code. */
    @RolesAllowed(Role.VIEW)
    public List<TransportOrder> open(WarehouseId warehouse, LocalDate until) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from transport_order where warehouse_id = :warehouse and day <= :until and state in ('open', 'planned') and "
                        + Scope.sees("warehouse_id") + " order by code limit :most").bind("warehouse", warehouse.value()).bind("until", until).bind("most", MOST)
                .map(TransportOrderRows::row).list());
    }

    /** All of a depot, whatever became of them, the latest day first. */
    @RolesAllowed(Role.VIEW)
    public List<TransportOrder> of(WarehouseId warehouse, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from transport_order where warehouse_id = :warehouse and " + Scope.sees("warehouse_id")
                + " order by day desc, id desc limit :most").bind("warehouse", warehouse.value()).bind("most", Math.clamp(limit, 1, MOST)).map(TransportOrderRows::row).list());
    }

    /** @throws NotFound when there is none or its depot is out of scope */
    @RolesAllowed(Role.VIEW)
    public TransportOrder find(long id) {
        return jdbi.withHandle(handle -> TransportOrderRows.find(handle, id)).orElseThrow(() -> new NotFound("transport order", id));
    }

    /**
     * Adds one or changes one that is still open.
     *
     * @return its identity
     * @throws Conflict                 when it was changed meanwhile, is done or cancelled, the code is taken, or an end would leave or become the depot while goods are on board
     * @throws NotFound                 when the depot is not there or out of scope
     * @throws IllegalArgumentException when nothing would have to be driven, coordinates are missing or out of range, or a window ends before it starts
     */
    @RolesAllowed(Role.BUY)
    public long save(TransportOrder order) {
        check(order);
        long id = jdbi.inTransaction(handle -> {
            checkDepot(handle, order.warehouseId());
            checkCode(handle, order);
            return order.id() == 0 ? TransportOrderRows.insert(handle, order) : update(handle, order);
        });
        audited.fire(new Audited("delivery.transport", "transport_order", order.code(), "", order.toString()));
        return id;
    }

    private static void check(TransportOrder order) {
        if (order.pickup().isDepot() && order.drop().isDepot()) {
            throw new IllegalArgumentException("Transport order %s neither leaves the depot nor comes to it: give the place where goods are fetched or brought."
                    .formatted(order.code()));
        }
        for (TransportEnd end : List.of(order.pickup(), order.drop())) {
            boolean isPlaced = end.latitude() != null && end.longitude() != null && Math.abs(end.latitude()) <= 90 && Math.abs(end.longitude()) <= 180;
            if (!end.isDepot() && !isPlaced) {
                throw new IllegalArgumentException("Transport order %s: %s, %s is no place; latitude is −90 to 90, longitude −180 to 180 degrees.".formatted(order.code(),
                        end.latitude(), end.longitude()));
            }
            if (end.isReversed()) {
                throw new IllegalArgumentException("Transport order %s: the window %s–%s must end after it starts.".formatted(order.code(), end.from(), end.to()));
            }
        }
    }

    private static void checkDepot(Handle handle, int depot) {
        boolean isThere = handle.createQuery("select count(*) from warehouse where id = :depot").bind("depot", depot).mapTo(Integer.class).one() > 0;
        if (!isThere || !Actor.required().sees(new WarehouseId(depot))) {
            throw new NotFound("warehouse", depot);
        }
    }

    private static void checkCode(Handle handle, TransportOrder order) {
        boolean isTaken = handle.createQuery("select count(*) from transport_order where code = :code and id <> :id").bind("code", order.code()).bind("id", order.id())
                .mapTo(Integer.class).one() > 0;
        if (isTaken) {
            throw new Conflict("delivery.conflict.transportCode", "Transport order %s is there already.".formatted(order.code()), order.code());
        }
    }

    private static long update(Handle handle, TransportOrder order) {
        TransportOrder before = TransportOrderRows.lock(handle, order.id());
        if (movesAStock(before, order) && GoodsRows.areOnBoard(handle, order.id())) {
            throw onBoard(order);
        }
        if (!TransportOrderRows.update(handle, order)) {
            throw changed(order);
        }
        return order.id();
    }

    /** An end moves from the depot to elsewhere or back: goods on board would come into another stock than they left for. */
    private static boolean movesAStock(TransportOrder before, TransportOrder after) {
        return before.pickup().isDepot() != after.pickup().isDepot() || before.drop().isDepot() != after.drop().isDepot();
    }

    static Conflict changed(TransportOrder order) {
        return new Conflict("delivery.conflict.transport", "Transport order %s was changed meanwhile, or is done or cancelled. Look at it again.".formatted(order.code()), order.code());
    }

    static Conflict onBoard(TransportOrder order) {
        return new Conflict("delivery.conflict.goodsFetched", "The goods of %s were fetched and are on board. Bring them, or take back the pick-up.".formatted(order.code()),
                order.code());
    }

    /**
     * Takes an open one back; the next plan leaves it out.
     *
     * @throws Conflict when it is done or cancelled already, or its goods are on board
     */
    @RolesAllowed(Role.BUY)
    public void cancel(long id) {
        jdbi.useTransaction(handle -> {
            TransportOrder order = TransportOrderRows.lock(handle, id);
            if (GoodsRows.areOnBoard(handle, id)) {
                throw onBoard(order);
            }
            if (move(List.of(id), "cancelled", "open", "planned") == 0) {
                throw changed(order);
            }
            audited.fire(new Audited("delivery.transport.cancel", "transport_order", order.code(), order.state(), "cancelled"));
        });
    }

    /** What a person said about the needs of one; plans to come obey it. */
    @RolesAllowed(Role.BUY)
    public void need(long id, DeliveryWish needs) {
        jdbi.useHandle(handle -> handle.createUpdate("update transport_order set skills = :skills, optional_cents = :optionalCents, late_cents = :lateCents, "
                + "version = version + 1 where id = :id and " + Scope.sees("warehouse_id")).bindMethods(needs).bind("id", id).execute());
    }

    /** Those of the orders that are still to be driven, whoever's warehouse they are of. */
    @RolesAllowed(Role.VIEW)
    public Set<Long> openOf(Collection<Long> ids) {
        return ids.isEmpty() ? Set.of() : jdbi.withHandle(handle -> handle.createQuery("select id from transport_order where id in (<ids>) and state in ('open', 'planned')")
                .bindList("ids", List.copyOf(ids)).mapTo(Long.class).set());
    }

    /** A plan that counts serves them. Returns how many were changed. */
    @RolesAllowed(Role.BUY)
    public int plan(Collection<Long> ids) {
        return move(ids, "planned", "open");
    }

    /** No plan that counts serves them any more. Returns how many were changed. */
    @RolesAllowed(Role.BUY)
    public int unplan(Collection<Long> ids) {
        return move(ids, "open", "planned");
    }

    /** The goods were brought. */
    @RolesAllowed(Role.BUY)
    public void done(long id) {
        move(List.of(id), "done", "open", "planned");
    }

    private int move(Collection<Long> ids, String state, String... from) {
        return ids.isEmpty() ? 0 : jdbi.withHandle(handle -> handle.createUpdate("update transport_order set state = :state, version = version + 1 where id in (<ids>) and "
                + "state in (<from>) and " + Scope.sees("warehouse_id")).bind("state", state).bindList("ids", List.copyOf(ids)).bindList("from", List.of(from)).execute());
    }
}
