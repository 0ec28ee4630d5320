package org.quartermaster.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.Sort;
import org.quartermaster.shared.table.TableQuery;

/**
 * A {@link TableQuery} as parameters of an address, so that a link shows the same rows: {@code f.value=100..&f.supplier=one:3,7&sort=-value,sku}.
 * Parameters of other meaning are left alone.
 */
final class QueryText {

    private static final String PREFIX = "f.";
    private static final String CHOICE = "one:";
    private static final String SORT = "sort";

    private QueryText() {
    }

    static Map<String, List<String>> write(TableQuery query, Function<String, ColumnType> types, Map<String, List<String>> others) {
        var parameters = new LinkedHashMap<String, List<String>>();
        others.forEach((name, values) -> {
            if (!name.startsWith(PREFIX) && !name.equals(SORT)) {
                parameters.put(name, values);
            }
        });
        query.filters().forEach(filter -> parameters.put(PREFIX + filter.column(), List.of(write(filter, types.apply(filter.column())))));
        if (!query.sorts().isEmpty()) {
            parameters.put(SORT, List.of(query.sorts().stream().map(s -> (s.descending() ? "-" : "") + s.column()).collect(Collectors.joining(","))));
        }
        return parameters;
    }

    private static String write(Filter filter, ColumnType type) {
        return filter instanceof Filter.OneOf one ? CHOICE + one.values().stream().sorted().collect(Collectors.joining(",")) : FilterText.write(filter, type);
    }

    /** @param types the type of a column, null when there is no such column: its parameters are ignored */
    static TableQuery read(Map<String, List<String>> parameters, Function<String, ColumnType> types, LocalDate today) {
        var filters = new ArrayList<Filter>();
        parameters.forEach((name, values) -> {
            if (name.startsWith(PREFIX) && types.apply(name.substring(PREFIX.length())) != null) {
                String column = name.substring(PREFIX.length());
                values.forEach(value -> read(column, value, types.apply(column), today, filters));
            }
        });
        return new TableQuery(filters, sorts(parameters, types));
    }

    private static void read(String column, String value, ColumnType type, LocalDate today, List<Filter> filters) {
        if (value.startsWith(CHOICE)) {
            filters.add(new Filter.OneOf(column, Set.copyOf(Arrays.asList(value.substring(CHOICE.length()).split(",")))));
        } else {
            FilterText.read(column, type, value, today).ifPresent(filters::add);
        }
    }

    private static List<Sort> sorts(Map<String, List<String>> parameters, Function<String, ColumnType> types) {
        return parameters.getOrDefault(SORT, List.of()).stream().flatMap(text -> Arrays.stream(text.split(",")))
                .map(text -> text.startsWith("-") ? new Sort(text.substring(1), true) : new Sort(text, false))
                .filter(sort -> types.apply(sort.column()) != null).toList();
    }
}
