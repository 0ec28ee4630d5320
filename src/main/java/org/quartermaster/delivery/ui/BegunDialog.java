package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import java.util.function.Consumer;
import org.quartermaster.delivery.DrivenSoFar;

/** Asks how to plan a day that has begun: the rest of it, or all of it again. */
final class BegunDialog {
    private final DrivenSoFar.Progress begun;
    private final int stops;

    BegunDialog(DrivenSoFar.Progress soFar, int ofStops) {
        begun = soFar;
        stops = ofStops;
    }

    /** @param chosen told whether all of the day is planned again */
    void open(Consumer<Boolean> chosen) {
        var dialog = new Dialog();
        dialog.setHeaderTitle(DeliveryWords.text("delivery.begun.title"));
        dialog.add(new Paragraph(DeliveryWords.text("delivery.begun.visited", begun.visited(), stops, begun.checkedOff())),
                new Paragraph(DeliveryWords.text("delivery.begun.explained")));
        Button rest = answer(dialog, "delivery.begun.rest", () -> chosen.accept(false));
        rest.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Button cancel = answer(dialog, "ui.cancel", () -> { });
        cancel.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        dialog.getFooter().add(cancel, answer(dialog, "delivery.begun.whole", () -> chosen.accept(true)), rest);
        dialog.open();
    }

    private static Button answer(Dialog dialog, String text, Runnable then) {
        return new Button(DeliveryWords.text(text), _ -> {
            dialog.close();
            then.run();
        });
    }
}
