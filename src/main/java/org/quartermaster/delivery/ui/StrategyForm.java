package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import org.quartermaster.delivery.allocation.Strategy;
import org.quartermaster.delivery.allocation.Weights;
import org.quartermaster.shared.Unfit;
import org.quartermaster.stock.WarehouseFacts;

/** A strategy's name, its rules in turn, and what it charges. Prices are shown in money, kept in cents. */
final class StrategyForm extends Div {
    private static final double CENTS = 100;

    private final TextField code = new TextField(DeliveryWords.text("delivery.strategy.code"));
    private final NumberField freight = number("freight");
    private final NumberField handling = number("handling");
    private final NumberField split = number("split");
    private final NumberField late = number("late");
    private final NumberField km = number("km");
    private final NumberField day = number("day");
    private final NumberField balance = number("balance");
    private final NumberField part = number("part");
    private final List<RuleForm> rules = new ArrayList<>();
    private final Div ruleList = new Div();
    private final List<WarehouseFacts> sites;
    private boolean isNew;

    StrategyForm(List<WarehouseFacts> warehouses) {
        sites = warehouses;
        code.setAllowedCharPattern("[a-z0-9_]");
        code.setMaxLength(40);
        code.setHelperText(DeliveryWords.text("delivery.strategy.codeHint"));
        var prices = new Div(freight, handling, split, late, km, day, balance, part);
        prices.addClassName("qm-fields");
        ruleList.addClassName("qm-rules");
        var add = new Button(DeliveryWords.text("delivery.strategy.addRule"), _ -> add(RuleForm.fresh(rules.size() + 1, sites)));
        add.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        add(code, new H4(DeliveryWords.text("delivery.strategy.rules")), new Paragraph(DeliveryWords.text("delivery.strategy.rulesHint")), ruleList, add,
                new H4(DeliveryWords.text("delivery.strategy.weights")), prices);
    }

    private static NumberField number(String name) {
        var field = new NumberField(DeliveryWords.text("delivery.strategy.weight." + name));
        field.setMin(0);
        field.setStep(0.01);
        field.setStepButtonsVisible(false);
        return field;
    }

    /** @param canBeNamed because it is a new one */
    void show(Strategy strategy, String name, boolean canBeNamed) {
        isNew = canBeNamed;
        code.setValue(name);
        code.setReadOnly(!isNew);
        Weights weights = strategy.weights();
        freight.setValue(weights.freight());
        handling.setValue(weights.handling());
        split.setValue(weights.splitCents() / CENTS);
        late.setValue(weights.lateDayCents() / CENTS);
        km.setValue(weights.kmCents() / CENTS);
        day.setValue(weights.transitDayCents() / CENTS);
        balance.setValue(weights.balanceCents() / CENTS);
        part.setValue(strategy.minPartCents() / CENTS);
        rules.clear();
        ruleList.removeAll();
        strategy.rules().forEach(rule -> add(RuleForm.of(rule, sites)));
    }

    private void add(RuleForm rule) {
        rules.add(rule);
        rule.onMove(by -> move(rule, by), () -> remove(rule));
        ruleList.add(rule);
        number();
    }

    private void move(RuleForm rule, int by) {
        int from = rules.indexOf(rule);
        int to = Math.clamp(from + by, 0, rules.size() - 1);
        rules.remove(from);
        rules.add(to, rule);
        ruleList.removeAll();
        rules.forEach(ruleList::add);
        number();
    }

    private void remove(RuleForm rule) {
        rules.remove(rule);
        ruleList.remove(rule);
        number();
    }

    private void number() {
        for (int i = 0; i < rules.size(); i++) {
            rules.get(i).stand(i + 1, rules.size());
        }
    }

    boolean isNew() {
        return isNew;
    }

    /** @throws Unfit when it is none, naming what is wrong */
    Strategy strategy() {
        return new Strategy(code.getValue(), rules.stream().map(RuleForm::rule).toList(), Weights.of(value(freight), value(handling), cents(split), cents(late), cents(km), cents(day),
                cents(balance)), Math.round(cents(part)));
    }

    private static double value(NumberField field) {
        double value = field.getValue() == null ? 0 : field.getValue();
        if (value < 0) {
            throw new Unfit("delivery.unfit.negative", "%s (%s) must be ≥ 0.".formatted(field.getLabel(), value), field.getLabel(), value);
        }
        return value;
    }

    private static double cents(NumberField field) {
        return Math.round(value(field) * CENTS * CENTS) / CENTS;
    }
}
