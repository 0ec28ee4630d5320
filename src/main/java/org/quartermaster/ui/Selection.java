package org.quartermaster.ui;

import java.util.List;
import java.util.function.Consumer;
import org.quartermaster.shared.table.RowSource;
import org.quartermaster.shared.table.TableQuery;

/**
 * What a person has selected in a {@link DataGrid}: single rows, or all rows of the filter. {@link #forEach} visits either in the same way; give
 * {@link #query} to the service instead where it can act on a query at once.
 *
 * @param rows        the single rows; empty when all matching are selected
 * @param allMatching whether everything that matches {@code query} is meant
 * @param query       the filter at the time
 * @param count       how many rows are selected
 * @param source      where they come from
 */
public record Selection<T>(List<T> rows, boolean allMatching, TableQuery query, long count, RowSource<T> source) {

    public Selection {
        rows = List.copyOf(rows);
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /** Visits the selected rows, streamed when all matching are selected. */
    public void forEach(Consumer<T> visitor) {
        if (allMatching) {
            source.forEach(query, visitor);
        } else {
            rows.forEach(visitor);
        }
    }
}
