package org.quartermaster.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Opens the door to the database for bulk reads and writes; a handle taken inside a transaction joins it. */
@ApplicationScoped
public class Database {

    @Resource(lookup = "java:app/jdbc/quartermaster")
    private DataSource dataSource;

    /** The Jdbi of the application's data source. */
    @Produces
    @Singleton
    public Jdbi jdbi() {
        return over(dataSource);
    }

    /** A Jdbi that maps any record by its components ({@code snake_case} columns) and streams results. For tests and the launcher too. */
    public static Jdbi over(DataSource dataSource) {
        return configured(Jdbi.create(dataSource));
    }

    /** As above, over connections that the caller hands out and takes back. */
    public static Jdbi over(ConnectionFactory connections) {
        return configured(Jdbi.create(connections));
    }

    private static Jdbi configured(Jdbi jdbi) {
        jdbi.registerRowMapper((RowMapperFactory) (type, config) -> type instanceof Class<?> c && c.isRecord()
                ? Optional.of(ConstructorMapper.of(constructor(c))) : Optional.empty());
        jdbi.registerColumnMapper(Instant.class, (row, column, _) -> utc(row.getObject(column, LocalDateTime.class)));
        jdbi.registerArgument(new UtcArgument());
        return jdbi;
    }

    /** {@code datetime(6)} is UTC whatever the zone of the machine. */
    private static Instant utc(LocalDateTime time) {
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    private static final class UtcArgument extends AbstractArgumentFactory<Instant> {
        UtcArgument() {
            super(Types.TIMESTAMP);
        }

        @Override
        protected Argument build(Instant value, ConfigRegistry config) {
            return (position, statement, _) -> statement.setObject(position, LocalDateTime.ofInstant(value, ZoneOffset.UTC));
        }
    }

    /** The canonical constructor, made callable so that records private to a service can be mapped too. */
    private static Constructor<?> constructor(Class<?> record) {
        try {
            var types = Arrays.stream(record.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = record.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("A record without its canonical constructor: " + record, e);
        }
    }
}
