package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.quartermaster.delivery.DayChange;
import org.quartermaster.delivery.DeliveryPlan;
import org.quartermaster.delivery.DeliveryReplanning;
import org.quartermaster.delivery.ReplanEffect;
import org.quartermaster.delivery.WaitingOrders.Waiting;
import org.quartermaster.delivery.planning.Place;
import org.quartermaster.ui.Dialogs;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.State;

/** Something happened while vehicles are out: what it is and when, what planning anew would do, then the new plan. Nothing is changed before it is asked for. */
final class HappenedDialog {
    private static final int USUAL_MINUTES = 30;

    private final DeliveryReplanning replanning;
    private final DeliveryPlan plan;
    private final List<Waiting> waiting;
    private final Select<String> kind = new Select<>();
    private final TimePicker at = new TimePicker(DeliveryWords.text("delivery.happened.at"));
    private final Select<Integer> stop = new Select<>();
    private final Select<Integer> vehicle = new Select<>();
    private final Select<Waiting> order = new Select<>();
    private final IntegerField minutes = new IntegerField(DeliveryWords.text("delivery.happened.minutes"));
    private final Div effect = new Div();

    HappenedDialog(DeliveryReplanning service, DeliveryPlan shown, List<Waiting> candidates) {
        replanning = service;
        plan = shown;
        waiting = candidates;
    }

    /**
     * Opens.
     *
     * @param now  depot time, to begin with
     * @param done told when there is a new plan
     */
    void open(LocalTime now, Runnable done) {
        kind.setLabel(DeliveryWords.text("delivery.happened.what"));
        kind.setItems("late", "breakdown", "urgent", "cancelled");
        kind.setItemLabelGenerator(one -> DeliveryWords.text("delivery.happened." + one));
        at.setLocale(Locale.UK);
        at.setValue(now.withSecond(0).withNano(0));
        vehicle.setLabel(DeliveryWords.text("delivery.move.vehicle"));
        vehicle.setItems(plan.audit().routes().stream().map(route -> route.vehicle()).toList());
        vehicle.setItemLabelGenerator(number -> plan.vehicles().get(number).code());
        stop.setLabel(DeliveryWords.text("delivery.column.order"));
        stop.setItems(IntStream.range(0, plan.stops().size()).filter(number -> plan.stops().get(number).isAskedFor()).boxed().toList());
        stop.setItemLabelGenerator(number -> plan.stops().get(number).orderCode() + " · " + DeliveryWords.text("delivery.kind." + plan.stops().get(number).kind().code()));
        order.setLabel(DeliveryWords.text("delivery.column.order"));
        order.setItems(waiting);
        order.setItemLabelGenerator(Waiting::code);
        minutes.setValue(USUAL_MINUTES);
        minutes.setMin(1);
        effect.addClassName("qm-effect");
        var fields = new Div(kind, at, vehicle, stop, order, minutes);
        fields.addClassName("qm-fields");
        Button go = Dialogs.form(DeliveryWords.text("delivery.happened.title"), DeliveryWords.text("delivery.happened.do"), () -> apply(done), fields, effect);
        kind.addValueChangeListener(_ -> look(go));
        at.addValueChangeListener(_ -> look(go));
        vehicle.addValueChangeListener(_ -> look(go));
        stop.addValueChangeListener(_ -> look(go));
        order.addValueChangeListener(_ -> look(go));
        minutes.addValueChangeListener(_ -> look(go));
        kind.setValue("late");
        look(go);
    }

    private void look(Button go) {
        vehicle.setVisible(kind.getValue().equals("late") || kind.getValue().equals("breakdown"));
        minutes.setVisible(kind.getValue().equals("late"));
        stop.setVisible(kind.getValue().equals("cancelled"));
        order.setVisible(kind.getValue().equals("urgent"));
        effect.removeAll();
        go.setEnabled(false);
        change().ifPresent(change -> StopActions.attempt(() -> {
            show(replanning.preview(plan.head().id(), change));
            if (change instanceof DayChange.Urgent urgent) {
                show(replanning.places(plan.head().id(), urgent));
            }
            go.setEnabled(true);
        }));
    }

    /** Empty until everything is said. */
    private Optional<DayChange> change() {
        if (at.getValue() == null) {
            return Optional.empty();
        }
        int second = at.getValue().toSecondOfDay();
        return switch (kind.getValue()) {
            case "late" -> Optional.ofNullable(vehicle.getValue()).filter(_ -> minutes.getValue() != null).map(one -> new DayChange.Late(second, one, minutes.getValue()));
            case "breakdown" -> Optional.ofNullable(vehicle.getValue()).map(one -> new DayChange.Breakdown(second, one));
            case "cancelled" -> Optional.ofNullable(stop.getValue()).map(one -> new DayChange.Cancelled(second, one));
            default -> Optional.ofNullable(order.getValue())
                    .map(one -> one.isTransport() ? new DayChange.UrgentTransport(second, one.id()) : new DayChange.UrgentOrder(second, one.id()));
        };
    }

    private void show(ReplanEffect shown) {
        var words = new DeliveryWords();
        effect.add(EditDialogs.line("delivery.effect.cost", words.money(shown.before().cost().total()), words.money(shown.after().cost().total()),
                words.added(shown.after().cost().total() - shown.before().cost().total())));
        effect.add(EditDialogs.line("delivery.effect.unserved", String.valueOf(shown.before().unserved().size()), String.valueOf(shown.after().unserved().size()), ""));
        effect.add(new Span(DeliveryWords.text("delivery.happened.moved", shown.moved().size(), shown.open(), Format.current().quantity(shown.millis() / 1000.0))));
        effect.add(shown.after().isFeasible() ? State.GOOD.badge(DeliveryWords.text("delivery.effect.feasible"))
                : State.ACT.badge(DeliveryWords.text("delivery.happened.broken", shown.after().violations().size())));
    }

    private void show(List<Place> places) {
        effect.add(new Span(DeliveryWords.text(places.isEmpty() ? "delivery.places.none" : "delivery.happened.places")));
        places.forEach(place -> effect.add(new Span(PlacesDialog.words(plan, place))));
    }

    private void apply(Runnable done) {
        change().ifPresent(change -> {
            replanning.replan(plan.head().id(), change, plan.head().version());
            done.run();
            Notice.done(DeliveryWords.text("delivery.notice.changed"));
        });
    }
}
