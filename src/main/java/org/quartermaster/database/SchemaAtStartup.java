package org.quartermaster.database;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import javax.sql.DataSource;

/** Brings the schema up to date before anything else touches the database. Start-up beans that need it say {@code @DependsOn("SchemaAtStartup")}. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class SchemaAtStartup {

    @Resource(lookup = "java:app/jdbc/quartermaster")
    private DataSource dataSource;

    @Inject
    private Event<SchemaReady> ready;

    @PostConstruct
    void migrate() {
        Schema.migrate(dataSource);
        ready.fire(new SchemaReady());
    }
}
