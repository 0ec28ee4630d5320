package org.quartermaster.replenishment.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import org.quartermaster.replenishment.RuleReach;
import org.quartermaster.replenishment.policy.Limits;
import org.quartermaster.replenishment.policy.Method;
import org.quartermaster.replenishment.policy.Rules;
import org.quartermaster.replenishment.policy.rulebook.PlanningRule;
import org.quartermaster.shared.Conflict;
import org.quartermaster.ui.Dialogs;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.Notice;

/** Edits one rule: conditions, method, parameters; shows how many lines it would govern and what that does to the stock before it is saved. */
final class RuleDialog {

    private final PlanningRule rule;
    private final RuleReach reach;
    private final TextField name = new TextField(RuleWords.text("replenishment.rule.name"));
    private final Select<Method> method = new Select<>();
    private final NumberField service = number("replenishment.rule.service", 50, 99.99);
    private final NumberField holding = number("replenishment.rule.holding", 0, 500);
    private final NumberField lineCost = number("replenishment.rule.lineCost", 0, 100_000);
    private final IntegerField review = whole("replenishment.rule.review", 1);
    private final IntegerField minimumCover = whole("replenishment.rule.minimumCover", 0);
    private final IntegerField maximumCover = whole("replenishment.rule.maximumCover", 1);
    private final IntegerField floor = whole("replenishment.rule.floor", 0);
    private final IntegerField ceiling = whole("replenishment.rule.ceiling", 0);
    private final IntegerField point = whole("replenishment.rule.point", 0);
    private final IntegerField level = whole("replenishment.rule.level", 0);
    private final IntegerField quantity = whole("replenishment.rule.quantity", 1);
    private final IntegerField cap = whole("replenishment.rule.cap", 1);
    private final Checkbox active = new Checkbox(RuleWords.text("replenishment.rule.active"));
    private final Paragraph effect = new Paragraph();
    private final ConditionsField conditions;

    /** What to do with the edited rule. */
    interface Saved {
        void save(PlanningRule rule);
    }

    private RuleDialog(PlanningRule rule, RuleReach reach) {
        this.rule = rule;
        this.reach = reach;
        this.conditions = new ConditionsField(rule.conditions(), () -> effect.setText(""));
    }

    static void open(PlanningRule rule, RuleReach reach, Saved saved) {
        new RuleDialog(rule, reach).open(saved);
    }

    private void open(Saved saved) {
        method.setLabel(RuleWords.text("replenishment.rule.method"));
        method.setItems(Method.values());
        method.setItemLabelGenerator(one -> RuleWords.method(one.code()));
        method.addValueChangeListener(e -> showFor(e.getValue()));
        fill();
        var preview = new Button(RuleWords.text("replenishment.rule.preview"), _ -> preview());
        var form = new FormLayout(name, method, service, point, level, quantity, review, cap, minimumCover, maximumCover, floor, ceiling, holding, lineCost);
        Dialogs.form(RuleWords.text(rule.id() == 0 ? "replenishment.rule.new" : "replenishment.rule.edit"), RuleWords.text("ui.save"), () -> saved.save(edited()),
                new H4(RuleWords.text("replenishment.rule.when")), conditions, new H4(RuleWords.text("replenishment.rule.then")), form, active,
                new Div(preview, effect));
    }

    private void fill() {
        Rules rules = rule.parameters();
        name.setValue(rules.name());
        name.setMaxLength(60);
        name.setRequired(true);
        method.setValue(rules.method());
        service.setValue(Math.round(rules.serviceLevel() * 10_000) / 100.0);
        holding.setValue(Math.round(rules.holdingRate() * 10_000) / 100.0);
        lineCost.setValue(rules.lineCostCents() / 100.0);
        review.setValue(rules.reviewDays());
        minimumCover.setValue(rules.minimumCoverDays());
        maximumCover.setValue(rules.maximumCoverDays());
        floor.setValue(rules.limits().floorUnits());
        ceiling.setValue(shown(rules.limits().ceilingUnits()));
        point.setValue(rules.limits().reorderPoint());
        level.setValue(rules.limits().level());
        quantity.setValue(rules.limits().quantity());
        cap.setValue(shown(rules.limits().capUnits()));
        active.setValue(rule.isActive());
    }

    private static Integer shown(int limit) {
        return limit == Limits.NONE ? null : Integer.valueOf(limit);
    }

    private void showFor(Method chosen) {
        boolean promises = chosen == Method.CYCLE_SERVICE || chosen == Method.FILL_RATE || chosen == Method.LOT_FOR_LOT;
        boolean orders = chosen != Method.DO_NOT_STOCK;
        service.setVisible(promises);
        point.setVisible(chosen.hasFixedLevels());
        level.setVisible(chosen == Method.MIN_MAX);
        quantity.setVisible(chosen == Method.POINT_AND_QUANTITY);
        floor.setVisible(orders && !chosen.hasFixedLevels());
        ceiling.setVisible(orders && !chosen.hasFixedLevels());
        minimumCover.setVisible(orders && !chosen.hasFixedLevels());
        cap.setVisible(orders);
        review.setVisible(orders);
        maximumCover.setVisible(orders);
        effect.setText("");
    }

    private PlanningRule edited() {
        try {
            var limits = new Limits(or(floor, 0), or(ceiling, Limits.NONE), or(point, 0), or(level, 0), or(quantity, 1), or(cap, Limits.NONE));
            var rules = new Rules(name.getValue().strip(), method.getValue(), service.getValue() / 100, or(review, 7), holding.getValue() / 100,
                    BigDecimal.valueOf(lineCost.getValue()).movePointRight(2).longValue(), or(minimumCover, 0), or(maximumCover, 60), limits);
            return new PlanningRule(rule.id(), rule.priority(), conditions.conditions(), rules, active.getValue(), rule.version());
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new Conflict("replenishment.conflict.rule", "The rule makes no sense: " + e.getMessage(), String.valueOf(e.getMessage()));
        }
    }

    private void preview() {
        try {
            RuleReach.Effect found = reach.effect(edited());
            Format format = Format.current();
            BigDecimal change = found.after().subtract(found.before());
            effect.setText(RuleWords.text(found.of() > found.looked() ? "replenishment.rule.effectAbout" : "replenishment.rule.effect", format.quantity(found.skus()),
                    format.quantity(found.lines()), format.money(found.before()), format.money(found.after()), format.money(change)));
        } catch (RuntimeException problem) {
            Notice.failed(problem);
        }
    }

    private static int or(IntegerField field, int otherwise) {
        return field.getValue() == null ? otherwise : field.getValue();
    }

    private static NumberField number(String key, double least, double most) {
        var field = new NumberField(RuleWords.text(key));
        field.setMin(least);
        field.setMax(most);
        return field;
    }

    private static IntegerField whole(String key, int least) {
        var field = new IntegerField(RuleWords.text(key));
        field.setMin(least);
        field.setMax(100_000_000);
        return field;
    }
}
