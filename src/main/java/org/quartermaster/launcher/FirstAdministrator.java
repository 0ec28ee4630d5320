package org.quartermaster.launcher;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * The first administrator's password: chosen by the operator, or random and shown once.
 *
 * @param environment what the server is told
 * @param lines       what the person at the keyboard is told
 */
record FirstAdministrator(Map<String, String> environment, List<String> lines) {

    static FirstAdministrator of(DatabaseAddress database, RunOptions options) throws SQLException {
        if (options.adminPassword().isPresent()) {
            return new FirstAdministrator(Map.of("QM_ADMIN_PASSWORD", options.adminPassword().get()), List.of("sign in as admin with QM_ADMIN_PASSWORD"));
        }
        if (hasChosenPasswords(database)) {
            return new FirstAdministrator(Map.of(), List.of("sign in with your user name"));
        }
        String once = Secrets.random(14);
        return new FirstAdministrator(Map.of("QM_ADMIN_PASSWORD_ONCE", once),
                List.of("sign in as admin with the one-time password " + once, "you will be asked for a new one; it is not shown again"));
    }

    private static boolean hasChosenPasswords(DatabaseAddress database) throws SQLException {
        try (Connection connection = database.connect(); var statement = connection.createStatement();
             var rows = statement.executeQuery("select 1 from app_user limit 1")) {
            return rows.next();
        }
    }
}
