package org.quartermaster.forecasting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.i18n.I18NProvider;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.quartermaster.forecasting.ForecastLevel;
import org.quartermaster.forecasting.ForecastLock;
import org.quartermaster.forecasting.ForecastOverride;
import org.quartermaster.forecasting.ForecastTimeline;
import org.quartermaster.forecasting.HistoryAdjustment;
import org.quartermaster.forecasting.HistoryAdjustments;
import org.quartermaster.forecasting.Overrides;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.WhyPanel;

/** What a person changes on the forecast screen, and how each step is undone while the screen is open. */
@Dependent
public class ForecastEditing {

    private final Overrides overrides;
    private final HistoryAdjustments adjustments;
    private final ForecastLock lock;
    private final BusinessCalendar calendar;
    private final UndoSteps steps = new UndoSteps();

    @Inject
    public ForecastEditing(Overrides overrides, HistoryAdjustments adjustments, ForecastLock lock, BusinessCalendar calendar) {
        this.overrides = overrides;
        this.adjustments = adjustments;
        this.lock = lock;
        this.calendar = calendar;
    }

    /**
     * Opens the editor.
     *
     * @param from first day to begin with; null: the first that may be changed
     * @param kind how to begin
     */
    void override(String what, ForecastLevel level, ForecastTimeline timeline, LocalDate from, LocalDate to, ForecastOverride.Kind kind, Runnable changed) {
        Optional<LocalDate> locked = lock.lastDay();
        if (to != null && locked.filter(last -> !to.isAfter(last)).isPresent()) {
            Notice.done(text("forecasting.edit.locked", Format.current().day(locked.get())));
            return;
        }
        var dialog = new OverrideDialog(what, level, timeline, locked, draft -> {
            long id = overrides.enter(draft);
            steps.add(() -> overrides.withdraw(id));
            Notice.done(text("forecasting.edit.saved"));
            changed.run();
        });
        dialog.kind(kind);
        if (from != null) {
            dialog.range(from, to);
        }
    }

    void adjust(String what, ForecastTimeline timeline, Runnable changed) {
        new AdjustDialog(what, timeline, (from, to, units, reason) -> {
            long id = adjustments.enter(timeline.one().sku(), timeline.one().warehouse(), from, to, units, reason);
            steps.add(() -> adjustments.withdraw(id));
            Notice.done(text("forecasting.adjust.saved"));
            changed.run();
        });
    }

    /** The last day that nobody may change, or empty. */
    Optional<LocalDate> locked() {
        return lock.lastDay();
    }

    void lock(Runnable changed) {
        LockDialog.open(lock, changed);
    }

    /** Lists what people changed at this level. */
    void list(WhyPanel card, ForecastLevel level, Runnable changed) {
        boolean mayEdit = Actor.required().role().includes(Role.BUYER);
        List<ForecastOverride> entered = overrides.of(level);
        if (!entered.isEmpty()) {
            card.section("forecasting.card.overrides", new EditList().overrides(entered, calendar.planningDay(), lock.days(), mayEdit ? one -> withdraw(one, changed) : null));
        }
        List<HistoryAdjustment> added = level.sku() == null ? List.of() : adjustments.of(level.sku(), level.warehouse());
        if (!added.isEmpty()) {
            card.section("forecasting.card.adjustments", new EditList().adjustments(added, mayEdit ? one -> withdraw(one, changed) : null));
        }
    }

    private void withdraw(ForecastOverride one, Runnable changed) {
        tried(() -> {
            overrides.withdraw(one.id());
            steps.add(() -> overrides.restore(one.id()));
            Notice.done(text("forecasting.card.withdrawn"));
        }, changed);
    }

    private void withdraw(HistoryAdjustment one, Runnable changed) {
        tried(() -> {
            adjustments.withdraw(one.id());
            steps.add(() -> adjustments.restore(one.id()));
            Notice.done(text("forecasting.card.adjustmentWithdrawn"));
        }, changed);
    }

    /** Takes the last step back; hidden while there is none. */
    Button undoButton(Runnable changed) {
        var button = new Button(text("forecasting.edit.undo"), _ -> tried(() -> {
            steps.takeBack();
            Notice.done(text("forecasting.edit.undone"));
        }, changed));
        button.setVisible(!steps.isEmpty());
        return button;
    }

    private static void tried(Runnable step, Runnable changed) {
        try {
            step.run();
            changed.run();
        } catch (NotFound | Conflict overtaken) {
            Notice.failed(overtaken);
            changed.run();
        } catch (RuntimeException problem) {
            Notice.failed(problem);
        }
    }

    private static String text(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }
}
