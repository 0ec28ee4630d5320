package org.quartermaster.launcher.bench.replenishment;

/**
 * An instance that cannot be solved.
 *
 * @param line   line of its file, or its place in it; from 1
 * @param reason why, with the values
 */
record BadRow(int line, String reason) {
}
