package org.quartermaster.launcher;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Looks at the operator's own database before anything is changed in it. Whatever is in the way is told in one line that says what to do.
 */
final class OwnDatabase {

    private static final int ACCESS_DENIED = 1045;
    private static final int DATABASE_DENIED = 1044;
    private static final int UNKNOWN_DATABASE = 1049;
    private static final String PROBE = "qm_probe";
    /** What migrations, imports and the demo company do, in the least words. */
    private static final List<String> TRIALS = List.of(
            "drop table if exists " + PROBE + "_child, " + PROBE,
            "create table " + PROBE + " (id int not null, name varchar(9) null, primary key (id))",
            "alter table " + PROBE + " add column day date null, add key probe_day (day)",
            "create table " + PROBE + "_child (id int not null, parent int not null, primary key (id), constraint probe_parent foreign key (parent) references " + PROBE + " (id))",
            "insert into " + PROBE + " (id) values (1)", "update " + PROBE + " set name = 'probe' where id = 1", "select id from " + PROBE, "delete from " + PROBE,
            "create temporary table " + PROBE + "_temporary (id int not null primary key)", "drop temporary table " + PROBE + "_temporary",
            "drop table " + PROBE + "_child, " + PROBE);

    private final DatabaseAddress address;

    private OwnDatabase(DatabaseAddress address) {
        this.address = address;
    }

    /** @throws Refusal when it cannot be used, in one line */
    static void check(DatabaseAddress address) {
        new OwnDatabase(address).check();
    }

    private void check() {
        if (address.name().isEmpty()) {
            throw new Refusal("QM_DB_URL names no database: it must look like jdbc:mysql://host:3306/quartermaster, not \"%s\".".formatted(address.place()));
        }
        try (Connection connection = address.connect(); Statement statement = connection.createStatement()) {
            refuseOld(statement);
            refuseOtherCharacters(statement);
            refuseForeignTables(statement);
            refuseMissingPrivileges(statement);
        } catch (SQLException e) {
            throw refusal(e);
        }
    }

    private static void refuseOld(Statement statement) throws SQLException {
        var version = ServerVersion.of(text(statement, "select version()"));
        if (version.isTooOld()) {
            throw new Refusal("the database server is %s. Quartermaster needs %s.".formatted(version, ServerVersion.NEEDED));
        }
    }

    private void refuseOtherCharacters(Statement statement) throws SQLException {
        String characters = text(statement, "select @@character_set_database");
        if (!characters.equals("utf8mb4")) {
            throw new Refusal("the database %s keeps its texts in %s, which loses Chinese names. Run: alter database `%s` character set utf8mb4"
                    .formatted(address.name(), characters, address.name()));
        }
    }

    /** A database with tables must know our first migration. */
    private void refuseForeignTables(Statement statement) throws SQLException {
        String foreign = text(statement, "select coalesce(min(table_name), '') from information_schema.tables where table_schema = database() and table_name not like '" + PROBE + "%'");
        if (!foreign.isEmpty() && !isOurs(statement)) {
            throw new Refusal("the database %s holds tables that are not Quartermaster's (for example %s). Give it an empty database of its own.".formatted(address.name(), foreign));
        }
    }

    private static boolean isOurs(Statement statement) throws SQLException {
        return !text(statement, "select count(*) from information_schema.tables where table_schema = database() and table_name = 'flyway_schema_history'").equals("0")
                && !text(statement, "select count(*) from flyway_schema_history where script like 'V0001\\_\\_foundation%'").equals("0");
    }

    private void refuseMissingPrivileges(Statement statement) throws SQLException {
        for (String trial : TRIALS) {
            try {
                statement.execute(trial);
            } catch (SQLException e) {
                throw new Refusal("user \"%s\" may not do everything in the database %s: %s. Run: grant all on `%s`.* to '%s'@'…'"
                        .formatted(address.user(), address.name(), firstLine(e), address.name(), address.user()));
            }
        }
    }

    private Refusal refusal(SQLException e) {
        String place = address.place();
        return new Refusal(switch (e.getErrorCode()) {
            case ACCESS_DENIED -> "the database at %s refuses user \"%s\" with this password. Check QM_DB_USER and QM_DB_PASSWORD.".formatted(place, address.user());
            case DATABASE_DENIED -> "user \"%s\" may not use the database %s at %s. Run: grant all on `%s`.* to '%s'@'…'"
                    .formatted(address.user(), address.name(), place, address.name(), address.user());
            case UNKNOWN_DATABASE -> "there is no database %s at %s. Run: create database `%s` character set utf8mb4".formatted(address.name(), place, address.name());
            default -> "the database at %s does not answer as user \"%s\": %s. Is it running, and do QM_DB_URL, QM_DB_USER and QM_DB_PASSWORD fit?"
                    .formatted(place, address.user(), firstLine(e));
        });
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given").strip();
    }
}
