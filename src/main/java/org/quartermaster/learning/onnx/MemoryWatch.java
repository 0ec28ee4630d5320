package org.quartermaster.learning.onnx;

/** Tells how much memory was taken since it began to watch. */
@FunctionalInterface
interface MemoryWatch {

    /** Megabytes taken since, 0 when unknown. */
    long megabytes();
}
