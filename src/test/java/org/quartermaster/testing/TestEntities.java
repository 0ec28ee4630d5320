package org.quartermaster.testing;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Map;
import java.util.function.Consumer;

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

    @Override
    public void close() {
        factory.close();
    }
}
