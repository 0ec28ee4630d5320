package org.quartermaster.replenishment.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.quartermaster.replenishment.policy.rulebook.Condition;
import org.quartermaster.replenishment.policy.rulebook.Condition.Operator;
import org.quartermaster.replenishment.policy.rulebook.RuleField;

/** A visual filter: one row per condition, all of which must hold. */
final class ConditionsField extends Div {

    private final List<Row> rows = new ArrayList<>();
    private final Div list = new Div();
    private final transient Runnable changed;

    ConditionsField(List<Condition> conditions, Runnable changed) {
        this.changed = changed;
        var add = new Button(RuleWords.text("replenishment.rule.addCondition"), VaadinIcon.PLUS.create(), _ -> add(new Row(null)));
        add.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        add(list, add);
        conditions.forEach(condition -> add(new Row(condition)));
    }

    private void add(Row row) {
        rows.add(row);
        list.add(row);
    }

    /**
     * What stands in the rows; rows without a value are left out.
     *
     * @throws IllegalArgumentException if a row makes no sense
     */
    List<Condition> conditions() {
        return rows.stream().filter(row -> !row.values.getValue().isBlank()).map(Row::condition).toList();
    }

    private final class Row extends HorizontalLayout {
        private final Select<RuleField> field = new Select<>();
        private final Select<Operator> operator = new Select<>();
        private final TextField values = new TextField();

        Row(Condition condition) {
            field.setItems(RuleField.values());
            field.setItemLabelGenerator(RuleWords::field);
            field.setAriaLabel(RuleWords.text("replenishment.rule.field"));
            operator.setItemLabelGenerator(RuleWords::operator);
            operator.setAriaLabel(RuleWords.text("replenishment.rule.operator"));
            field.addValueChangeListener(e -> offer(e.getValue()));
            field.setValue(condition == null ? RuleField.ABC : condition.field());
            values.setAriaLabel(RuleWords.text("replenishment.rule.values"));
            values.setValueChangeMode(ValueChangeMode.LAZY);
            if (condition != null) {
                operator.setValue(condition.operator());
                values.setValue(String.join(", ", condition.values()));
            }
            operator.addValueChangeListener(_ -> changed.run());
            values.addValueChangeListener(_ -> changed.run());
            var remove = new Button(VaadinIcon.CLOSE_SMALL.create(), _ -> remove());
            remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
            remove.setAriaLabel(RuleWords.text("replenishment.rule.removeCondition"));
            setWrap(true);
            add(field, operator, values, remove);
        }

        private void offer(RuleField chosen) {
            List<Operator> fitting = switch (chosen.kind()) {
                case CHOICE -> List.of(Operator.IS, Operator.IS_NOT);
                case TEXT -> List.of(Operator.IS, Operator.IS_NOT, Operator.BEGINS_WITH);
                case NUMBER -> List.of(Operator.AT_LEAST, Operator.AT_MOST);
            };
            operator.setItems(fitting);
            operator.setValue(fitting.getFirst());
            String hint = "replenishment.rule.hint." + chosen.name().toLowerCase(java.util.Locale.ROOT);
            values.setPlaceholder(RuleWords.text(chosen.kind() == RuleField.Kind.CHOICE ? hint : "replenishment.rule.hint.other"));
        }

        private void remove() {
            rows.remove(this);
            list.remove(this);
            changed.run();
        }

        Condition condition() {
            String text = values.getValue();
            List<String> parts = field.getValue().kind() == RuleField.Kind.NUMBER ? List.of(text.strip())
                    : Arrays.stream(text.split("[,，;；]")).map(String::strip).filter(part -> !part.isEmpty()).toList();
            return new Condition(field.getValue(), operator.getValue(), parts);
        }
    }
}
