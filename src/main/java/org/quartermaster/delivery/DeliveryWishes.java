package org.quartermaster.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.ClockWindows;
import org.quartermaster.shared.Role;

/** What deliveries need, by order; every plan obeys it, today's and tomorrow's. */
@ApplicationScoped
@Transactional
public class DeliveryWishes {
    private Jdbi jdbi;
    private Clock clock;

    protected DeliveryWishes() {
    }

    @Inject
    public DeliveryWishes(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    private record Row(long orderId, int skills, Long optionalCents, int lateCents, String windows) {
    }

    /** The stops with what their orders need. */
    @RolesAllowed(Role.VIEW)
    public List<PlanStop> onto(List<PlanStop> stops) {
        List<Long> orders = stops.stream().filter(stop -> stop.kind() == StopKind.ORDER).map(PlanStop::orderId).distinct().toList();
        if (orders.isEmpty()) {
            return stops;
        }
        Map<Long, DeliveryWish> wishes = jdbi.withHandle(handle -> handle.createQuery("select order_id, skills, optional_cents, late_cents, windows from delivery_wish where order_id in (<orders>)")
                .bindList("orders", orders).mapTo(Row.class).list()).stream()
                .collect(Collectors.toMap(Row::orderId, row -> new DeliveryWish(row.skills(), row.optionalCents(), row.lateCents(), ClockWindows.parse(row.windows()))));
        return stops.stream().map(stop -> stop.kind() == StopKind.ORDER && wishes.containsKey(stop.orderId()) ? stop.as(wishes.get(stop.orderId()).at(stop.asked())) : stop).toList();
    }

    /** Notes what an order needs from now on. */
    @RolesAllowed(Role.BUY)
    public void note(long order, DeliveryWish wish) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into delivery_wish (order_id, skills, optional_cents, late_cents, windows, noted_by, noted_at) values (:order, :skills, :optionalCents, :lateCents, :times, :by, :now)
                        on duplicate key update skills = :skills, optional_cents = :optionalCents, late_cents = :lateCents, windows = coalesce(:times, windows), noted_by = :by, noted_at = :now
                        """).bindMethods(wish).bind("order", order).bind("times", wish.windows() == null ? null : wish.windows().text()).bind("by", Actor.required().name())
                .bind("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)).execute());
    }
}
