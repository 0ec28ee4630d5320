package org.quartermaster.imports;

import org.jdbi.v3.core.Handle;

/** Which warehouse a row means: the one it names, else the one chosen for the file, else the only one. A company without any gets "MAIN". */
final class WarehouseChoice {

    private final Codes codes;
    private final Integer fallback;

    WarehouseChoice(Handle handle, String chosen) {
        codes = new Codes(handle, "warehouse");
        if (codes.isEmpty()) {
            String code = chosen.isEmpty() ? "MAIN" : chosen;
            int id = codes.add(code);
            handle.execute("insert into warehouse (id, code, name, name_zh, latitude, longitude) values (?, ?, ?, ?, 0, 0)", id, code, "Main warehouse", "主仓库");
            fallback = id;
        } else if (!chosen.isEmpty()) {
            fallback = codes.find(chosen);
        } else {
            fallback = codes.size() == 1 ? only(handle) : null;
        }
    }

    private static Integer only(Handle handle) {
        return handle.createQuery("select id from warehouse").mapTo(Integer.class).one();
    }

    /** The identity, or null when the code is unknown or none is named and there are several. */
    Integer of(Object code) {
        return code == null ? fallback : codes.find(code.toString());
    }
}
