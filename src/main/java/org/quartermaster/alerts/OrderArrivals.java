package org.quartermaster.alerts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.alerts.detection.AlertKind;
import org.quartermaster.database.Numbers;
import org.quartermaster.purchasing.OrderMoved;
import org.quartermaster.shared.Actor;

/** Ends the alert about a late order as soon as nothing of the order is to come any more, instead of with the next look. */
@ApplicationScoped
@Transactional
public class OrderArrivals {
    private Jdbi jdbi;
    private Clock clock;

    protected OrderArrivals() {
    }

    @Inject
    public OrderArrivals(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    void moved(@Observes OrderMoved order) {
        if (!order.state().isOpen()) {
            jdbi.useTransaction(handle -> end(handle, order, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)));
        }
    }

    private static void end(Handle handle, OrderMoved order, LocalDateTime now) {
        List<Long> alerts = handle.createQuery("select id from alert where live_key is not null and kind = :kind and order_id = :order for update")
                .bind("kind", AlertKind.LATE_ORDER.code()).bind("order", order.orderId()).mapTo(Long.class).list();
        for (long alert : alerts) {
            handle.execute("""
                    insert into alert_event (id, alert_id, at, actor, action, money, note) select ?, id, ?, ?, 'gone', null, ? from alert where id = ? and state <> 'resolved'
                    """, Numbers.take(handle, "alert_event", 1), now, Actor.required().name(), order.code() + " " + order.state().code(), alert);
            handle.execute("""
                    update alert set live_key = null, resolution = if(state = 'resolved', resolution, 'gone'), resolved_at = coalesce(resolved_at, ?),
                      version = version + if(state = 'resolved', 0, 1), state = 'resolved' where id = ?
                    """, now, alert);
        }
    }
}
