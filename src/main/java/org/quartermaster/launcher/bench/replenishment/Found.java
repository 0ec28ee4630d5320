package org.quartermaster.launcher.bench.replenishment;

/**
 * One quantity of a solved textbook instance.
 *
 * @param quantity name
 * @param value    our answer
 */
record Found(String quantity, double value) {
}
