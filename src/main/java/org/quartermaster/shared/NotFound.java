package org.quartermaster.shared;

/** There is no such thing, or it lies outside the actor's scope. Answered with 404. */
public final class NotFound extends RuntimeException {
    private final String id;

    public NotFound(String what, Object id) {
        super("There is no %s %s, or it is outside your warehouses.".formatted(what, id));
        this.id = String.valueOf(id);
    }

    /** What was asked for: a code or an identity. */
    public String id() {
        return id;
    }
}
