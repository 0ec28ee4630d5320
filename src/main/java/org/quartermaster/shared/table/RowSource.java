package org.quartermaster.shared.table;

import java.util.List;
import java.util.function.Consumer;

/**
 * Rows for a grid, an export or a REST page, answered by a service that has already applied the actor's role and warehouse scope.
 *
 * @param <T> a record; its components are the columns
 */
public interface RowSource<T> {
    /** The rows {@code offset … offset + limit − 1} of the query. */
    List<T> page(TableQuery query, int offset, int limit);

    /** How many rows the query has. */
    long count(TableQuery query);

    /** All rows of the query, streamed in order; never a list of everything on the heap. */
    void forEach(TableQuery query, Consumer<T> consumer);
}
