package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.quartermaster.delivery.AllocationFacts;
import org.quartermaster.delivery.DeliveryPlan;
import org.quartermaster.delivery.PlanStop;
import org.quartermaster.delivery.UnservedFacts;
import org.quartermaster.delivery.planning.RouteAudit;
import org.quartermaster.delivery.planning.VisitTimes;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.WhyPanel;

/** Fills the panel that explains one stop: its times, its route by cost, why it is left out, why its warehouse ships it, and what can be done. */
final class StopDetail {
    private final WhyPanel panel;
    private final AllocationDetail allocations;
    private final DeliveryWords words = new DeliveryWords();

    StopDetail(WhyPanel place, AllocationDetail ofAllocations) {
        panel = place;
        allocations = ofAllocations;
    }

    void show(DeliveryPlan plan, PlanStop stop, Optional<AllocationFacts> allocation, List<Component> actions) {
        var format = Format.current();
        panel.show(stop.orderCode(), stop.customer() + " · " + stop.shipTo());
        if (stop.kind().isTransport()) {
            panel.section("delivery.column.kind", lines("delivery.kind." + stop.kind().code(), stop.shipTo().isEmpty() ? plan.depotOf(stop).code() : stop.shipTo(),
                    "delivery.column.otherEnd", plan.otherEnd(stop)));
        }
        panel.section("delivery.detail.order", lines("delivery.detail.window", DeliveryWords.windows(stop), "delivery.detail.load",
                format.quantity(stop.pieces(), DeliveryWords.text("ui.unit.pieces")) + " · " + format.quantity(stop.millilitres() / 1000.0,
                        DeliveryWords.text("delivery.unit.litres")) + " · " + format.quantity(stop.grams() / 1000.0, DeliveryWords.text("ui.unit.kilograms")),
                "delivery.detail.needs", needs(stop), "delivery.detail.value", format.money(stop.orderValue())));
        if (stop.vehicleNo() >= 0) {
            visited(plan, stop);
        } else {
            leftOut(plan, stop);
        }
        allocation.ifPresent(facts -> allocations.into(panel, facts));
        if (!actions.isEmpty()) {
            var row = new Div(actions.toArray(Component[]::new));
            row.addClassName("qm-actions");
            panel.section("delivery.detail.actions", row);
        }
    }

    /** "cold · may be left out for €5.00 · may be late for €20.00 an hour". */
    private String needs(PlanStop stop) {
        var parts = new ArrayList<String>();
        parts.add(SkillBoxes.words(stop.skills()));
        parts.add(stop.priority() == 0 ? DeliveryWords.text("delivery.detail.optional", words.money(stop.penaltyCents())) : DeliveryWords.text("delivery.detail.must"));
        parts.add(stop.lateCents() > 0 ? DeliveryWords.text("delivery.detail.mayBeLate", words.money(stop.lateCents())) : "");
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
    }

    private void visited(DeliveryPlan plan, PlanStop stop) {
        RouteAudit route = plan.audit().routes().stream().filter(one -> one.vehicle() == stop.vehicleNo()).findFirst().orElseThrow();
        VisitTimes visit = route.visits().stream().filter(one -> one.stop() == stop.stopNo()).findFirst().orElseThrow();
        String locked = (stop.lockedNo() >= 0 ? " · " + DeliveryWords.text("delivery.detail.locked") : "") + (stop.fixed() ? " · " + DeliveryWords.text("delivery.detail.kept") : "");
        panel.section("delivery.detail.visit", lines("delivery.detail.vehicle",
                plan.vehicles().get(stop.vehicleNo()).code() + " · " + DeliveryWords.text("delivery.detail.position", stop.position() + 1, route.visits().size())
                        + locked,
                "delivery.detail.from", plan.startOf(stop.vehicleNo()).code(),
                "delivery.column.trip", String.valueOf(plan.trip(stop)), "delivery.detail.arrival", DeliveryWords.clock(visit.arrival()), "delivery.detail.service",
                DeliveryWords.clock(visit.start()) + "–" + DeliveryWords.clock(visit.leave()), "delivery.detail.late",
                Format.current().quantity((visit.lateSeconds() + 59) / 60, DeliveryWords.text("ui.unit.minutes"))));
        panel.section("delivery.detail.route", lines("delivery.cost.distance", words.money(route.cost().distance()), "delivery.cost.time",
                words.money(route.cost().time()), "delivery.cost.waiting", words.money(route.cost().waiting()), "delivery.cost.use",
                words.money(route.cost().use()), "delivery.cost.late", words.money(route.cost().late()), "delivery.cost.total",
                words.money(route.cost().total())));
        panel.section("delivery.detail.sheet", new Anchor(DeliveriesNavigation.toSheet(plan.head().id(), stop.vehicleNo()),
                DeliveryWords.text("delivery.sheet.open", plan.vehicles().get(stop.vehicleNo()).code())));
    }

    private void leftOut(DeliveryPlan plan, PlanStop stop) {
        UnservedFacts facts = UnservedFacts.of(plan).stream().filter(one -> one.stop().stopNo() == stop.stopNo()).findFirst().orElseThrow();
        var list = new UnorderedList(words.refusals(facts).stream().map(ListItem::new).toArray(ListItem[]::new));
        panel.section("delivery.detail.refusals", list);
        if (facts.relaxations().isEmpty()) {
            panel.section("delivery.detail.relaxations", new Paragraph(DeliveryWords.text("delivery.relaxation.none")));
        }
    }

    /** Pairs of text key and value. */
    private static Div lines(String... pairs) {
        var lines = new Div();
        lines.addClassName("qm-lines");
        for (int i = 0; i < pairs.length; i += 2) {
            var name = new Span(DeliveryWords.text(pairs[i]));
            name.addClassName("qm-soft");
            lines.add(name, new Span(pairs[i + 1]));
        }
        return lines;
    }

    static Button button(String key, Runnable action) {
        return new Button(DeliveryWords.text(key), _ -> action.run());
    }
}
