package org.quartermaster.learning.onnx;

/** A fault seen while a model ran; never leaves this package. */
final class FaultyModel extends Exception {

    private static final long serialVersionUID = 1L;

    private final Quarantine.Fault fault;

    FaultyModel(Quarantine.Fault fault, String detail) {
        super(detail);
        this.fault = fault;
    }

    Quarantine quarantine() {
        return new Quarantine(fault, getMessage());
    }
}
