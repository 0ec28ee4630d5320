package org.quartermaster.forecasting.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import java.util.Locale;
import java.util.function.Consumer;
import org.quartermaster.forecasting.totals.Grain;

/** The fourth panel: days, weeks or months; units or money. */
final class TimePanel extends Div {

    TimePanel(Pick pick, Consumer<Pick> picked) {
        addClassNames("qm-pick", "qm-pick-time");
        var grains = new Div();
        grains.addClassName("qm-pick-lines");
        for (Grain one : Grain.values()) {
            grains.add(button("forecasting.by." + one.name().toLowerCase(Locale.ROOT), one == pick.grain(), () -> picked.accept(pick.by(one))));
        }
        var units = new Div();
        units.addClassName("qm-pick-lines");
        units.add(button("forecasting.in.units", !pick.isMoney(), () -> picked.accept(pick.in(false))), button("forecasting.in.money", pick.isMoney(), () -> picked.accept(pick.in(true))));
        add(new H2(getTranslation("forecasting.pick.time")), grains, new H2(getTranslation("forecasting.pick.figures")), units);
    }

    private NativeButton button(String key, boolean isPicked, Runnable action) {
        var button = new NativeButton(getTranslation(key), _ -> action.run());
        button.getElement().setAttribute("aria-pressed", Boolean.toString(isPicked));
        return button;
    }
}
