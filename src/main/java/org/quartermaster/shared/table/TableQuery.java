package org.quartermaster.shared.table;

import java.util.ArrayList;
import java.util.List;

/** Which rows, in which order. */
public record TableQuery(List<Filter> filters, List<Sort> sorts) {
    public static final TableQuery ALL = new TableQuery(List.of(), List.of());

    public TableQuery {
        filters = List.copyOf(filters);
        sorts = List.copyOf(sorts);
    }

    public TableQuery and(Filter filter) {
        var more = new ArrayList<>(filters);
        more.add(filter);
        return new TableQuery(more, sorts);
    }

    public TableQuery sortedBy(String column, boolean descending) {
        return new TableQuery(filters, List.of(new Sort(column, descending)));
    }
}
