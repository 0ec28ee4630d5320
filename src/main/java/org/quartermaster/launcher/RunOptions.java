package org.quartermaster.launcher;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quartermaster.security.PasswordRule;

/**
 * What {@code run} was asked for.
 *
 * @param data          folder for everything that is kept
 * @param port          HTTP port
 * @param fresh         throw the embedded database away first
 * @param demo          make the demo company when the database is empty
 * @param company       size of the demo company: tiny, small, medium, large
 * @param ownDatabase   the operator's own MySQL or MariaDB instead of the embedded one
 * @param adminPassword password of {@code admin} chosen by the operator
 * @param heap          heap of the server, as for {@code -Xmx}; empty for 40 % of the memory
 */
record RunOptions(Path data, int port, boolean fresh, boolean demo, String company, Optional<DatabaseAddress> ownDatabase,
                  Optional<String> adminPassword, Optional<String> heap) {

    static final String USAGE = """
            Usage: ./qm run [options]        (or java -jar quartermaster.jar run [options])
              --data DIR          where everything is kept (default ./data)
              --port N            HTTP port (default 8080)
              --fresh             delete the embedded database in --data first
              --no-demo           start empty, without the demo company
              --company SIZE      demo company on first start: tiny, small (default), medium, large
            Environment: QM_DB_URL, QM_DB_USER, QM_DB_PASSWORD for your own MySQL 8.4 / MariaDB 10.11+; QM_ADMIN_PASSWORD;
                         QM_HEAP (for example 4g); QM_TODAY (fixes the business day, for example 2026-11-22)""";

    private static final List<String> SIZES = List.of("tiny", "small", "medium", "large");

    static RunOptions parse(String[] arguments, Map<String, String> environment) {
        Path data = Path.of("data");
        int port = 8080;
        boolean fresh = false;
        boolean demo = true;
        String company = "small";
        var rest = new ArrayDeque<>(Arrays.asList(arguments));
        while (!rest.isEmpty()) {
            String option = rest.pop();
            switch (option) {
                case "--data" -> data = Path.of(value(option, rest));
                case "--port" -> port = port(value(option, rest));
                case "--fresh" -> fresh = true;
                case "--no-demo" -> demo = false;
                case "--company" -> company = size(value(option, rest));
                default -> throw new Refusal("there is no option \"%s\".%n%s".formatted(option, USAGE));
            }
        }
        var own = DatabaseAddress.fromEnvironment(environment);
        if (fresh && own.isPresent()) {
            throw new Refusal("--fresh only deletes the embedded database; QM_DB_URL names your own. Empty that one yourself, or leave --fresh out.");
        }
        refuseUnreadableDay(environment);
        return new RunOptions(data.toAbsolutePath().normalize(), port, fresh, demo, company, own,
                adminPassword(environment), text(environment, "QM_HEAP"));
    }

    private static void refuseUnreadableDay(Map<String, String> environment) {
        text(environment, "QM_TODAY").ifPresent(day -> {
            try {
                LocalDate.parse(day);
            } catch (DateTimeParseException e) {
                throw new Refusal("QM_TODAY must be a day like 2026-11-22, not \"%s\".".formatted(day));
            }
        });
    }

    private static Optional<String> adminPassword(Map<String, String> environment) {
        Optional<String> password = text(environment, "QM_ADMIN_PASSWORD");
        if (password.flatMap(word -> PasswordRule.objection("admin", word)).isPresent()) {
            throw new Refusal("QM_ADMIN_PASSWORD is too weak. Take at least %d signs that nobody guesses, or leave it out for a one-time password.".formatted(PasswordRule.SHORTEST));
        }
        return password;
    }

    private static Optional<String> text(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static String value(String option, ArrayDeque<String> rest) {
        if (rest.isEmpty()) {
            throw new Refusal("%s needs a value.%n%s".formatted(option, USAGE));
        }
        return rest.pop();
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below, with the value
        }
        throw new Refusal("--port must be a number from 1 to 65535, not \"%s\".".formatted(text));
    }

    private static String size(String text) {
        if (!SIZES.contains(text)) {
            throw new Refusal("--company must be one of tiny, small, medium, large, not \"%s\".".formatted(text));
        }
        return text;
    }
}
