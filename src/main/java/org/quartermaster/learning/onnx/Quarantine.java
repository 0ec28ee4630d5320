package org.quartermaster.learning.onnx;

/**
 * Why a model is not used any more.
 *
 * @param fault  the kind of fault
 * @param detail what exactly was seen
 */
public record Quarantine(Fault fault, String detail) implements OnnxForecaster.Opening, OnnxForecaster.Outcome {

    /** Kinds of fault. */
    public enum Fault {
        /** The file cannot be read or is no ONNX model. */ UNREADABLE,
        /** The descriptor is missing or wrong. */ DESCRIPTOR,
        /** The model has not the inputs or outputs that the descriptor names. */ OTHER_INPUTS,
        /** The output has another shape or type than described. */ OTHER_SHAPE,
        /** The output holds values that are no finite numbers. */ NO_NUMBERS,
        /** A call took longer than the limit. */ TOO_SLOW,
        /** A call took more memory than the limit. */ TOO_LARGE,
        /** ONNX Runtime refused or failed. */ FAILED,
        /** The thread was interrupted, as when the server stops; the model itself may be good. */ INTERRUPTED,
        /** ONNX Runtime cannot be loaded in this process; the model itself may be good. */ RUNTIME
    }

    /** Whether the model is to blame, and not the process it was to run in. */
    public boolean blamesModel() {
        return fault != Fault.INTERRUPTED && fault != Fault.RUNTIME;
    }
}
