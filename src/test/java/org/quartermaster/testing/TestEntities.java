package org.quartermaster.testing;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.Connection;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Database;

/** The entities over a test database, with transactions of their own instead of the server's. */
public final class TestEntities implements AutoCloseable {

    private final EntityManagerFactory factory;

    public TestEntities(TestDatabase database) {
        factory = Persistence.createEntityManagerFactory("quartermaster", Map.of(
                "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                "jakarta.persistence.nonJtaDataSource", database.dataSource(),
                "jakarta.persistence.jtaDataSource", "",
                "eclipselink.weaving", "false",
                "eclipselink.session-name", database.address().toString()));
    }

    /** Runs in one transaction: committed when {@code work} returns, rolled back when it throws. */
    public void inTransaction(Consumer<EntityManager> work) {
        try (var entities = factory.createEntityManager()) {
            var transaction = entities.getTransaction();
            transaction.begin();
            try {
                work.accept(entities);
                transaction.commit();
            } finally {
                if (transaction.isActive()) {
                    transaction.rollback();
                }
            }
        }
    }

    /** Bulk reads and writes inside the transaction of {@code entities}, as with the server's. */
    public static Jdbi jdbi(EntityManager entities) {
        return Database.over(new ConnectionFactory() {
            @Override
            public Connection openConnection() {
                return entities.unwrap(Connection.class);
            }

            @Override
            public void closeConnection(Connection connection) {
                // ends with the transaction
            }
        });
    }

    @Override
    public void close() {
        factory.close();
    }
}
