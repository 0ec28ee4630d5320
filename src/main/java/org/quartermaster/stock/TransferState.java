package org.quartermaster.stock;

import java.util.Locale;

/** Life of a transfer: <b>planned</b> → <b>shipped</b> → <b>received</b>, or <b>cancelled</b> while nothing has left. */
public enum TransferState {
    /** Asked for; the units still stand in the giving warehouse, spoken for. */
    PLANNED,
    /** On the way: gone from the one warehouse, in transit to the other. */
    SHIPPED,
    /** Arrived and counted. */
    RECEIVED,
    /** Withdrawn before it left. */
    CANCELLED;

    /** The name as it stands in tables. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such state */
    public static TransferState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
