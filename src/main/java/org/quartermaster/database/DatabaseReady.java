package org.quartermaster.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jdbi.v3.core.Jdbi;

/** Ready means: this application is deployed, its schema is there and the database answers. */
@Readiness
@ApplicationScoped
public class DatabaseReady implements HealthCheck {

    private Jdbi jdbi;

    protected DatabaseReady() {
    }

    @Inject
    public DatabaseReady(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("quartermaster").status(answers()).build();
    }

    private boolean answers() {
        try {
            return jdbi.withHandle(handle -> handle.createQuery("select count(*) from setting").mapTo(Long.class).one()) >= 0;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
