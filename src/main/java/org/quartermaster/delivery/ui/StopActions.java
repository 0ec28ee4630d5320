package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.quartermaster.delivery.DeliveryEditing;
import org.quartermaster.delivery.DeliveryPlan;
import org.quartermaster.delivery.DeliveryReplanning;
import org.quartermaster.delivery.PlanEdit;
import org.quartermaster.delivery.PlanStop;
import org.quartermaster.delivery.StopRow;
import org.quartermaster.delivery.UnservedFacts;
import org.quartermaster.delivery.UnservedFacts.RelaxationFacts;
import org.quartermaster.shared.Role;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.RouteMap;
import org.quartermaster.ui.Timeline;

/** What a person can do with a stop of the plan that is shown: drag it, move it, lock it, give in to a relaxation. */
final class StopActions {
    private final Supplier<DeliveryPlan> plan;
    private final DeliveryEditing editing;
    private final DeliveryReplanning replanning;
    private final IntConsumer changed;
    private final EditDialogs dialogs;

    /**
     * @param shown   the plan that is shown, null for none
     * @param onEdit  told the stop that was changed, when a new version is there
     */
    StopActions(Supplier<DeliveryPlan> shown, DeliveryEditing service, DeliveryReplanning ofPlaces, IntConsumer onEdit) {
        plan = shown;
        editing = service;
        replanning = ofPlaces;
        changed = onEdit;
        dialogs = new EditDialogs(service, this::apply);
    }

    /** Whether the plan that is shown may be changed. */
    private boolean isOpen() {
        return plan.get() != null && plan.get().head().version() > 0 && AllocationView.may(Role.BUYER);
    }

    /** The buttons for one stop. */
    List<Component> of(PlanStop stop) {
        var actions = new ArrayList<Component>();
        if (!isOpen()) {
            return actions;
        }
        actions.add(StopDetail.button("delivery.action.move", () -> dialogs.move(plan.get(), stop)));
        if (!stop.isAskedFor()) {
            return actions;
        }
        actions.add(StopDetail.button("delivery.action.places",
                () -> attempt(() -> new PlacesDialog(plan.get(), stop, replanning.places(plan.get().head().id(), stop.stopNo())).open(this::apply))));
        actions.add(StopDetail.button("delivery.action.needs", () -> attempt(() -> new NeedsDialog(editing, plan.get(), stop).open(this::apply))));
        if (stop.vehicleNo() >= 0) {
            boolean locked = stop.lockedNo() >= 0;
            actions.add(StopDetail.button(locked ? "delivery.action.unlock" : "delivery.action.lock",
                    () -> attempt(() -> apply(new PlanEdit.Lock(stop.stopNo(), !locked), true))));
            actions.add(StopDetail.button(stop.fixed() ? "delivery.action.letGo" : "delivery.action.keep",
                    () -> attempt(() -> apply(new PlanEdit.Keep(stop.stopNo(), !stop.fixed()), true))));
        } else {
            var words = new DeliveryWords();
            UnservedFacts.of(plan.get()).stream().filter(one -> one.stop().stopNo() == stop.stopNo()).flatMap(one -> one.relaxations().stream())
                    .forEach(relaxation -> actions.add(new Button(words.relaxation(relaxation), _ -> relax(stop.stopNo(), relaxation))));
        }
        return actions;
    }

    void dropped(Timeline.Drop drop) {
        int stop = PlanPicture.stopOf(drop.stop());
        int vehicle = PlanPicture.vehicleOf(drop.vehicle());
        if (isOpen() && stop >= 0 && vehicle >= 0) {
            attempt(() -> dialogs.move(plan.get(), plan.get().stops().get(stop), vehicle,
                    PlanPicture.positionAt(plan.get(), vehicle, stop, drop.minute() * 60)));
        }
    }

    /** On the map: to the leg of a route where it was let go; where it is already, nothing happens. */
    void dropped(RouteMap.Drop drop) {
        int stop = PlanPicture.stopOf(drop.stop());
        int vehicle = PlanPicture.vehicleOf(drop.route());
        if (isOpen() && stop >= 0 && vehicle >= 0) {
            PlanStop moved = plan.get().stops().get(stop);
            if (moved.vehicleNo() != vehicle || moved.position() != drop.position()) {
                attempt(() -> dialogs.move(plan.get(), moved, vehicle, drop.position()));
            }
        }
    }

    /** In the list: to the place of another stop, or out of the plan when that one is left out. */
    void dropped(StopRow dragged, StopRow target) {
        if (isOpen()) {
            PlanStop place = plan.get().stops().get(target.stopNo());
            attempt(() -> dialogs.move(plan.get(), plan.get().stops().get(dragged.stopNo()), place.vehicleNo(), Math.max(0, place.position())));
        }
    }

    void relax(int stopNo, RelaxationFacts relaxation) {
        attempt(() -> dialogs.relax(plan.get(), plan.get().stops().get(stopNo), relaxation));
    }

    private void apply(PlanEdit edit, boolean force) {
        editing.apply(plan.get().head().id(), edit, plan.get().head().version(), force);
        changed.accept(edit.stopNo());
        Notice.done(DeliveryWords.text("delivery.notice.changed"));
    }

    static void attempt(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException problem) {
            Notice.failed(problem);
        }
    }
}
