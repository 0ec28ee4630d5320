package org.quartermaster.forecasting.reconciliation;

import java.util.Locale;

/** What series are added up to, the smallest sums first. */
public enum Level {
    /** A SKU over its warehouses. */
    SKU,
    /** A category in one place, where a SKU has one series only or nobody says which SKU a series is of. */
    PLACE,
    CATEGORY,
    ALL;

    /** Stable name, stored and part of text keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
