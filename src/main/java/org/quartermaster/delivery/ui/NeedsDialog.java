package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.BiConsumer;
import org.quartermaster.delivery.DeliveryEditing;
import org.quartermaster.delivery.DeliveryPlan;
import org.quartermaster.delivery.DeliveryWish;
import org.quartermaster.delivery.EditEffect;
import org.quartermaster.delivery.Origins;
import org.quartermaster.delivery.PlanEdit;
import org.quartermaster.delivery.PlanStop;
import org.quartermaster.shared.ClockWindows;
import org.quartermaster.ui.Dialogs;

/** What the delivery of one order needs: equipment, must or may be served, may come late for money. Shows at once what that does to the plan as it is. */
final class NeedsDialog {
    private final DeliveryEditing editing;
    private final DeliveryPlan plan;
    private final PlanStop stop;
    private final SkillBoxes skills;
    private final Checkbox optional = new Checkbox(DeliveryWords.text("delivery.needs.optional"));
    private final BigDecimalField penalty = new BigDecimalField(DeliveryWords.text("delivery.needs.penalty"));
    private final Checkbox late = new Checkbox(DeliveryWords.text("delivery.needs.late"));
    private final BigDecimalField perHour = new BigDecimalField(DeliveryWords.text("delivery.needs.perHour"));
    private final TextField times = new TextField(DeliveryWords.text("delivery.needs.windows"));
    private final Checkbox force = new Checkbox(DeliveryWords.text("delivery.move.force"));
    private final Div effect = new Div();
    private Button go;

    NeedsDialog(DeliveryEditing service, DeliveryPlan shown, PlanStop asked) {
        editing = service;
        plan = shown;
        stop = asked;
        skills = new SkillBoxes("delivery.needs.skills", Origins.stated(asked.skills()));
        effect.addClassName("qm-effect");
    }

    /** @param apply applies the edit; the flag says that broken rules are accepted */
    void open(BiConsumer<PlanEdit, Boolean> apply) {
        optional.setValue(stop.priority() == 0);
        penalty.setValue(money(stop.penaltyCents()));
        late.setValue(stop.lateCents() > 0);
        perHour.setValue(money(stop.lateCents()));
        times.setValue(shown());
        times.setPlaceholder("09:00-12:00, 14:00-18:00");
        times.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        times.setVisible(!stop.kind().isTransport());
        go = Dialogs.form(DeliveryWords.text("delivery.needs.title", stop.orderCode()), DeliveryWords.text("ui.save"), () -> apply.accept(edit(), force.getValue()),
                stacked(), effect, force);
        skills.addValueChangeListener(_ -> look());
        optional.addValueChangeListener(_ -> look());
        penalty.addValueChangeListener(_ -> look());
        late.addValueChangeListener(_ -> look());
        perHour.addValueChangeListener(_ -> look());
        times.addValueChangeListener(_ -> look());
        force.addValueChangeListener(_ -> look());
        look();
    }

    private Div stacked() {
        var fields = new Div(skills, times, optional, penalty, late, perHour);
        fields.addClassName("qm-stacked");
        return fields;
    }

    private void look() {
        penalty.setVisible(optional.getValue());
        perHour.setVisible(late.getValue());
        times.setInvalid(windows() == null && isChanged());
        times.setErrorMessage(DeliveryWords.text("delivery.needs.windowsWrong"));
        if (times.isInvalid()) {
            go.setEnabled(false);
            return;
        }
        EditEffect shown = editing.preview(plan.head().id(), edit());
        EditDialogs.show(plan, effect, shown);
        force.setVisible(!shown.isFeasible());
        go.setEnabled(shown.isFeasible() || force.getValue());
    }

    private PlanEdit edit() {
        return new PlanEdit.Need(stop.stopNo(), new DeliveryWish(skills.skills(), optional.getValue() ? Long.valueOf(cents(penalty)) : null,
                late.getValue() ? Math.toIntExact(Math.max(1, cents(perHour))) : 0, windows()));
    }

    private String shown() {
        return DeliveryWords.windows(stop).replace('–', '-');
    }

    private boolean isChanged() {
        return !times.getValue().strip().equals(shown());
    }

    /** Null when nothing is said about them, or what is said cannot be read. */
    private ClockWindows windows() {
        try {
            return isChanged() && !stop.kind().isTransport() ? ClockWindows.parse(times.getValue()) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static BigDecimal money(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    private static long cents(BigDecimalField field) {
        return field.getValue() == null ? 0 : Math.clamp(field.getValue().movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValue(), 0, 1_000_000_000);
    }
}
