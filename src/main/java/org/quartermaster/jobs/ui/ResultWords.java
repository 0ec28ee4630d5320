package org.quartermaster.jobs.ui;

import static java.util.Map.entry;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.quartermaster.jobs.JobRow;
import org.quartermaster.shared.Actor;

/** What a job's figures and its asker read like: the figures of the result, in order, in the sentence of its kind ({@code jobs.result.<kind>}). */
final class ResultWords {

    private static final Pattern FIGURE = Pattern.compile("[+\\-−]?\\d[\\d.,]*");
    /** How many figures the sentence of a kind needs. */
    private static final Map<String, Integer> FIGURES = Map.ofEntries(entry("jobs.night", 2), entry("imports.folder", 2), entry("imports.file", 2),
            entry("sales.stock-outs", 1), entry("forecasting.run", 5), entry("forecasting.segment", 1), entry("forecasting.network-folder", 2), entry("replenishment.plan", 1),
            entry("replenishment.ahead", 1), entry("delivery.plan", 2), entry("delivery.dry_run", 1), entry("alerts.detect", 3));

    private ResultWords() {
    }

    /** A result without a sentence, or with fewer figures than it needs, as it was written. */
    static String of(JobRow job) {
        Object[] figures = FIGURE.matcher(job.summary()).results().map(MatchResult::group).toArray();
        int needed = FIGURES.getOrDefault(job.kind(), Integer.MAX_VALUE);
        if (figures.length >= needed) {
            return I18NProvider.translate("jobs.result." + job.kind(), figures);
        }
        return job.kind().equals("forecasting.run") && figures.length > 0 ? I18NProvider.translate("jobs.result.forecasting.run.unscored", figures) : job.summary();
    }

    /** The one who asked; the night run has a name in each language. */
    static String asker(String name) {
        return name.equals(Actor.NIGHT_RUN.name()) ? I18NProvider.translate("jobs.asker.night") : name;
    }
}
