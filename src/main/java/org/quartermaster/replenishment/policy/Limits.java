package org.quartermaster.replenishment.policy;

/**
 * Numbers of a rule in units.
 *
 * @param floorUnits    safety stock is never less, ≥ 0
 * @param ceilingUnits  the level is never more, ≥ 0, or {@link #NONE}
 * @param reorderPoint  order at so many or less, ≥ 0; for fixed levels only
 * @param level         order up to, ≥ {@code reorderPoint}; for (s, S) only
 * @param quantity      order multiples of it, ≥ 1; for (R, nQ) only
 * @param capUnits      one order is never more, ≥ 1, or {@link #NONE}: a capped base-stock policy
 */
public record Limits(int floorUnits, int ceilingUnits, int reorderPoint, int level, int quantity, int capUnits) {

    /** Not limited. */
    public static final int NONE = Integer.MAX_VALUE;

    /** @throws IllegalArgumentException if a number is out of range */
    public Limits {
        if (floorUnits < 0 || ceilingUnits < floorUnits || reorderPoint < 0 || level < 0 || quantity < 1 || capUnits < 1) {
            throw new IllegalArgumentException(("Floor (%d) must be ≥ 0 and the ceiling (%d) not below it; reorder point (%d) and level (%d) ≥ 0; "
                    + "quantity (%d) and cap (%d) ≥ 1.").formatted(floorUnits, ceilingUnits, reorderPoint, level, quantity, capUnits));
        }
    }

    /** Nothing limited, nothing fixed. */
    public static Limits none() {
        return new Limits(0, NONE, 0, 0, 1, NONE);
    }
}
