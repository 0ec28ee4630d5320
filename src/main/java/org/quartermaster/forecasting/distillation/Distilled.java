package org.quartermaster.forecasting.distillation;

import org.quartermaster.learning.onnx.ExecutionProvider;
import org.quartermaster.learning.onnx.OnnxPackage;
import org.quartermaster.learning.tuning.TuningResult;

/**
 * What came of a distillation.
 *
 * @param student    the small network with its descriptor; null when it learned nothing
 * @param training   how it was trained
 * @param lessons    that the teacher gave
 * @param difference largest relative difference between what libtorch and what ONNX Runtime compute, NaN without a student
 * @param grades     null without a student
 * @param provider   where the student was graded and why there, null without one
 */
public record Distilled(OnnxPackage student, TuningResult training, int lessons, double difference, Grades grades, ExecutionProvider provider) {
}
