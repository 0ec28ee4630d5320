package org.quartermaster.shared;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * Who is acting: a signed-in person, a token, or the night run.
 *
 * <p>Bound to the running thread by the web filter, the REST mechanism and the job runner, and read by the service layer for role checks,
 * warehouse scope and the audit trail.
 *
 * @param name       sign-in name, shown in the audit trail
 * @param role       the highest role
 * @param warehouses the warehouses in scope; empty means all
 */
public record Actor(String name, Role role, Set<WarehouseId> warehouses) {

    private static final ScopedValue<Actor> CURRENT = ScopedValue.newInstance();

    /** The one who acts when no person does: timers and start-up work. */
    public static final Actor NIGHT_RUN = new Actor("night run", Role.ADMIN, Set.of());

    public Actor {
        warehouses = Set.copyOf(warehouses);
    }

    /** The actor bound to this thread, or empty for an anonymous call. */
    public static Optional<Actor> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** @throws NotSignedIn when nobody is bound to this thread */
    public static Actor required() {
        return current().orElseThrow(NotSignedIn::new);
    }

    /** Runs {@code action} as this actor. */
    public <T> T call(Callable<T> action) throws Exception {
        return ScopedValue.where(CURRENT, this).call(action::call);
    }

    /** Asks {@code question} as this actor. */
    public <T> T ask(Supplier<T> question) {
        return ScopedValue.where(CURRENT, this).call(question::get);
    }

    /** Runs {@code action} as this actor. */
    public void run(Runnable action) {
        ScopedValue.where(CURRENT, this).run(action);
    }

    /** Whether the warehouse is in this actor's scope. */
    public boolean sees(WarehouseId warehouse) {
        return warehouses.isEmpty() || warehouses.contains(warehouse);
    }
}
