package org.quartermaster.replenishment.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.quartermaster.replenishment.PlanningLimits;
import org.quartermaster.replenishment.PurchasingLimits;
import org.quartermaster.replenishment.PurchasingLimits.Truck;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.Page;
import org.quartermaster.ui.Shell;

/** The budget of a plan, what each role may approve alone, and what a truck takes. Everybody sees it, managers change it. */
@Route(value = LimitsView.ROUTE, layout = Shell.class)
@RolesAllowed(Role.VIEW)
public class LimitsView extends Page {

    static final String ROUTE = "purchasing-limits";

    private final transient PlanningLimits limits;
    private final BigDecimalField budget = amount("replenishment.limits.budget", "replenishment.limits.budgetHelp");
    private final transient Map<Role, BigDecimalField> approvals = new EnumMap<>(Role.class);
    private final IntegerField litres = whole("replenishment.limits.litres", "replenishment.limits.litresUnit");
    private final IntegerField kilograms = whole("replenishment.limits.kilograms", "replenishment.limits.kilogramsUnit");

    @Inject
    public LimitsView(PlanningLimits limits) {
        super("replenishment.limits.title");
        this.limits = limits;
        var panels = new Div(panel("replenishment.limits.budgetTitle", "replenishment.limits.budgetText", budget),
                panel("replenishment.limits.approvalTitle", "replenishment.limits.approvalText", approvalFields()),
                panel("replenishment.limits.truckTitle", "replenishment.limits.truckText", litres, kilograms));
        panels.addClassName("qm-panels");
        content(panels);
        toolbar().add(new Anchor(ReplenishmentNavigation.LIST, getTranslation("replenishment.title")));
        boolean mayChange = Actor.current().map(actor -> actor.role().includes(Role.MANAGER)).orElse(false);
        if (mayChange) {
            var save = new Button(getTranslation("ui.save"), _ -> save());
            save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            toolbar().add(save);
        } else {
            toolbar().add(new Span(getTranslation("replenishment.limits.managersOnly")));
        }
        show(limits.limits(), mayChange);
    }

    private BigDecimalField[] approvalFields() {
        for (Role role : PurchasingLimits.LIMITED) {
            approvals.put(role, amount("replenishment.limits.role." + role.code(), "replenishment.limits.approvalHelp"));
        }
        return approvals.values().toArray(new BigDecimalField[0]);
    }

    private Div panel(String titleKey, String textKey, com.vaadin.flow.component.Component... fields) {
        var panel = new Div(new H2(getTranslation(titleKey)), new Paragraph(getTranslation(textKey)), new FormLayout(fields));
        panel.addClassName("qm-panel");
        return panel;
    }

    private BigDecimalField amount(String labelKey, String helpKey) {
        var field = new BigDecimalField(getTranslation(labelKey));
        field.setHelperText(getTranslation(helpKey));
        field.setPrefixComponent(new Span(Format.current().symbol()));
        field.setClearButtonVisible(true);
        return field;
    }

    private IntegerField whole(String labelKey, String unitKey) {
        var field = new IntegerField(getTranslation(labelKey));
        field.setMin(1);
        field.setSuffixComponent(new Span(getTranslation(unitKey)));
        return field;
    }

    private void show(PurchasingLimits now, boolean mayChange) {
        budget.setValue(now.budget().orElse(null));
        budget.setReadOnly(!mayChange);
        approvals.forEach((role, field) -> {
            field.setValue(now.approvalLimit(role).orElse(null));
            field.setReadOnly(!mayChange || !isBelow(role));
        });
        litres.setValue((int) Math.round(now.truck().litres()));
        litres.setReadOnly(!mayChange);
        kilograms.setValue((int) Math.round(now.truck().kilograms()));
        kilograms.setReadOnly(!mayChange);
    }

    private void save() {
        try {
            if (!isValid()) {
                Notice.watch(getTranslation("replenishment.limits.invalid"));
                return;
            }
            limits.setBudget(Optional.ofNullable(budget.getValue()));
            approvals.forEach((role, field) -> {
                if (isBelow(role)) {
                    limits.setApprovalLimit(role, Optional.ofNullable(field.getValue()));
                }
            });
            limits.setTruck(new Truck(litres.getValue(), kilograms.getValue()));
            Notice.done(getTranslation("replenishment.limits.saved"));
        } catch (RuntimeException problem) {
            Notice.failed(problem);
        }
    }

    /** Whether the limit of {@code role} is the actor's to set. */
    private static boolean isBelow(Role role) {
        return Actor.current().map(actor -> actor.role().compareTo(role) > 0).orElse(false);
    }

    private boolean isValid() {
        return isAmount(budget) && approvals.values().stream().allMatch(LimitsView::isAmount) && isLoad(litres) && isLoad(kilograms);
    }

    private static boolean isAmount(BigDecimalField field) {
        return !field.isInvalid() && (field.getValue() == null || field.getValue().compareTo(BigDecimal.ZERO) >= 0);
    }

    private static boolean isLoad(IntegerField field) {
        return !field.isInvalid() && field.getValue() != null && field.getValue() > 0;
    }
}
