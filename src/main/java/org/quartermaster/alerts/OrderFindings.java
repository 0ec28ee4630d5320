package org.quartermaster.alerts;

import java.util.ArrayList;
import java.util.List;
import org.quartermaster.alerts.detection.AlertKind;
import org.quartermaster.alerts.detection.Evidence;
import org.quartermaster.alerts.detection.Finding;
import org.quartermaster.sales.screening.SuspiciousOrders.Order;
import org.quartermaster.sales.screening.SuspiciousOrders.Suspicion;

/** Customer orders that the screening found, as findings: at stake is what they are worth. */
final class OrderFindings {

    private OrderFindings() {
    }

    static Finding of(Suspicion suspicion) {
        Order first = suspicion.orders().getFirst();
        var terms = suspicion.orders().stream().map(order -> Evidence.Term.of("order_value", 1, order.value())).toList();
        return new Finding(AlertKind.SUSPICIOUS_ORDER, suspicion.isBurst() ? "burst" : "suspicious", Finding.Subject.ofOrder(first.id(), first.warehouseId(), first.code()),
                "order/" + first.id(), true, new Evidence(terms, suspicion.figures(), texts(suspicion), Evidence.Series.NONE));
    }

    /** The customer; of a burst the address and the orders. */
    private static List<String> texts(Suspicion suspicion) {
        Order first = suspicion.orders().getFirst();
        if (!suspicion.isBurst()) {
            return List.of(first.customer());
        }
        var texts = new ArrayList<String>(List.of(first.address()));
        suspicion.orders().forEach(order -> texts.add(order.code()));
        return texts;
    }
}
