package org.quartermaster.rest;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.Sort;
import org.quartermaster.shared.table.TableQuery;

/**
 * Reads filters and sorts from the address. Only columns of the row record can be named.
 *
 * <p>{@code column:has:text}, {@code column:in:a|b|c}, {@code column:eq:x}, {@code column:ge:5}, {@code column:le:2026-11-22}, {@code column:between:1..9},
 * {@code column:empty:true}; {@code sort=column} ascending, {@code sort=-column} descending.
 */
public final class TableQueries {

    private static final int MOST_FILTERS = 20;
    private static final Set<Class<?>> PRIMITIVES = Set.of(int.class, long.class, double.class, float.class, short.class, byte.class);

    private TableQueries() {
    }

    /**
     * @param row     its components are the columns
     * @param filters null or empty: none
     * @param sorts   null or empty: none
     * @throws Refused 400 with the reason
     */
    public static TableQuery of(Class<? extends Record> row, List<String> filters, List<String> sorts) {
        Map<String, Class<?>> columns = Arrays.stream(row.getRecordComponents()).collect(Collectors.toMap(RecordComponent::getName, RecordComponent::getType));
        if (size(filters) > MOST_FILTERS || size(sorts) > MOST_FILTERS) {
            throw bad("At most %d filters and sorts.".formatted(MOST_FILTERS));
        }
        return new TableQuery(list(filters, text -> filter(columns, text)), list(sorts, text -> sort(columns, text)));
    }

    private static Filter filter(Map<String, Class<?>> columns, String text) {
        String[] parts = text.split(":", 3);
        if (parts.length < 3) {
            throw bad("filter \"%s\" must read column:operation:value.".formatted(text));
        }
        Class<?> type = type(columns, parts[0]);
        return switch (parts[1]) {
            case "has" -> new Filter.Contains(parts[0], parts[2]);
            case "in" -> new Filter.OneOf(parts[0], Set.of(distinct(parts[2].split("\\|"))));
            case "eq" -> isNumber(type) || type == LocalDate.class ? between(parts[0], type, parts[2], parts[2]) : equal(parts[0], type, parts[2]);
            case "ge" -> between(parts[0], type, parts[2], "");
            case "le" -> between(parts[0], type, "", parts[2]);
            case "between" -> between(parts[0], type, before(parts[2]), behind(parts[2]));
            case "empty" -> new Filter.Empty(parts[0], !parts[2].equals("false"));
            default -> throw bad("There is no operation \"%s\". There are has, in, eq, ge, le, between, empty.".formatted(parts[1]));
        };
    }

    private static Filter equal(String column, Class<?> type, String value) {
        boolean truth = type == boolean.class || type == Boolean.class;
        return new Filter.OneOf(column, Set.of(truth ? value.equals("true") ? "1" : "0" : value));
    }

    private static Filter between(String column, Class<?> type, String from, String to) {
        try {
            if (type == LocalDate.class) {
                return new Filter.DayBetween(column, from.isEmpty() ? null : LocalDate.parse(from), to.isEmpty() ? null : LocalDate.parse(to));
            }
            return new Filter.NumberBetween(column, from.isEmpty() ? null : new BigDecimal(from), to.isEmpty() ? null : new BigDecimal(to));
        } catch (NumberFormatException | DateTimeParseException e) {
            throw bad("\"%s\" and \"%s\" must be %s for the column %s.".formatted(from, to, type == LocalDate.class ? "days like 2026-11-22" : "numbers", column));
        }
    }

    private static Sort sort(Map<String, Class<?>> columns, String text) {
        boolean descending = text.startsWith("-");
        String column = descending ? text.substring(1) : text;
        type(columns, column);
        return new Sort(column, descending);
    }

    private static Class<?> type(Map<String, Class<?>> columns, String column) {
        var type = columns.get(column);
        if (type == null) {
            throw bad("There is no column \"%s\". Columns: %s.".formatted(column, columns.keySet().stream().sorted().collect(Collectors.joining(", "))));
        }
        return type;
    }

    private static boolean isNumber(Class<?> type) {
        return PRIMITIVES.contains(type) || Number.class.isAssignableFrom(type);
    }

    private static String before(String range) {
        int dots = range.indexOf("..");
        return dots < 0 ? range : range.substring(0, dots);
    }

    private static String behind(String range) {
        int dots = range.indexOf("..");
        return dots < 0 ? range : range.substring(dots + 2);
    }

    private static String[] distinct(String[] values) {
        return Arrays.stream(values).distinct().toArray(String[]::new);
    }

    private static <T> List<T> list(List<String> texts, Function<String, T> read) {
        return texts == null ? List.of() : texts.stream().map(read).toList();
    }

    private static int size(List<String> texts) {
        return texts == null ? 0 : texts.size();
    }

    private static Refused bad(String message) {
        return new Refused(400, "rest.badParameter", message);
    }
}
