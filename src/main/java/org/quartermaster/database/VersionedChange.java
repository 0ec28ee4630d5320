package org.quartermaster.database;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.quartermaster.shared.Conflict;

/** One change of an entity that is refused when somebody else was faster. */
public final class VersionedChange {

    private VersionedChange() {
    }

    /**
     * Changes the entity and writes it at once. Its version goes up even when only rows around it change.
     *
     * @param seen   the version that the person saw
     * @param faster what to say when it is another one by now
     * @return the entity's summary before
     */
    public static <E extends Versioned> String apply(EntityManager entities, E entity, int seen, Consumer<E> change, Supplier<Conflict> faster) {
        if (entity.version() != seen) {
            throw faster.get();
        }
        String before = entity.summary();
        entities.lock(entity, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        change.accept(entity);
        try {
            entities.flush();
        } catch (OptimisticLockException e) {
            throw faster.get();
        }
        return before;
    }
}
