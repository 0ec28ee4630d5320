package org.quartermaster.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Opens the door to the entities: the transaction's entity manager, for constructor injection. */
@ApplicationScoped
public class Entities {

    @Produces
    @PersistenceContext(unitName = "quartermaster")
    private EntityManager entities;
}
