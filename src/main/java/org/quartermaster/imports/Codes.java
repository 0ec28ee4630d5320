package org.quartermaster.imports;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Codes and identities of a room's master rows, read once per file; new ones get numbers in blocks. */
final class Codes {

    private static final int BLOCK = 500;

    private final Handle handle;
    private final String table;
    private final Map<String, Integer> ids = new HashMap<>();
    private long next;
    private long end;

    Codes(Handle handle, String table) {
        this.handle = handle;
        this.table = table;
        handle.createQuery("select id, code from " + table).map((row, _) -> Map.entry(key(row.getString("code")), row.getInt("id")))
                .forEach(entry -> ids.put(folded(entry.getKey()), entry.getValue()));
    }

    /** Codes are compared in upper case, as the database does. */
    static String key(String code) {
        return code.toUpperCase(Locale.ROOT);
    }

    /** What the database's unique keys take for the same: without case, accents and invisible signs. */
    static String folded(String code) {
        return Normalizer.normalize(code, Normalizer.Form.NFKD).replaceAll("[\\p{M}\\p{C}]", "").toUpperCase(Locale.ROOT).strip();
    }

    /** The identity, or null when the code is new. */
    Integer find(String code) {
        return ids.get(folded(code));
    }

    /** Gives a new code its identity; the caller inserts the row. */
    int add(String code) {
        if (next == end) {
            next = TrialRun.take(handle, table, BLOCK);
            end = next + BLOCK;
        }
        int id = (int) next++;
        ids.put(folded(code), id);
        return id;
    }

    boolean isEmpty() {
        return ids.isEmpty();
    }

    int size() {
        return ids.size();
    }
}
