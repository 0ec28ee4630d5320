package org.quartermaster.launcher.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * What happened to one SKU in one warehouse, per day of history. For every day: opening + received + returned + counted − shipped = closing, and the
 * closing of a day is the opening of the next.
 */
final class SeriesHistory {

    /** Stock on the first morning, units. */
    int openingStock;
    /** Units received from suppliers. */
    final int[] received = new int[History.DAYS];
    /** Units that customers sent back, put on the shelf that day. */
    final int[] returned = new int[History.DAYS];
    /** Corrections of stock counts, signed. */
    final int[] counted = new int[History.DAYS];
    /** Units that left, gross of later returns. */
    final int[] shipped = new int[History.DAYS];
    /** Of the units shipped that day, those that came back later, up to yesterday. */
    final int[] cameBack = new int[History.DAYS];
    /** Stock in the evening. */
    final int[] closing = new int[History.DAYS];
    /** Share of the day with stock; 1 unless demand went unserved or the shelf was empty. */
    final float[] inStock = new float[History.DAYS];
    /** Sold yesterday without stock, to be delivered later. */
    int backordered;
    /** Sent to and coming from another warehouse: units that left today's stock, units on the way here. */
    int sent;
    int inTransit;
    final List<Ordered> orders = new ArrayList<>();

    /** Stock now: the closing of yesterday less what was sent to another warehouse. */
    int onHand() {
        return closing[History.YESTERDAY] - sent;
    }
}
