package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.quartermaster.delivery.DeliveryPlan;
import org.quartermaster.delivery.DeliveryReplanning;
import org.quartermaster.delivery.planning.TravelMatrix;
import org.quartermaster.delivery.planning.WhatIf;
import org.quartermaster.ui.Format;

/** What one more vehicle, wider windows or another place of the depot would bring; each is searched as long as the plan as it is, and nothing is changed. */
final class WhatIfDialog {
    private static final int USUAL_MINUTES = 30;

    private final DeliveryReplanning replanning;
    private final DeliveryPlan plan;
    private final Div answer = new Div();

    WhatIfDialog(DeliveryReplanning service, DeliveryPlan shown) {
        replanning = service;
        plan = shown;
    }

    void open() {
        answer.addClassName("qm-effect");
        var dialog = new Dialog();
        dialog.setHeaderTitle(DeliveryWords.text("delivery.whatIf.title"));
        dialog.addClassName("qm-dialog");
        dialog.setWidth("min(720px, 96vw)");
        dialog.add(new Paragraph(DeliveryWords.text("delivery.whatIf.hint")), vehicle(), windows(), depot(), answer);
        dialog.getFooter().add(new Button(DeliveryWords.text("ui.close"), _ -> dialog.close()));
        dialog.open();
    }

    private Div vehicle() {
        var like = new Select<Integer>();
        like.setLabel(DeliveryWords.text("delivery.whatIf.vehicle"));
        like.setItems(IntStream.range(0, plan.vehicles().size()).boxed().toList());
        like.setItemLabelGenerator(number -> plan.vehicles().get(number).code());
        like.setValue(plan.vehicles().isEmpty() ? null : 0);
        return question(() -> replanning.ifOneMoreVehicle(plan.head().id(), like.getValue()), like);
    }

    private Div windows() {
        var minutes = new IntegerField(DeliveryWords.text("delivery.whatIf.windows"));
        minutes.setMin(0);
        minutes.setValue(USUAL_MINUTES);
        return question(() -> replanning.ifWiderWindows(plan.head().id(), minutes.getValue()), minutes);
    }

    private Div depot() {
        var latitude = new NumberField(DeliveryWords.text("delivery.promise.latitude"));
        var longitude = new NumberField(DeliveryWords.text("delivery.promise.longitude"));
        latitude.setValue(plan.head().latitude());
        longitude.setValue(plan.head().longitude());
        latitude.setMin(-90);
        latitude.setMax(90);
        longitude.setMin(-180);
        longitude.setMax(180);
        return question(() -> replanning.ifDepotStoodAt(plan.head().id(), new TravelMatrix.Place(latitude.getValue(), longitude.getValue())), latitude, longitude);
    }

    private Div question(Supplier<WhatIf.Answer> ask, com.vaadin.flow.component.Component... fields) {
        var line = new Div(fields);
        line.addClassName("qm-question");
        line.add(new Button(DeliveryWords.text("delivery.whatIf.ask"), _ -> StopActions.attempt(() -> show(ask.get()))));
        return line;
    }

    private void show(WhatIf.Answer shown) {
        var words = new DeliveryWords();
        answer.removeAll();
        answer.add(EditDialogs.line("delivery.effect.cost", words.money(shown.before().cost().total()), words.money(shown.after().cost().total()),
                words.added(shown.after().cost().total() - shown.before().cost().total())));
        answer.add(EditDialogs.line("delivery.figure.routes", String.valueOf(shown.before().routes().size()), String.valueOf(shown.after().routes().size()), ""));
        answer.add(EditDialogs.line("delivery.effect.unserved", String.valueOf(shown.before().unserved().size()), String.valueOf(shown.after().unserved().size()), ""));
        answer.add(new Span(DeliveryWords.text("delivery.whatIf.saved", words.money(shown.savedCents()), Format.current().quantity(shown.servedMore()))));
    }
}
