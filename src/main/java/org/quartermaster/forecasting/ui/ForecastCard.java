package org.quartermaster.forecasting.ui;

import com.vaadin.flow.i18n.I18NProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.quartermaster.forecasting.ForecastChanges;
import org.quartermaster.forecasting.ForecastExplanations;
import org.quartermaster.forecasting.ForecastTimeline;
import org.quartermaster.forecasting.StoredForecast;
import org.quartermaster.forecasting.selection.Members;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.WhyPanel;

/** Fills the panel that says why: of one series its score, its members, the trees' reasons and what changed; of many how their sum is made. */
@ApplicationScoped
public class ForecastCard {

    private ForecastExplanations explanations;
    private ForecastChanges changes;

    protected ForecastCard() {
    }

    @Inject
    public ForecastCard(ForecastExplanations explanations, ForecastChanges changes) {
        this.explanations = explanations;
        this.changes = changes;
    }

    /** @param what what is shown, in words */
    void show(WhyPanel panel, String what, ForecastTimeline timeline) {
        if (timeline.one() == null) {
            var format = Format.current();
            panel.show(what, text("forecasting.card.series", format.quantity(timeline.baseline().series())));
            panel.text("forecasting.card.sum", text("forecasting.card.rule", format.number(timeline.baseline().correlation(), 2)));
            why(panel, timeline.series());
        } else {
            series(panel, what, timeline.one());
        }
    }

    private void series(WhyPanel panel, String what, StoredForecast forecast) {
        ScoreCard.show(panel, what, forecast);
        why(panel, List.of(forecast));
        changes.of(forecast).ifPresent(change -> panel.section("forecasting.change.title", ChangeSection.of(change, forecast)));
    }

    /** Of one SKU, in one warehouse or in several: the trees' reasons add up. Where no series asks the trees their reasons are nobody's. */
    private void why(WhyPanel panel, List<StoredForecast> series) {
        if (series.stream().noneMatch(one -> one.method().weights().contains(Members.TREES_CODE))) {
            return;
        }
        explanations.why(series, 0, WhyWeeks.DAYS).ifPresent(why -> panel.section("forecasting.why.title", new WhyWeeks(why, series, explanations)));
    }

    private static String text(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }
}
