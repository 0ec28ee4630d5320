package org.quartermaster.forecasting.ui;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.quartermaster.forecasting.Drift;
import org.quartermaster.forecasting.ForecastRunFacts;
import org.quartermaster.forecasting.selection.NetworkUse;
import org.quartermaster.forecasting.ForecastRuns.LevelRule;
import org.quartermaster.forecasting.ForecastRuns.MethodScore;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.KpiStrip.Kpi;
import org.quartermaster.ui.State;
import org.quartermaster.ui.WhyPanel;

/** How good the current run is: figures above the list, and a panel with every method in every demand class. */
final class RunScores {

    private RunScores() {
    }

    static List<Kpi> figures(ForecastRunFacts run) {
        var format = Format.current();
        double gain = 1 - run.wql() / run.wqlNaive();
        State state = Double.isNaN(gain) ? null : gain > 0 ? State.GOOD : State.ACT;
        return List.of(
                new Kpi("forecasting.run.wql", format.number(run.wql(), 3), text("forecasting.run.better", format.percent(gain)), state, null),
                new Kpi("forecasting.run.naive", format.number(run.wqlNaive(), 3), "", null, null),
                new Kpi("forecasting.run.simple", format.number(run.wqlSimple(), 3), Words.method(run.simpleMethod()), null, null),
                new Kpi("forecasting.run.bias", format.percent(run.bias()), "", null, null),
                new Kpi("forecasting.run.coverage", format.percent(run.coverage(), 0), text("forecasting.run.of90"), null, null));
    }

    static Span footnote(ForecastRunFacts run) {
        var format = Format.current();
        var note = new Span(text("forecasting.run.footnote", format.moment(run.completedAt()), format.day(run.asOf()), format.quantity(run.series()),
                format.duration(Duration.ofSeconds(Math.round(run.seconds()))), text("forecasting.learned." + run.learned()), format.quantity(run.trainingRows())) + network(run.network()));
        note.addClassName(run.learned().equals("used") && run.network().fault().isEmpty() ? "qm-soft" : "watch");
        return note;
    }

    /** Nothing of a run that is older than the note of its network. */
    private static String network(NetworkUse use) {
        return use.equals(NetworkUse.NONE) ? "" : " · " + text("forecasting.run.network", Words.network(use));
    }

    /** @param drifts how an earlier run came true; may be empty */
    static void show(WhyPanel panel, ForecastRunFacts run, List<MethodScore> scores, List<LevelRule> levels, List<Drift> drifts) {
        panel.show(text("forecasting.run.title"), text("forecasting.run.how", run.origins(), run.scoreDays()));
        if (!drifts.isEmpty()) {
            panel.sectionNamed(text("forecasting.drift.title", drifts.getFirst().days()), table(drifts, Format.current()));
        }
        levels(panel, levels);
        tables(panel, scores);
    }

    /** Adds the scores over all series below what the panel says already. */
    static void showBelow(WhyPanel panel, ForecastRunFacts run, List<MethodScore> scores, List<LevelRule> levels) {
        panel.text("forecasting.run.title", text("forecasting.run.how", run.origins(), run.scoreDays()));
        tables(panel, scores.stream().filter(score -> score.demandClass().equals("all")).toList());
        levels(panel, levels);
    }

    /** How forecasts follow those of sums, with the errors that decided it. */
    private static void levels(WhyPanel panel, List<LevelRule> levels) {
        if (levels.isEmpty()) {
            return;
        }
        var format = Format.current();
        var table = Tables.of("", text("forecasting.level.rule"), text("forecasting.level.before"), text("forecasting.level.other"));
        levels.forEach(level -> Tables.row(table, "", text("forecasting.level." + level.level()) + " · " + format.quantity(level.sums()),
                text("forecasting.rule." + level.rule(), format.percent(level.share() * level.belief(), 0)), error(level.before()), error(level.rule().equals("bottom-up") ? level.tried() : level.after())));
        panel.sectionNamed(text("forecasting.level.title"), table);
        panel.add(new Paragraph(text("forecasting.level.legend")));
    }

    private static String error(Double share) {
        return share == null ? Format.MISSING : Format.current().percent(share, 1);
    }

    private static void tables(WhyPanel panel, List<MethodScore> scores) {
        scores.stream().collect(Collectors.groupingBy(MethodScore::demandClass, java.util.LinkedHashMap::new, Collectors.toList()))
                .forEach((kind, methods) -> panel.sectionNamed(heading(kind, methods), table(methods)));
        panel.add(new Paragraph(text("forecasting.run.legend")));
    }

    /** What came true beside what the back-test had promised. */
    private static NativeTable table(List<Drift> drifts, Format format) {
        var table = Tables.of("", text("forecasting.column.wql"), text("forecasting.drift.promised"), text("forecasting.column.bias"), text("forecasting.drift.promised"));
        drifts.forEach(drift -> Tables.row(table, drift.isDrifted() ? "watch" : "", (drift.isDrifted() ? State.WATCH : State.GOOD).mark() + " " + text("forecasting.class." + drift.demandClass()),
                format.number(drift.wql(), 3), format.number(drift.wqlBefore(), 3), format.percent(drift.bias(), 0), format.percent(drift.biasBefore(), 0)));
        return table;
    }

    private static String heading(String kind, List<MethodScore> methods) {
        return text("forecasting.class." + kind) + " · " + text("forecasting.run.series", Format.current().quantity(methods.getFirst().series()));
    }

    private static NativeTable table(List<MethodScore> methods) {
        var format = Format.current();
        var table = Tables.of("", text("forecasting.column.wql"), text("forecasting.column.wape"), text("forecasting.column.bias"), text("forecasting.card.covers"),
                text("forecasting.column.chosen"));
        methods.stream().filter(m -> m.wql() != null).sorted(java.util.Comparator.comparing(MethodScore::wql)).forEach(m -> Tables.row(table,
                m.method().equals("chosen") ? "sum" : "", Words.method(m.method()), format.number(m.wql(), 3), format.number(m.wape(), 3), format.percent(m.bias(), 0),
                format.percent(m.coverage(), 0), m.method().equals("chosen") ? "" : format.quantity(m.chosen())));
        if (methods.stream().allMatch(m -> m.wql() == null)) {
            Tables.row(table, "", text("forecasting.run.noDemand"), Format.MISSING, Format.MISSING, Format.MISSING, Format.MISSING, "");
        }
        return table;
    }

    private static String text(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }
}
