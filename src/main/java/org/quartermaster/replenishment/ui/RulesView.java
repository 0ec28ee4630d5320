package org.quartermaster.replenishment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.quartermaster.replenishment.RuleEditing;
import org.quartermaster.replenishment.RuleReach;
import org.quartermaster.replenishment.ServiceCurves;
import org.quartermaster.replenishment.policy.Limits;
import org.quartermaster.replenishment.policy.Method;
import org.quartermaster.replenishment.policy.Rules;
import org.quartermaster.replenishment.policy.rulebook.PlanningRule;
import org.quartermaster.replenishment.simulation.Unmet;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.ui.Dialogs;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.MiniTable;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.Page;
import org.quartermaster.ui.Shell;

/** The rules of replenishment in the order in which they are tried: what each asks and sets, how many lines it governs, what its stock is worth. */
@Route(value = RulesView.ROUTE, layout = Shell.class)
@RolesAllowed(Role.VIEW)
public class RulesView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "planning-rules";

    private final transient RuleEditing editing;
    private final transient RuleReach reach;
    private final transient ServiceCurves curves;
    private final Div list = new Div();
    private final boolean mayChange;

    @Inject
    public RulesView(RuleEditing editing, RuleReach reach, ServiceCurves curves) {
        super("replenishment.rules.title");
        this.editing = editing;
        this.reach = reach;
        this.curves = curves;
        this.mayChange = Actor.current().map(actor -> actor.role().includes(Role.MANAGER)).orElse(false);
        toolbar().add(new Anchor(ReplenishmentNavigation.LIST, getTranslation("replenishment.title")));
        if (mayChange) {
            var add = new Button(getTranslation("replenishment.rule.new"), VaadinIcon.PLUS.create(), _ -> edit(fresh()));
            add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            toolbar().add(add);
        } else {
            toolbar().add(new Span(getTranslation("replenishment.limits.managersOnly")));
        }
        var panel = new Div(new Paragraph(getTranslation("replenishment.rules.text")), list);
        panel.addClassName("qm-panel");
        content(panel);
        show();
    }

    /** {@code ?sku=…&warehouse=…} opens the curve of that line. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        String sku = query.getSingleParameter("sku").orElse("");
        String warehouse = query.getSingleParameter("warehouse").orElse("");
        if (!sku.isEmpty() && !warehouse.isEmpty()) {
            try {
                CurveDialog.open(curves.ofLine(sku, warehouse, Unmet.LOST));
            } catch (RuntimeException problem) {
                Notice.failed(problem);
            }
        }
    }

    /** The in-app path that opens the curve of one line. */
    static String toCurve(String sku, String warehouse) {
        return ROUTE + "?sku=" + URLEncoder.encode(sku, StandardCharsets.UTF_8) + "&warehouse=" + URLEncoder.encode(warehouse, StandardCharsets.UTF_8);
    }

    private PlanningRule fresh() {
        Rules standard = Rules.standard();
        var parameters = new Rules(getTranslation("replenishment.rule.newName"), Method.CYCLE_SERVICE, standard.serviceLevel(), standard.reviewDays(),
                standard.holdingRate(), standard.lineCostCents(), standard.minimumCoverDays(), standard.maximumCoverDays(), Limits.none());
        return new PlanningRule(0, 0, List.of(), parameters, true, 0);
    }

    private void show() {
        list.removeAll();
        Map<String, RuleReach.Reach> now = reach.now();
        var table = new MiniTable(">replenishment.rules.place", "replenishment.rule.name", "replenishment.rule.when", "replenishment.rule.then",
                ">replenishment.rules.skus", ">replenishment.rules.lines", ">replenishment.rules.stock", ">replenishment.rules.safety", "");
        table.addClassName("qm-rules");
        List<PlanningRule> rules = editing.rules();
        for (int i = 0; i < rules.size(); i++) {
            row(table, i, rules.get(i), now.get(rules.get(i).name()));
        }
        list.add(table);
    }

    private void row(MiniTable table, int place, PlanningRule rule, RuleReach.Reach governs) {
        Format format = Format.current();
        var name = new Span(rule.isActive() ? rule.name() : rule.name() + " · " + getTranslation("replenishment.rules.off"));
        table.row(format.quantity(place + 1), name, RuleWords.conditions(rule.conditions()), RuleWords.policy(rule.parameters()),
                governs == null ? null : format.quantity(governs.skus()), governs == null ? null : format.quantity(governs.lines()),
                governs == null ? null : format.money(governs.stockValue()), governs == null ? null : format.money(governs.safetyValue()), buttons(rule, governs));
    }

    private Component buttons(PlanningRule rule, RuleReach.Reach governs) {
        var box = new Div();
        if (governs != null) {
            box.add(button(VaadinIcon.CHART_LINE, "replenishment.curve.open", () -> CurveDialog.open(curves.ofRule(rule.name(), Unmet.LOST))));
        }
        if (mayChange) {
            box.add(button(VaadinIcon.ARROW_UP, "replenishment.rules.up", () -> move(rule, true)), button(VaadinIcon.ARROW_DOWN, "replenishment.rules.down",
                    () -> move(rule, false)), button(VaadinIcon.EDIT, "replenishment.rule.edit", () -> edit(rule)), button(VaadinIcon.TRASH,
                    "replenishment.rules.delete", () -> delete(rule)));
        }
        return box;
    }

    private Button button(VaadinIcon icon, String key, Runnable action) {
        var button = new Button(icon.create(), _ -> {
            try {
                action.run();
            } catch (RuntimeException problem) {
                Notice.failed(problem);
            }
        });
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(getTranslation(key));
        button.setTooltipText(getTranslation(key));
        return button;
    }

    private void move(PlanningRule rule, boolean up) {
        editing.move(rule.id(), up);
        show();
    }

    private void edit(PlanningRule rule) {
        RuleDialog.open(rule, reach, edited -> {
            editing.save(edited);
            Notice.done(getTranslation("replenishment.rules.saved", edited.name()));
            show();
        });
    }

    private void delete(PlanningRule rule) {
        Dialogs.confirm(getTranslation("replenishment.rules.deleteTitle", rule.name()), getTranslation("replenishment.rules.deleteText"),
                getTranslation("replenishment.rules.delete"), () -> {
                    editing.delete(rule.id());
                    show();
                });
    }
}
