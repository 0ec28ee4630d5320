package org.quartermaster.purchasing;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The life of a purchase order, in order. */
public enum OrderState {
    /** Exceeds what its buyer may order: waits for a higher role. It counts as requested, not as on order. */
    PROPOSED,
    /** May be sent; may still be changed. */
    APPROVED,
    /** The supplier has it. */
    SENT,
    /** The supplier said yes, perhaps to other quantities and days. */
    CONFIRMED,
    /** Something came, more is to come. */
    PARTLY_RECEIVED,
    /** Everything came, or the rest will not come. */
    RECEIVED,
    /** Nothing is left to do. */
    CLOSED,
    /** Withdrawn before anything came. */
    CANCELLED,
    /** Nobody approved it. */
    REJECTED;

    /** The name as it stands in tables. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such state */
    public static OrderState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Whether units may still come from the supplier: what the inventory position counts as on order. */
    public boolean isOpen() {
        return this == APPROVED || this == SENT || this == CONFIRMED || this == PARTLY_RECEIVED;
    }

    /** Whether nothing more will come of what was ordered and came. */
    public boolean isDone() {
        return this == RECEIVED || this == CLOSED;
    }

    /** Whether its lines may still be changed: the supplier does not have it yet. */
    public boolean isDraft() {
        return this == PROPOSED || this == APPROVED;
    }

    /** The codes of the open states, in order. */
    public static Set<String> openCodes() {
        return codes(OrderState::isOpen);
    }

    /** The codes of the states in which an order still needs somebody: open, or waiting for approval. */
    public static Set<String> livingCodes() {
        return codes(state -> state == PROPOSED || state.isOpen());
    }

    private static Set<String> codes(Predicate<OrderState> fit) {
        return Arrays.stream(values()).filter(fit).map(OrderState::code).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The codes of the states that {@code fit}, as a list for SQL. */
    static String sql(Predicate<OrderState> fit) {
        return Arrays.stream(values()).filter(fit).map(state -> "'" + state.code() + "'").collect(Collectors.joining(", ", "(", ")"));
    }
}
