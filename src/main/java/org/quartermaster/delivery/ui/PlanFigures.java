package org.quartermaster.delivery.ui;

import java.math.BigDecimal;
import java.util.List;
import org.quartermaster.delivery.DeliveryPlan;
import org.quartermaster.delivery.PlanHead;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.KpiStrip.Kpi;
import org.quartermaster.ui.State;

/** The figures above the map: routes, kilometres, cost, in time, left out. */
final class PlanFigures {

    private PlanFigures() {
    }

    static List<Kpi> of(DeliveryPlan plan) {
        var format = Format.current();
        PlanHead head = plan.head();
        int served = head.stops() - head.unserved();
        double kilometres = head.metres() / 1000.0;
        BigDecimal leftOut = plan.audit().unserved().stream().map(stop -> plan.stops().get(stop).orderValue()).reduce(BigDecimal.ZERO, BigDecimal::add);
        String perStop = served == 0 ? "" : DeliveryWords.text("delivery.figure.perStop", new DeliveryWords().money(head.costCents() / served));
        String agrees = head.agrees() ? "" : DeliveryWords.text("delivery.figure.disagrees");
        return List.of(
                new Kpi("delivery.figure.routes", format.quantity(head.routes()), DeliveryWords.text("delivery.figure.of", plan.vehicles().size()), null, null),
                new Kpi("delivery.figure.distance", format.quantity(Math.round(kilometres), DeliveryWords.text("ui.unit.kilometres")), "", null, null),
                new Kpi("delivery.figure.cost", new DeliveryWords().money(head.costCents()), agrees.isEmpty() ? perStop : agrees,
                        head.agrees() ? null : State.ACT, null),
                new Kpi("delivery.figure.onTime", served == 0 ? Format.MISSING : format.percent((served - head.late()) / (double) served),
                        DeliveryWords.text("delivery.figure.stops", served), head.late() > 0 ? State.WATCH : State.GOOD, null),
                new Kpi("delivery.figure.unserved", format.quantity(head.unserved()), format.money(leftOut), head.unserved() > 0 ? State.ACT : State.GOOD, null));
    }
}
