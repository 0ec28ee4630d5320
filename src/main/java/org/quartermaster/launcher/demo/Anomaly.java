package org.quartermaster.launcher.demo;

/** What is planted on purpose, so that the screens have something to find; the truth file lists every one. */
enum Anomaly {
    /** One day sells about eight times the usual. */
    SPIKE_DAY,
    /** Demand more than doubles from a day on. */
    LEVEL_SHIFT,
    /** Demand fades to a tenth over four months. */
    SLOW_DEATH,
    /** A purchase of about a year's demand. */
    OVERSTOCK,
    /** No demand for more than half a year, stock left. */
    DEAD,
    /** A good seller with a few days of stock left and nothing on order. */
    NEAR_STOCK_OUT
}
