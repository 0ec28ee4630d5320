package org.quartermaster.launcher;

import com.mysql.cj.jdbc.MysqlDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Where the database is and who may open it. */
public record DatabaseAddress(String url, String user, String password) {

    static Optional<DatabaseAddress> fromEnvironment(Map<String, String> environment) {
        String url = environment.getOrDefault("QM_DB_URL", "");
        if (url.isBlank()) {
            return Optional.empty();
        }
        if (!url.startsWith("jdbc:mysql://")) {
            throw new Refusal("QM_DB_URL must look like jdbc:mysql://host:3306/quartermaster, not \"%s\".".formatted(url));
        }
        return Optional.of(new DatabaseAddress(withNeededOptions(url), environment.getOrDefault("QM_DB_USER", "quartermaster"),
                environment.getOrDefault("QM_DB_PASSWORD", "")));
    }

    /**
     * Adds what batching, time zones and TLS need, where the operator did not decide otherwise. The application server sets a key store for the whole process; its key
     * shown as a client certificate makes database servers end the handshake, so it is not shown.
     */
    public static String withNeededOptions(String url) {
        var options = Map.of("rewriteBatchedStatements", "true", "connectionTimeZone", "UTC", "forceConnectionTimeZoneToSession", "true",
                "characterEncoding", "UTF-8", "allowPublicKeyRetrieval", "true", "fallbackToSystemKeyStore", "false");
        var result = new StringBuilder(url);
        options.entrySet().stream().sorted(Map.Entry.comparingByKey()).filter(option -> !url.contains(option.getKey() + "="))
                .forEach(option -> result.append(result.indexOf("?") < 0 ? '?' : '&').append(option.getKey()).append('=').append(option.getValue()));
        return result.toString();
    }

    /** The database's name; empty when the address names none. */
    String name() {
        return place().replaceFirst("jdbc:mysql://[^/]*/?", "");
    }

    /** The address without options, as a person writes it. */
    String place() {
        return url.replaceAll("\\?.*", "");
    }

    Connection connect() throws SQLException {
        DriverManager.setLoginTimeout(10);
        return DriverManager.getConnection(url, user, password);
    }

    /** What follows {@code jdbc:mysql:}: the descriptor of the application completes it, since its schema wants a literal prefix. */
    String location() {
        return url.substring("jdbc:mysql:".length());
    }

    /** A data source without a pool. */
    public DataSource dataSource() {
        var source = new MysqlDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    @Override
    public String toString() {
        return place() + " as " + user;
    }
}
