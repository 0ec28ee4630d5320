package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.function.BiConsumer;
import org.quartermaster.delivery.DeliveryPlan;
import org.quartermaster.delivery.PlanEdit;
import org.quartermaster.delivery.PlanStop;
import org.quartermaster.delivery.planning.Place;

/** Where a stop could go: the three cheapest places that keep all rules, each with what it adds, to be taken with one click. */
final class PlacesDialog {
    private final DeliveryPlan plan;
    private final PlanStop stop;
    private final List<Place> places;

    PlacesDialog(DeliveryPlan shown, PlanStop asked, List<Place> found) {
        plan = shown;
        stop = asked;
        places = found;
    }

    /** @param apply applies an edit; the flag says that broken rules are accepted */
    void open(BiConsumer<PlanEdit, Boolean> apply) {
        var dialog = new Dialog();
        dialog.setHeaderTitle(DeliveryWords.text("delivery.places.title", stop.orderCode()));
        dialog.addClassName("qm-dialog");
        var list = new Div();
        list.addClassName("qm-stacked");
        places.forEach(place -> list.add(new Button(words(plan, place), _ -> StopActions.attempt(() -> {
            dialog.close();
            apply.accept(new PlanEdit.Insert(stop.stopNo(), place.vehicle()), false);
        }))));
        dialog.add(places.isEmpty() ? new Paragraph(DeliveryWords.text("delivery.places.none")) : list);
        dialog.getFooter().add(new Button(DeliveryWords.text("ui.close"), _ -> dialog.close()));
        dialog.open();
    }

    /** The vehicle, the position, the time and what it adds. */
    static String words(DeliveryPlan plan, Place place) {
        String trip = place.isNewTrip() ? " · " + DeliveryWords.text("delivery.places.newTrip") : "";
        return DeliveryWords.text("delivery.places.one", plan.vehicles().get(place.vehicle()).code(), place.position() + 1, DeliveryWords.clock(place.start()),
                new DeliveryWords().added(place.addedCents())) + trip;
    }
}
