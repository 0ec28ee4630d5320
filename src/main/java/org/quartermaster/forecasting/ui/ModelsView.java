package org.quartermaster.forecasting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quartermaster.forecasting.ForecastNetworks;
import org.quartermaster.forecasting.ForecastRunFacts;
import org.quartermaster.forecasting.ForecastRuns;
import org.quartermaster.forecasting.ForecastRuns.MethodScore;
import org.quartermaster.forecasting.Forecasts;
import org.quartermaster.forecasting.NetworkFolder;
import org.quartermaster.forecasting.NetworkRow;
import org.quartermaster.forecasting.NetworkRows;
import org.quartermaster.forecasting.NetworkTunings;
import org.quartermaster.forecasting.ShippedNetwork;
import org.quartermaster.forecasting.StudentFacts;
import org.quartermaster.forecasting.StudentNetworks;
import org.quartermaster.forecasting.selection.Members;
import org.quartermaster.forecasting.selection.NetworkUse;
import org.quartermaster.learning.StoredModel;
import org.quartermaster.learning.onnx.ShippedModels;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.ui.Awaiting;
import org.quartermaster.ui.DataGrid;
import org.quartermaster.ui.Dialogs;
import org.quartermaster.ui.FactList;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.KpiStrip;
import org.quartermaster.ui.MiniTable;
import org.quartermaster.ui.Narrow;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.Page;
import org.quartermaster.ui.Shell;
import org.quartermaster.ui.State;
import org.quartermaster.ui.WhyPanel;

/** The neural models: which answers now and how it did beside the simple methods, those somebody brought, and what to do with them. */
@Route(value = ModelsNavigation.LIST, layout = Shell.class)
@RolesAllowed(Role.VIEW)
public class ModelsView extends Page {

    private static final List<String> FACTS = List.of("name", "opset", "parameters", "operators", "provider", "tuned_series", "tuned_steps", "tuned_seconds", "tuned_loss", "tuned_provider", "distilled_run", "distilled_lessons",
            "distilled_steps", "distilled_seconds", "distilled_loss", "distilled_training_provider", "distilled_difference");

    private final transient ForecastNetworks networks;
    private final transient ForecastRuns runs;
    private final transient ShippedNetwork shipped;
    private final transient Optional<ForecastRunFacts> run;
    private final DataGrid<NetworkRow> grid;
    private final WhyPanel why = new WhyPanel();
    private final KpiStrip strip = new KpiStrip();

    @Inject
    public ModelsView(ForecastNetworks networks, NetworkRows rows, ForecastRuns runs, Forecasts forecasts, NetworkTunings tunings, StudentNetworks students, ShippedNetwork shipped, NetworkFolder folder) {
        super("forecasting.models.title");
        this.networks = networks;
        this.runs = runs;
        this.shipped = shipped;
        this.run = forecasts.currentRun();
        var tuning = new TuningPanel(tunings, why, this::reread);
        var student = new StudentPanel(students, why, this::reread);
        toolbar().add(new Button(getTranslation("forecasting.models.card"), _ -> explainShipped()));
        toolbar().add(new Button(getTranslation("forecasting.tuning.title"), _ -> tuning.show()));
        toolbar().add(new Button(getTranslation("forecasting.student.title"), _ -> student.show()));
        if (Actor.required().role().includes(Role.ADMIN)) {
            var upload = new Button(getTranslation("forecasting.models.upload"), _ -> ModelUpload.open(networks, this::taken));
            upload.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            var look = new Button(getTranslation("forecasting.models.folder"), _ -> act(folder::look, "forecasting.models.looking"));
            look.setTooltipText(getTranslation("forecasting.models.folderWhen"));
            toolbar().add(upload, look);
        }
        grid = ModelGrid.of(rows).onActive(this::explain);
        figures();
        place(grid, strip);
        aside(why);
        if (networks.all().isEmpty()) {
            Narrow.ifRoomForTwo(this::explainShipped);
        }
    }

    private void reread() {
        grid.refresh();
        figures();
    }

    /** How the network of the last run did beside the others, over all series. */
    private void figures() {
        List<MethodScore> all = run.map(facts -> runs.scores(facts.id())).orElse(List.of()).stream().filter(score -> score.demandClass().equals("all") && score.wql() != null).toList();
        var format = Format.current();
        var network = all.stream().filter(score -> score.method().equals(Members.NETWORK_CODE)).findFirst();
        strip.show(List.of(
                answering(),
                new KpiStrip.Kpi("forecasting.models.wql", network.map(score -> format.number(score.wql(), 3)).orElse(Format.MISSING), "", null, null),
                new KpiStrip.Kpi("forecasting.run.simple", run.map(facts -> format.number(facts.wqlSimple(), 3)).orElse(Format.MISSING),
                        run.map(facts -> Words.method(facts.simpleMethod())).orElse(""), null, null),
                new KpiStrip.Kpi("forecasting.models.used", network.map(score -> format.quantity(score.chosen())).orElse(Format.MISSING),
                        network.map(score -> getTranslation("forecasting.models.ofSeries", format.quantity(score.series()))).orElse(""), null, null)));
    }

    /** Who answers from now on; nobody where what ships could not in the run that is shown. */
    private KpiStrip.Kpi answering() {
        Optional<String> promoted = networks.all().stream().filter(model -> model.state() == StoredModel.State.PROMOTED).findFirst()
                .map(model -> model.provenance().parameters().getOrDefault("name", String.valueOf(model.id())));
        NetworkUse use = run.map(ForecastRunFacts::network).orElse(NetworkUse.NONE);
        boolean isNobody = promoted.isEmpty() && use.name().isEmpty() && !use.fault().isEmpty();
        String name = isNobody ? getTranslation("forecasting.models.nobody") : promoted.orElse(ShippedModels.ZERO);
        String hint = use.fault().isEmpty() ? getTranslation("forecasting.models.answersHint") : getTranslation("forecasting.models.lastRun", Words.network(use));
        return new KpiStrip.Kpi("forecasting.models.answers", name, hint, isNobody ? State.ACT : use.fault().isEmpty() ? null : State.WATCH, null);
    }

    private void explain(NetworkRow row) {
        StoredModel model = networks.one(row.id());
        why.show(row.name().isBlank() ? String.valueOf(row.id()) : row.name(), getTranslation("forecasting.models.state." + row.state()));
        if (!row.reason().isBlank()) {
            why.section("forecasting.models.reason", State.ACT.badge(Words.fault(row.fault())), new Paragraph(row.reason()));
        }
        why.section("forecasting.models.scores", scores(model));
        StudentFacts.of(model).ifPresent(student -> why.section("forecasting.student.compared", StudentPanel.compared(student)));
        FactList facts = new FactList();
        for (String name : FACTS) {
            if (model.provenance().parameters().containsKey(name) || !name.contains("ed_")) {
                String value = model.provenance().parameters().get(name);
                facts.fact("forecasting.models.fact." + name, name.endsWith("provider") && value != null ? Words.provider(model, name) : value);
            }
        }
        if (model.file() != null) {
            facts.fact("forecasting.models.fact.file", model.file().name() + " · " + Format.current().quantity(model.file().bytes() >> 20) + " MB");
        }
        facts.fact("forecasting.models.fact.sha256", model.file() == null ? model.sha256() : model.file().sha256());
        why.section("forecasting.models.provenance", facts);
        why.section("forecasting.models.doing", actions(model));
    }

    private Component scores(StoredModel model) {
        var table = new MiniTable("forecasting.column.class", ">forecasting.models.model", ">forecasting.column.simple");
        model.provenance().metrics().entrySet().stream().filter(one -> one.getKey().startsWith("wql.")).sorted(Map.Entry.comparingByKey())
                .forEach(one -> table.row(getTranslation("forecasting.class." + one.getKey().substring(4)), number(one.getValue(), 3), number(model.provenance().baseline().get(one.getKey()), 3)));
        return table.isEmpty() ? new Paragraph(getTranslation("forecasting.models.untested")) : table;
    }

    private Component actions(StoredModel model) {
        var line = new com.vaadin.flow.component.html.Div();
        line.addClassName("qm-toolbar");
        Role role = Actor.required().role();
        boolean untried = model.state() == StoredModel.State.UNTRIED;
        boolean healthy = !untried && model.state() != StoredModel.State.QUARANTINED;
        if (untried && role.includes(Role.ADMIN)) {
            line.add(new Button(getTranslation("forecasting.models.try"), _ -> act(() -> tryAgain(model.id()), "forecasting.models.trying")));
        }
        if (healthy && role.includes(Role.BUYER)) {
            line.add(new Button(getTranslation("forecasting.models.test"), _ -> act(() -> networks.test(model.id()), "forecasting.models.testing")));
        }
        if (healthy && role.includes(Role.MANAGER) && model.state() != StoredModel.State.PROMOTED) {
            line.add(new Button(getTranslation("forecasting.models.promote"), _ -> Dialogs.confirm(getTranslation("forecasting.models.promote"), getTranslation("forecasting.models.promoteAsk"),
                    getTranslation("forecasting.models.promote"), () -> act(() -> networks.promote(model.id()), "forecasting.models.promoted"))));
        }
        if (role.includes(Role.MANAGER) && model.state() == StoredModel.State.PROMOTED) {
            line.add(new Button(getTranslation("forecasting.models.rollBack"), _ -> Dialogs.confirm(getTranslation("forecasting.models.rollBack"), getTranslation("forecasting.models.rollBackAsk"),
                    getTranslation("forecasting.models.rollBack"), () -> act(networks::rollBack, "forecasting.models.rolledBack"))));
            line.add(new Button(getTranslation("forecasting.models.retire"), _ -> Dialogs.confirm(getTranslation("forecasting.models.retire"), getTranslation("forecasting.models.retireAsk"),
                    getTranslation("forecasting.models.retire"), () -> act(() -> networks.retire(model.id()), "forecasting.models.retired"))));
        }
        return line;
    }

    private void act(Runnable action, String doneKey) {
        try {
            action.run();
            Notice.done(getTranslation(doneKey));
            why.close();
            grid.refresh();
        } catch (RuntimeException problem) {
            Notice.failed(problem);
        }
    }

    private void taken(long id) {
        Notice.done(getTranslation("forecasting.models.trying"));
        grid.refresh();
        awaitTrial(id);
    }

    private void tryAgain(long id) {
        networks.askForTrial(id);
        awaitTrial(id);
    }

    private void awaitTrial(long id) {
        Awaiting.until(this, () -> {
            boolean isTried = networks.isTried(id);
            if (isTried) {
                tried(networks.one(id));
            }
            return isTried;
        });
    }

    private void tried(StoredModel model) {
        grid.refresh();
        if (model.state() == StoredModel.State.QUARANTINED) {
            Notice.watch(getTranslation("forecasting.models.inQuarantine", Words.quarantine(model.reason())));
        } else {
            Notice.done(getTranslation("forecasting.models.tried"));
        }
    }

    private void explainShipped() {
        why.show(ShippedModels.ZERO, getTranslation("forecasting.models.shipped"));
        why.text("forecasting.models.role", getTranslation("forecasting.models.explained"));
        why.text("forecasting.models.folder", getTranslation("forecasting.models.folderWhen"));
        why.section("forecasting.models.scores", runScores());
        var here = new ShippedHere(shipped.trial());
        why.section("forecasting.models.here", here);
        why.section("forecasting.models.provenance", new ModelCard(ShippedModels.ZERO));
        if (!here.look()) {
            Awaiting.until(here, here::look);
        }
    }

    /** The network of the current run beside the best simple method of the run, class by class. */
    private Component runScores() {
        var table = new MiniTable("forecasting.column.class", ">forecasting.models.model", ">forecasting.column.simple", ">forecasting.column.naive");
        List<MethodScore> scores = run.map(facts -> runs.scores(facts.id())).orElse(List.of());
        scores.stream().filter(score -> score.method().equals(Members.NETWORK_CODE) && score.wql() != null).forEach(score -> table.row(
                getTranslation("forecasting.class." + score.demandClass()), number(score.wql(), 3), number(of(scores, score.demandClass(), run.orElseThrow().simpleMethod()), 3),
                number(of(scores, score.demandClass(), "seasonal-naive"), 3)));
        return table.isEmpty() ? new Paragraph(getTranslation("forecasting.models.untested")) : table;
    }

    private static Double of(List<MethodScore> scores, String kind, String method) {
        return scores.stream().filter(score -> score.demandClass().equals(kind) && score.method().equals(method)).map(MethodScore::wql).filter(java.util.Objects::nonNull).findFirst().orElse(null);
    }

    private static String number(Double value, int decimals) {
        return value == null ? Format.MISSING : Format.current().number(value, decimals);
    }
}
