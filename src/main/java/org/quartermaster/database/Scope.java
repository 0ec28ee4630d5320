package org.quartermaster.database;

import java.util.stream.Collectors;
import org.quartermaster.shared.Actor;

/** The acting person's warehouse scope as SQL. Identities are numbers, so they may stand in the text. */
public final class Scope {

    private Scope() {
    }

    /**
     * A condition that is true for the rows the actor may see.
     *
     * @param column the column with the warehouse's identity
     * @throws org.quartermaster.shared.NotSignedIn when nobody acts on this thread
     */
    public static String sees(String column) {
        var warehouses = Actor.required().warehouses();
        if (warehouses.isEmpty()) {
            return "true";
        }
        return warehouses.stream().map(w -> String.valueOf(w.value())).sorted().collect(Collectors.joining(",", column + " in (", ")"));
    }
}
