package org.quartermaster.replenishment.policy.rulebook;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * One condition on a line.
 *
 * @param field    what is asked
 * @param operator how
 * @param values   any of these for {@link Operator#IS} and {@link Operator#IS_NOT}, else exactly one
 */
public record Condition(RuleField field, Operator operator, List<String> values) {

    /** How a value is compared. */
    public enum Operator {
        IS, IS_NOT, BEGINS_WITH, AT_LEAST, AT_MOST
    }

    /** @throws IllegalArgumentException if field, operator and values do not fit together */
    public Condition {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(operator, "operator");
        values = List.copyOf(values);
        boolean isNumber = field.kind() == RuleField.Kind.NUMBER;
        boolean compares = operator == Operator.AT_LEAST || operator == Operator.AT_MOST;
        if (values.isEmpty() || isNumber != compares || (operator != Operator.IS && operator != Operator.IS_NOT && values.size() != 1)) {
            throw new IllegalArgumentException("%s %s %s is no condition: numbers are compared with at least or at most, texts are named.".formatted(field, operator,
                    values));
        }
        if (isNumber) {
            number(values.getFirst());
        }
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"%s\" is not a number.".formatted(text), e);
        }
    }

    /** Whether it holds for a line; an unknown number fits no comparison. */
    public boolean holds(RuleFacts facts) {
        Object value = field.of(facts);
        return switch (operator) {
            case IS -> values.stream().anyMatch(wanted -> wanted.strip().equalsIgnoreCase((String) value));
            case IS_NOT -> values.stream().noneMatch(wanted -> wanted.strip().equalsIgnoreCase((String) value));
            case BEGINS_WITH -> ((String) value).toLowerCase(Locale.ROOT).startsWith(values.getFirst().strip().toLowerCase(Locale.ROOT));
            case AT_LEAST -> (double) value >= number(values.getFirst());
            case AT_MOST -> (double) value <= number(values.getFirst());
        };
    }
}
