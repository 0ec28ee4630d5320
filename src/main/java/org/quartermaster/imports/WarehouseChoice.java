package org.quartermaster.imports;

import org.jdbi.v3.core.Handle;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.WarehouseId;

/**
 * Which warehouse a row means: the one it names, else the one chosen for the file, else the only one. A company without any gets those that its first file names,
 * and "MAIN" for rows that name none. Warehouses outside the actor's scope count as unknown.
 */
final class WarehouseChoice {

    private static final int LONGEST_CODE = 20;

    private final Handle handle;
    private final Codes codes;
    private final String chosen;
    private final boolean isFirstFile;
    private final Integer only;

    WarehouseChoice(Handle handle, String chosen) {
        this.handle = handle;
        this.chosen = chosen;
        codes = new Codes(handle, "warehouse");
        isFirstFile = codes.isEmpty();
        only = codes.size() == 1 ? handle.createQuery("select id from warehouse").mapTo(Integer.class).one() : null;
    }

    /** The identity, or null when the code is unknown or none is named and there are several. */
    Integer of(Object code) {
        String named = code == null ? chosen : code.toString();
        if (isFirstFile) {
            return found(named.isEmpty() ? "MAIN" : named);
        }
        Integer id = named.isEmpty() ? only : codes.find(named);
        return id != null && Actor.current().map(actor -> actor.sees(new WarehouseId(id))).orElse(true) ? id : null;
    }

    private Integer found(String code) {
        Integer known = codes.find(code);
        if (known != null || code.length() > LONGEST_CODE) {
            return known;
        }
        int id = codes.add(code);
        if (!TrialRun.isOn(handle)) {
            handle.execute("insert into warehouse (id, code, name, name_zh, latitude, longitude) values (?, ?, ?, ?, 0, 0)", id, code,
                    code.equals("MAIN") ? "Main warehouse" : code, code.equals("MAIN") ? "主仓库" : code);
        }
        return id;
    }
}
