/**
 * {@code ./qm bench replenishment}: the engines of {@code replenishment.policy} on published instances, ours beside the exact answer. One class per part; a
 * part reads files of its own columns and adds rows to the report.
 */
package org.quartermaster.launcher.bench.replenishment;
