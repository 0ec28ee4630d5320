package org.quartermaster.rest;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.quartermaster.shared.table.RowSource;
import org.quartermaster.shared.table.TableQuery;

/**
 * Which rows of a table, from the address: {@code ?filter=column:op:value&sort=-column&limit=100&after=…}; see {@link TableQueries} for the operations. Used as
 * {@code @BeanParam}.
 */
public class TableParams {

    /** Most rows of one page. */
    public static final int MOST = 1_000;

    @QueryParam("filter")
    private List<String> filters;

    @QueryParam("sort")
    private List<String> sorts;

    @QueryParam("limit")
    @DefaultValue("100")
    private int limit;

    @QueryParam("after")
    private String after;

    public TableParams() {
    }

    TableParams(List<String> filters, List<String> sorts, int limit, String after) {
        this.filters = filters;
        this.sorts = sorts;
        this.limit = limit;
        this.after = after;
    }

    /** The page that was asked for. */
    public <T extends Record> Page<T> page(RowSource<T> source, Class<T> row) {
        return page(source, query(row));
    }

    /** The page of a query that the resource has made narrower. */
    public <T> Page<T> page(RowSource<T> source, TableQuery query) {
        int offset = offset();
        var rows = source.page(query, offset, limit() + 1);
        boolean more = rows.size() > limit();
        return new Page<>(more ? List.copyOf(rows.subList(0, limit())) : rows, more ? Integer.toString(offset + limit()) : null);
    }

    /** The query over the columns of {@code row}. */
    public TableQuery query(Class<? extends Record> row) {
        return TableQueries.of(row, filters, sorts);
    }

    /** Rows per page, 1 to {@link #MOST}. */
    public int limit() {
        if (limit < 1 || limit > MOST) {
            throw new Refused(400, "rest.badParameter", "limit (%d) must be 1 to %d.".formatted(limit, MOST));
        }
        return limit;
    }

    /** {@code after} as it was sent, for lists that page by key; empty on the first page. */
    public String after() {
        return after == null ? "" : after;
    }

    private int offset() {
        if (after().isEmpty()) {
            return 0;
        }
        try {
            int offset = Integer.parseInt(after());
            if (offset >= 0) {
                return offset;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new Refused(400, "rest.badParameter", "after must be the \"next\" of the page before.");
    }
}
