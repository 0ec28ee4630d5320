package org.quartermaster.forecasting.distillation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.quartermaster.learning.onnx.OnnxPackage;
import org.quartermaster.learning.onnx.ShippedModels;

/** How large a student is. It begins with a network of that size that ships and has seen made-up demand only. */
public enum StudentSize {

    /** A seventh of what ships: several times as fast. */
    SMALL("qm-student", ShippedModels.SMALL, 3e-3),
    /** As large as what ships. */
    FULL("qm-student-full", ShippedModels.ZERO, 2e-3);

    private final String student;
    private final String parent;
    private final double rate;

    StudentSize(String student, String parent, double rate) {
        this.student = student;
        this.parent = parent;
        this.rate = rate;
    }

    /** {@code small} or {@code full}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that code; none for any other. */
    public static Optional<StudentSize> of(String code) {
        return Arrays.stream(values()).filter(size -> size.code().equals(code)).findFirst();
    }

    /** Name of what comes of it. */
    public String student() {
        return student;
    }

    /** Highest learning rate of the part that answers for one step. */
    public double rate() {
        return rate;
    }

    OnnxPackage parent() {
        return ShippedModels.content(parent);
    }

    /** The parent's, under the student's name. */
    String descriptor() {
        return parent().descriptor().replace('"' + parent + '"', '"' + student + '"');
    }
}
