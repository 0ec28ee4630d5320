/**
 * Runs forecasting models that others or we exported to ONNX: {@link org.quartermaster.learning.onnx.OnnxForecaster} opens a {@code .onnx} file beside its
 * {@link org.quartermaster.learning.onnx.ModelDescriptor} and turns histories into quantiles. On the GPU when the CUDA provider loads, else on the CPU, and says
 * which and why. A model that is corrupt, shaped otherwise than described, too slow or produces no numbers is quarantined with a reason, never an exception.
 * The only package that imports ONNX Runtime.
 */
package org.quartermaster.learning.onnx;
