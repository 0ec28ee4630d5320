package org.quartermaster.launcher.demo;

/**
 * One purchase order line of the past.
 *
 * @param supplier   index
 * @param day        order day
 * @param units      ordered
 * @param firstDay   day of the first receipt, may lie in the future; −1 for none
 * @param firstUnits units of the first receipt
 * @param restDay    day of the second receipt, −1 for none
 * @param restUnits  units of the second receipt
 * @param cancelled  nothing will come any more
 */
record Ordered(int supplier, int site, Sku sku, int day, int units, int firstDay, int firstUnits, int restDay, int restUnits, boolean cancelled) {

    int received() {
        int units = firstDay < History.DAYS ? firstUnits : 0;
        return restDay >= 0 && restDay < History.DAYS ? units + restUnits : units;
    }

    /** Something is still to come. */
    boolean open() {
        return !cancelled && (firstDay >= History.DAYS || restDay >= History.DAYS);
    }

    /** The last receipt is in, but units are missing. */
    boolean closedShort() {
        return !open() && received() < units;
    }
}
