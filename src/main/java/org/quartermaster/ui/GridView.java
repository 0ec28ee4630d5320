package org.quartermaster.ui;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.Sort;
import org.quartermaster.shared.table.TableQuery;

/** What a saved view keeps: the columns in order with width and visibility, the filters, the sorting. Columns unknown today are skipped when it is applied. */
record GridView(List<Column> columns, List<Condition> filters, List<Sort> sorts) {

    /** A column's place is its index. */
    record Column(String name, String width, boolean visible) {
    }

    /** A filter in a flat shape for JSON: of the fields after {@code kind} only those of the kind are set. */
    record Condition(String column, String kind, String text, Set<String> values, BigDecimal least, BigDecimal most, String from, String to) {

        static Condition of(Filter filter) {
            String column = filter.column();
            return switch (filter) {
                case Filter.Contains f -> new Condition(column, "contains", f.text(), null, null, null, null, null);
                case Filter.OneOf f -> new Condition(column, "oneOf", null, f.values(), null, null, null, null);
                case Filter.NumberBetween f -> new Condition(column, "number", null, null, f.from(), f.to(), null, null);
                case Filter.DayBetween f -> new Condition(column, "day", null, null, null, null, text(f.from()), text(f.to()));
                case Filter.Empty f -> new Condition(column, f.empty() ? "missing" : "present", null, null, null, null, null, null);
            };
        }

        Filter filter() {
            return switch (kind) {
                case "contains" -> new Filter.Contains(column, text);
                case "oneOf" -> new Filter.OneOf(column, values);
                case "number" -> new Filter.NumberBetween(column, least, most);
                case "day" -> new Filter.DayBetween(column, day(from), day(to));
                case "missing" -> new Filter.Empty(column, true);
                case "present" -> new Filter.Empty(column, false);
                default -> throw new IllegalArgumentException("A saved view has a filter of kind \"%s\", which is unknown here.".formatted(kind));
            };
        }

        private static String text(LocalDate day) {
            return day == null ? null : day.toString();
        }

        private static LocalDate day(String text) {
            return text == null ? null : LocalDate.parse(text);
        }
    }

    GridView {
        columns = columns == null ? List.of() : List.copyOf(columns);
        filters = filters == null ? List.of() : List.copyOf(filters);
        sorts = sorts == null ? List.of() : List.copyOf(sorts);
    }

    static GridView of(List<Column> columns, TableQuery query) {
        return new GridView(columns, query.filters().stream().map(Condition::of).toList(), query.sorts());
    }

    TableQuery query() {
        return new TableQuery(filters.stream().map(Condition::filter).toList(), sorts);
    }
}
