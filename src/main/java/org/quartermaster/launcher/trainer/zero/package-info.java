/**
 * Trains {@code qm-zero}, the forecaster that needs no training on a company's data: one network written once over {@link org.quartermaster.launcher.trainer.zero.Operators}, computed by
 * libtorch while it learns and written as an ONNX graph when it is done. Never runs in the server; libtorch comes with the Maven profile {@code train}.
 */
package org.quartermaster.launcher.trainer.zero;
