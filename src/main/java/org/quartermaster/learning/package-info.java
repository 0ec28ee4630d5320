/**
 * Models as artefacts: {@link org.quartermaster.learning.ModelRegistry} keeps every trained or imported model with its provenance (data range, rows, features, parameters, seed,
 * scores beside the baseline's, library versions, hash) and decides which one answers for a name. The engines {@code features}, {@code boosting} and {@code onnx} are plain Java.
 *
 * <p>Owns the tables {@code model} and {@code model_content}. Never knows what a model is for, never trains on its own. Fires {@code Audited} for every change.
 */
package org.quartermaster.learning;
