/**
 * Forecast metrics as in the literature: pinball loss, WQL, WAPE, bias, MASE, RMSSE, coverage.
 *
 * <p>Streaming accumulators over primitives; a missing actual (NaN) is skipped, never counted as zero. Decides nothing, keeps nothing, fires nothing.
 */
package org.quartermaster.learning.evaluation;
