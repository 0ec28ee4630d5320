package org.quartermaster.database;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Reads the table {@code setting}: one text per name. */
public final class Settings {

    /** ISO 4217; EUR when there is none. */
    public static final String CURRENCY = "company.currency";

    private Settings() {
    }

    public static Optional<String> find(Jdbi jdbi, String name) {
        return jdbi.withHandle(handle -> find(handle, name));
    }

    /** Within a transaction. */
    public static Optional<String> find(Handle handle, String name) {
        return handle.createQuery("select value from setting where name = :name").bind("name", name).mapTo(String.class).findOne();
    }
}
