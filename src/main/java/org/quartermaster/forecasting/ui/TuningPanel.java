package org.quartermaster.forecasting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.quartermaster.forecasting.NetworkTuningFacts;
import org.quartermaster.forecasting.NetworkTunings;
import org.quartermaster.forecasting.TuningSchedule;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.ui.Awaiting;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.MiniTable;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.State;
import org.quartermaster.ui.WhyPanel;

/** Training the shipped network further on the company's own sales: what it is, how often, now, and what came of earlier attempts. */
final class TuningPanel {

    private static final int SHOWN = 8;
    private static final String RUNNING = "running";

    private final NetworkTunings tunings;
    private final WhyPanel why;
    private final Runnable changed;

    /** @param changed called when an attempt has ended while the panel is open */
    TuningPanel(NetworkTunings tunings, WhyPanel why, Runnable changed) {
        this.tunings = tunings;
        this.why = why;
        this.changed = changed;
    }

    void show() {
        why.show(text("forecasting.tuning.title"), text("forecasting.tuning.subtitle"));
        why.text("forecasting.models.role", text("forecasting.tuning.explained"));
        Optional<String> obstacle = tunings.obstacle();
        obstacle.ifPresent(reason -> why.section("forecasting.tuning.obstacle", State.WATCH.badge(text("forecasting.tuning.notInstalled")), new Paragraph(reason)));
        if (obstacle.isEmpty()) {
            why.text("forecasting.tuning.where", Words.foreseen(tunings.foreseen()));
        }
        if (Actor.required().role().includes(Role.MANAGER)) {
            why.section("forecasting.models.doing", doing(obstacle.isEmpty()));
        }
        var before = new AtomicReference<>(newest());
        var attempts = new Div(attempts());
        why.section("forecasting.tuning.attempts", attempts);
        follow(attempts, before);
    }

    /** Looks whether an attempt begins or ends, as long as they are shown. */
    private void follow(Div shown, AtomicReference<Optional<NetworkTuningFacts>> before) {
        Awaiting.until(shown, () -> {
            if (!why.isShowing(text("forecasting.tuning.title"))) {
                return false;
            }
            Optional<NetworkTuningFacts> now = newest();
            if (!now.equals(before.getAndSet(now))) {
                shown.removeAll();
                shown.add(attempts());
                now.filter(one -> !one.state().equals(RUNNING)).ifPresent(_ -> changed.run());
            }
            return false;
        });
    }

    private Optional<NetworkTuningFacts> newest() {
        return tunings.newest(1).stream().findFirst();
    }

    private Component doing(boolean possible) {
        var start = new Button(text("forecasting.tuning.start"), _ -> act(tunings::start, "forecasting.tuning.started"));
        start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        start.setEnabled(possible);
        var often = new Select<TuningSchedule>();
        often.setLabel(text("forecasting.tuning.schedule"));
        often.setItems(TuningSchedule.values());
        often.setItemLabelGenerator(one -> text("forecasting.tuning.schedule." + one.code()));
        often.setValue(tunings.schedule());
        often.setEnabled(possible || tunings.schedule() != TuningSchedule.OFF);
        often.addValueChangeListener(change -> act(() -> tunings.schedule(change.getValue()), "forecasting.tuning.scheduled"));
        var line = new Div(start, often);
        line.addClassName("qm-toolbar");
        return line;
    }

    private Component attempts() {
        var table = new MiniTable("forecasting.tuning.when", "forecasting.tuning.outcome", ">forecasting.tuning.alone", ">forecasting.tuning.blend", "forecasting.tuning.device");
        tunings.newest(SHOWN).forEach(one -> table.row(Format.current().moment(one.startedAt()), outcome(one), change(one.wqlBefore(), one.wqlAfter()), change(one.blendBefore(), one.blendAfter()), device(one)));
        if (table.isEmpty()) {
            return new Paragraph(text("forecasting.tuning.none"));
        }
        var found = new Div(table);
        newest().filter(one -> one.state().equals("failed")).ifPresent(one -> found.add(new Paragraph(one.detail())));
        return found;
    }

    private static Component outcome(NetworkTuningFacts one) {
        State state = switch (one.state()) {
            case "promoted" -> State.GOOD;
            case "failed", "faulty" -> State.ACT;
            default -> State.WATCH;
        };
        var badge = state.badge(text("forecasting.tuning.state." + one.state()));
        badge.setTitle(one.state().equals("faulty") ? Words.quarantine(one.detail()) : one.detail());
        return badge;
    }

    /** What the trainer said it computed on; why there stands in the tooltip. */
    private static Component device(NetworkTuningFacts one) {
        var kind = new Span(one.provider().isEmpty() ? Format.MISSING : text("forecasting.tuning.device." + one.provider().split(" ")[0]));
        kind.setTitle(Words.provider(one.provider(), one.providerDetail()));
        return kind;
    }

    private static String change(Double before, Double after) {
        var format = Format.current();
        return before == null || after == null ? Format.MISSING : format.number(before, 4) + " → " + format.number(after, 4);
    }

    private void act(Runnable action, String doneKey) {
        try {
            action.run();
            Notice.done(text(doneKey));
        } catch (RuntimeException problem) {
            Notice.failed(problem);
        }
        show();
    }

    private static String text(String key) {
        return I18NProvider.translate(key);
    }
}
