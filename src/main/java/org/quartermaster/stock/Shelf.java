package org.quartermaster.stock;

/**
 * The books of one SKU in one warehouse, in units, as customer orders change them. What is claimed is reserved as far as it is on hand; the rest is
 * backordered, and freed units go to those who wait.
 *
 * @param reserved    claimed and on hand
 * @param backordered claimed and not there
 */
record Shelf(int onHand, int reserved, int backordered) {

    /** More units are claimed, or with a negative number fewer. */
    Shelf claim(int units) {
        return books(onHand, reserved + backordered + units);
    }

    /** Claimed units leave: as many as the books have; the claim ends either way. */
    Shelf ship(int units) {
        return books(onHand - Math.min(units, Math.max(0, onHand)), reserved + backordered - units);
    }

    private static Shelf books(int onHand, int claimed) {
        int all = Math.max(0, claimed);
        int there = Math.min(Math.max(0, onHand), all);
        return new Shelf(onHand, there, all - there);
    }
}
