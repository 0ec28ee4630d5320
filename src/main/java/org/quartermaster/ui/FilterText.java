package org.quartermaster.ui;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.quartermaster.shared.table.Filter;

/**
 * Reads what a person types into the filter of a column.
 *
 * <p>Numbers and days: {@code 10}, {@code 10..20}, {@code >10} and {@code >=10} (both from 10 on), {@code <20}, {@code -} (missing), {@code *} (present). Days are
 * ISO days, {@code today}, or distances such as {@code +7} and {@code -30}. Percentages are typed as percentages. Text: contained; {@code -} and {@code *} as above.
 */
final class FilterText {

    private FilterText() {
    }

    /** @return the filter, empty for blank text or text that cannot be read */
    static Optional<Filter> read(String column, ColumnType type, String typed, LocalDate today) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.equals("-") || text.equals("*")) {
            return Optional.of(new Filter.Empty(column, text.equals("-")));
        }
        try {
            return switch (type) {
                case NUMBER, MONEY -> Optional.of(numbers(column, text, BigDecimal.ONE));
                case PERCENT -> Optional.of(numbers(column, text.replace("%", ""), new BigDecimal("0.01")));
                case DAY, MOMENT -> Optional.of(days(column, text, today));
                case TEXT, STATE, CUSTOM -> Optional.of(new Filter.Contains(column, text));
            };
        } catch (NumberFormatException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The text that reads back as the filter; the chip shows it too. */
    static String write(Filter filter, ColumnType type) {
        return switch (filter) {
            case Filter.Contains contains -> contains.text();
            case Filter.OneOf one -> String.join(", ", one.values().stream().sorted().toList());
            case Filter.NumberBetween between -> range(shown(between.from(), type), shown(between.to(), type));
            case Filter.DayBetween between -> range(between.from(), between.to());
            case Filter.Empty empty -> empty.empty() ? "-" : "*";
        };
    }

    private static Object shown(BigDecimal bound, ColumnType type) {
        if (bound == null) {
            return null;
        }
        BigDecimal plain = type == ColumnType.PERCENT ? bound.movePointRight(2) : bound;
        return plain.stripTrailingZeros().toPlainString();
    }

    private static String range(Object from, Object to) {
        if (from != null && from.equals(to)) {
            return from.toString();
        }
        return (from == null ? "" : from) + ".." + (to == null ? "" : to);
    }

    private static Filter numbers(String column, String text, BigDecimal factor) {
        String[] bounds = bounds(text);
        return new Filter.NumberBetween(column, number(bounds[0], factor), number(bounds[1], factor));
    }

    private static BigDecimal number(String text, BigDecimal factor) {
        return text.isEmpty() ? null : new BigDecimal(text.replace(",", "").replace("−", "-").replace(" ", "")).multiply(factor);
    }

    private static Filter days(String column, String text, LocalDate today) {
        String[] bounds = bounds(text);
        return new Filter.DayBetween(column, day(bounds[0], today), day(bounds[1], today));
    }

    private static LocalDate day(String text, LocalDate today) {
        if (text.isEmpty()) {
            return null;
        }
        if (text.equalsIgnoreCase("today") || text.equals("今天")) {
            return today;
        }
        return text.matches("[+-]\\d{1,4}") ? today.plusDays(Integer.parseInt(text)) : LocalDate.parse(text);
    }

    /** Splits into from and to; an empty half is open. */
    private static String[] bounds(String text) {
        int dots = text.indexOf("..");
        if (dots >= 0) {
            return new String[] {text.substring(0, dots).strip(), text.substring(dots + 2).strip()};
        }
        String rest = text.replaceFirst("^[<>]=?|^[≥≤]", "").strip();
        return switch (text.charAt(0)) {
            case '>', '≥' -> new String[] {rest, ""};
            case '<', '≤' -> new String[] {"", rest};
            default -> new String[] {rest, rest};
        };
    }
}
