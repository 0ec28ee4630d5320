package org.quartermaster.replenishment.planning;

/** What may be spent on all orders together, cents; {@link Long#MAX_VALUE} when it is not limited. */
public record Budget(long cents) {
    public static final Budget UNLIMITED = new Budget(Long.MAX_VALUE);
}
