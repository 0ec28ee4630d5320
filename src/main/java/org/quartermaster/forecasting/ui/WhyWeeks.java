package org.quartermaster.forecasting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import org.quartermaster.forecasting.ForecastExplanations;
import org.quartermaster.forecasting.ForecastWhy;
import org.quartermaster.forecasting.StoredForecast;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.Notice;

/** The reasons of one week of a forecast, and the weeks before and after it. */
final class WhyWeeks extends Div {

    static final int DAYS = 7;

    private final transient List<StoredForecast> series;
    private final transient ForecastExplanations explanations;
    private final Button earlier = button(VaadinIcon.ANGLE_LEFT, "forecasting.why.earlier", -DAYS);
    private final Button later = button(VaadinIcon.ANGLE_RIGHT, "forecasting.why.later", DAYS);
    private final Span days = new Span();
    private final Div reasons = new Div();
    private int from;

    /** @param first of the week after the origin @param series of one SKU */
    WhyWeeks(ForecastWhy first, List<StoredForecast> series, ForecastExplanations explanations) {
        this.series = series;
        this.explanations = explanations;
        days.getElement().setAttribute("aria-live", "polite");
        var line = new Div(earlier, days, later);
        line.addClassName("qm-stepper");
        add(line, reasons);
        show(first);
    }

    private Button button(VaadinIcon icon, String label, int step) {
        var button = new Button(icon.create(), _ -> go(step));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(I18NProvider.translate(label));
        button.setTooltipText(I18NProvider.translate(label));
        return button;
    }

    private void go(int step) {
        try {
            explanations.why(series, from + step, DAYS).ifPresent(why -> {
                from += step;
                show(why);
            });
        } catch (RuntimeException problem) {
            Notice.failed(problem);
        }
    }

    private void show(ForecastWhy why) {
        var format = Format.current();
        days.setText(format.day(why.from()) + " – " + format.day(why.to()));
        earlier.setEnabled(from > 0);
        later.setEnabled(from + DAYS < series.getFirst().baseline().horizon());
        reasons.removeAll();
        reasons.add(TreeWaterfall.of(why));
    }
}
