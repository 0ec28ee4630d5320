package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.util.function.BiConsumer;
import org.quartermaster.delivery.DriverLog.Step;
import org.quartermaster.delivery.VisitLog;
import org.quartermaster.ui.Dialogs;

/** The buttons of one stop on the driver's sheet, large enough for a thumb: arrived, then done or not possible with a reason; and back. */
final class VisitButtons extends Div {
    private final transient BiConsumer<Step, String> onStep;

    VisitButtons(VisitLog visit, BiConsumer<Step, String> note) {
        onStep = note;
        addClassNames("qm-visit", "no-print");
        if (visit == null) {
            add(button("delivery.sheet.arrive", Step.ARRIVED, true));
        } else if (!visit.isOver()) {
            var failed = new Button(getTranslation("delivery.sheet.fail"), _ -> Dialogs.confirmWithReason(getTranslation("delivery.sheet.fail"), "",
                    getTranslation("ui.save"), true, reason -> onStep.accept(Step.FAILED, reason)));
            add(button("delivery.sheet.finish", Step.DONE, true), failed);
        }
        if (visit != null) {
            add(button("delivery.sheet.clear", Step.CLEAR, false));
        }
    }

    private Button button(String key, Step step, boolean isNext) {
        var button = new Button(getTranslation(key), _ -> onStep.accept(step, ""));
        button.addThemeVariants(isNext ? ButtonVariant.LUMO_PRIMARY : ButtonVariant.LUMO_TERTIARY);
        return button;
    }
}
