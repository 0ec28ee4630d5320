package org.quartermaster.replenishment.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.quartermaster.replenishment.policy.Limits;
import org.quartermaster.replenishment.policy.Rules;
import org.quartermaster.replenishment.policy.rulebook.Condition;
import org.quartermaster.replenishment.policy.rulebook.RuleField;
import org.quartermaster.ui.Format;

/** What a rule reads like. */
final class RuleWords {

    private RuleWords() {
    }

    static String field(RuleField field) {
        return text("replenishment.rule.field." + code(field));
    }

    static String operator(Condition.Operator operator) {
        return text("replenishment.rule.operator." + code(operator));
    }

    static String method(String code) {
        return text("replenishment.rule.method." + code);
    }

    /** "ABC is A and Supplier is S-01", or "every line". */
    static String conditions(List<Condition> conditions) {
        return conditions.isEmpty() ? text("replenishment.rule.everyLine") : conditions.stream()
                .map(one -> field(one.field()) + " " + operator(one.operator()) + " " + String.join(", ", one.values()))
                .collect(Collectors.joining(" " + text("replenishment.rule.and") + " "));
    }

    /** Method with the numbers that matter for it. */
    static String policy(Rules rules) {
        Format format = Format.current();
        Limits limits = rules.limits();
        String name = method(rules.method().code());
        String policy = switch (rules.method()) {
            case CYCLE_SERVICE, FILL_RATE, LOT_FOR_LOT -> name + " " + format.percent(rules.serviceLevel(), 1);
            case ECONOMIC, DO_NOT_STOCK -> name;
            case MIN_MAX -> name + " " + format.quantity(limits.reorderPoint()) + " / " + format.quantity(limits.level());
            case POINT_AND_QUANTITY -> name + " " + format.quantity(limits.reorderPoint()) + " + n·" + format.quantity(limits.quantity());
        };
        return policy + (limits.capUnits() == Limits.NONE ? "" : ", " + text("replenishment.rule.capped", format.quantity(limits.capUnits())));
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static String text(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }
}
