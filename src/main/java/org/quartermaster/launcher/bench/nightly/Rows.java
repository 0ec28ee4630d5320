package org.quartermaster.launcher.bench.nightly;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Rows of several tables, kept back and sent table by table in the order in which the tables were named: parents before children. */
final class Rows {

    private final Handle handle;
    private final Map<String, PreparedBatch> batches = new LinkedHashMap<>();

    Rows(Handle handle) {
        this.handle = handle;
    }

    /** @param columns comma separated, in the order of the values */
    Rows table(String table, String columns) {
        String marks = String.join(", ", Collections.nCopies(columns.split(",").length, "?"));
        batches.put(table, handle.prepareBatch("insert into %s (%s) values (%s)".formatted(table, columns, marks)));
        return this;
    }

    void add(String table, Object... values) {
        batches.get(table).add(values);
    }

    void send() {
        for (PreparedBatch batch : batches.values()) {
            if (batch.size() > 0) {
                batch.execute();
            }
        }
    }
}
