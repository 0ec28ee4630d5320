package org.quartermaster.catalog;

import java.util.Locale;

/** Where a SKU stands in its life. */
public enum LifeCycle {
    NEW, ACTIVE, PHASING_OUT, ENDED;

    /** The name as it stands in tables. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such state */
    public static LifeCycle of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
