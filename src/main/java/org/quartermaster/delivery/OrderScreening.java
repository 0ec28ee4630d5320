package org.quartermaster.delivery;

import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.quartermaster.sales.CustomerOrderFacts;

/**
 * Orders that look so much like fraud that no driver is sent before a person has looked: five or more payment attempts; a first order of 30 units or more
 * that took more than one attempt; four or more first orders to one address within half an hour.
 */
final class OrderScreening {
    private static final int MANY_ATTEMPTS = 5;
    private static final int MANY_UNITS = 30;
    private static final int BURST = 4;
    private static final Duration BURST_TIME = Duration.ofMinutes(30);

    private OrderScreening() {
    }

    /** The identities of the suspects. */
    static Set<Long> suspects(List<CustomerOrderFacts> orders) {
        var suspects = new HashSet<Long>();
        orders.stream().filter(OrderScreening::isSuspectAlone).map(CustomerOrderFacts::id).forEach(suspects::add);
        orders.stream().filter(CustomerOrderFacts::isFirstOrder).collect(groupingBy(CustomerOrderFacts::shipTo)).values().stream()
                .filter(OrderScreening::isBurst).forEach(group -> group.forEach(order -> suspects.add(order.id())));
        return suspects;
    }

    private static boolean isSuspectAlone(CustomerOrderFacts order) {
        return order.paymentAttempts() >= MANY_ATTEMPTS || order.isFirstOrder() && order.paymentAttempts() > 1 && order.units() >= MANY_UNITS;
    }

    private static boolean isBurst(List<CustomerOrderFacts> orders) {
        List<Instant> times = orders.stream().map(CustomerOrderFacts::placedAt).sorted().toList();
        for (int i = 0; i + BURST <= times.size(); i++) {
            if (Duration.between(times.get(i), times.get(i + BURST - 1)).compareTo(BURST_TIME) <= 0) {
                return true;
            }
        }
        return false;
    }
}
