package org.quartermaster.replenishment.policy;

/** How a rule decides when to order and how much to keep. */
public enum Method {
    /** P(no stock-out in a replenishment cycle) is at least the service level. */
    CYCLE_SERVICE,
    /** The share of demand that is served at once is at least the service level. */
    FILL_RATE,
    /** The level at which one more unit costs as much to hold as it earns: no service level to maintain. */
    ECONOMIC,
    /** (s, S): at the reorder point or less, order up to the level. */
    MIN_MAX,
    /** (R, nQ): at the reorder point or less, order a multiple of the quantity. */
    POINT_AND_QUANTITY,
    /** As cycle service, but an order lasts only until the next can be placed, whatever an order costs. */
    LOT_FOR_LOT,
    /** Never ordered. */
    DO_NOT_STOCK;

    /** Whether the reorder point is a number of the rule and does not follow the forecast. */
    public boolean hasFixedLevels() {
        return this == MIN_MAX || this == POINT_AND_QUANTITY;
    }

    /** The name as it stands in tables. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such method */
    public static Method of(String code) {
        return valueOf(code.toUpperCase(java.util.Locale.ROOT));
    }
}
