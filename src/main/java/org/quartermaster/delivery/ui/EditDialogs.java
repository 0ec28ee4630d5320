package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.quartermaster.delivery.DeliveryEditing;
import org.quartermaster.delivery.DeliveryPlan;
import org.quartermaster.delivery.EditEffect;
import org.quartermaster.delivery.PlanEdit;
import org.quartermaster.delivery.PlanStop;
import org.quartermaster.delivery.UnservedFacts.RelaxationFacts;
import org.quartermaster.ui.Dialogs;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.State;

/** The dialogs that change a plan; each shows what the change would do before it is made. */
final class EditDialogs {
    private final DeliveryEditing editing;
    private final BiConsumer<PlanEdit, Boolean> apply;

    /** @param doIt applies an edit; the flag says that broken rules are accepted */
    EditDialogs(DeliveryEditing service, BiConsumer<PlanEdit, Boolean> doIt) {
        editing = service;
        apply = doIt;
    }

    void move(DeliveryPlan plan, PlanStop stop) {
        move(plan, stop, stop.vehicleNo(), stop.vehicleNo() < 0 ? 0 : stop.position());
    }

    /** Asks with a vehicle and a place (0 first) already filled in, as after dragging. */
    void move(DeliveryPlan plan, PlanStop stop, int wantedVehicle, int wantedPosition) {
        var vehicle = new Select<Integer>();
        vehicle.setLabel(DeliveryWords.text("delivery.move.vehicle"));
        var choices = new ArrayList<Integer>(IntStream.range(0, plan.vehicles().size()).boxed().toList());
        choices.add(-1);
        vehicle.setItems(choices);
        vehicle.setItemLabelGenerator(number -> number < 0 ? DeliveryWords.text("delivery.move.leaveOut") : plan.vehicles().get(number).code() + " · "
                + DeliveryWords.text("delivery.move.stops", plan.routing().routes().get(number).size()));
        vehicle.setValue(wantedVehicle);
        var position = new IntegerField(DeliveryWords.text("delivery.move.position"));
        position.setMin(1);
        position.setStepButtonsVisible(true);
        position.setValue(wantedPosition + 1);
        var force = new Checkbox(DeliveryWords.text("delivery.move.force"));
        var effect = new Div();
        effect.addClassName("qm-effect");
        Button go = Dialogs.form(DeliveryWords.text("delivery.move.title", stop.orderCode()), DeliveryWords.text("delivery.move.do"),
                () -> apply.accept(edit(stop, vehicle.getValue(), position.getValue()), force.getValue()), vehicle, position, effect, force);
        Runnable look = () -> {
            EditEffect shown = editing.preview(plan.head().id(), edit(stop, vehicle.getValue(), position.getValue()));
            show(plan, effect, shown);
            force.setVisible(!shown.isFeasible());
            go.setEnabled(shown.isFeasible() || force.getValue());
        };
        vehicle.addValueChangeListener(_ -> {
            position.setVisible(vehicle.getValue() >= 0);
            look.run();
        });
        position.addValueChangeListener(_ -> look.run());
        force.addValueChangeListener(_ -> look.run());
        look.run();
    }

    private static PlanEdit edit(PlanStop stop, int vehicle, Integer position) {
        return new PlanEdit.Move(stop.stopNo(), vehicle, position == null ? 0 : position - 1);
    }

    void relax(DeliveryPlan plan, PlanStop stop, RelaxationFacts relaxation) {
        var edit = new PlanEdit.Relax(stop.stopNo(), relaxation.kind());
        var effect = new Div();
        effect.addClassName("qm-effect");
        show(plan, effect, editing.preview(plan.head().id(), edit));
        Dialogs.form(DeliveryWords.text("delivery.relax.title", stop.orderCode()), DeliveryWords.text("delivery.relax.do"), () -> apply.accept(edit, false),
                new Paragraph(new DeliveryWords().relaxation(relaxation)), effect,
                new Paragraph(DeliveryWords.text("delivery.relax.hint." + relaxation.kind())));
    }

    static void show(DeliveryPlan plan, Div place, EditEffect effect) {
        var words = new DeliveryWords();
        var format = Format.current();
        place.removeAll();
        long metres = kilometres(effect.after().routes().stream().mapToLong(route -> route.metres()).sum());
        place.add(line("delivery.effect.cost", words.money(effect.before().cost().total()), words.money(effect.after().cost().total()),
                words.added(effect.addedCents())));
        place.add(line("delivery.effect.km", format.quantity(kilometres(effect.before().routes().stream().mapToLong(route -> route.metres()).sum())),
                format.quantity(metres), ""));
        place.add(line("delivery.effect.unserved", String.valueOf(effect.before().unserved().size()), String.valueOf(effect.after().unserved().size()), ""));
        List<String> broken = effect.violations().stream().map(violation -> words.violation(plan, violation)).distinct().toList();
        place.add(broken.isEmpty() ? State.GOOD.badge(DeliveryWords.text("delivery.effect.feasible")) : State.ACT.badge(String.join(" · ", broken)));
    }

    private static long kilometres(long metres) {
        return Math.round(metres / 1000.0);
    }

    static Div line(String key, String before, String after, String difference) {
        var name = new Span(DeliveryWords.text(key));
        name.addClassName("qm-soft");
        var line = new Div(name, new Span(before + " → " + after), new Span(difference));
        line.addClassName("line");
        return line;
    }
}
