package org.quartermaster.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The migrations in {@code db-migrations/}. */
public final class Schema {

    private Schema() {
    }

    /**
     * Applies the migrations that are missing.
     *
     * @throws org.flywaydb.core.api.FlywayException if one fails; the message names it
     */
    public static void migrate(DataSource dataSource) {
        Flyway.configure(Schema.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .load()
                .migrate();
    }
}
