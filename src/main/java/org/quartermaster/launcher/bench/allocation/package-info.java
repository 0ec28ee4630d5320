/** {@code ./qm bench allocation}: replays past orders of public data sets under every strategy, and measures the batch optimum beside its bound. */
package org.quartermaster.launcher.bench.allocation;
