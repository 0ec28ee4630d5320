package org.quartermaster.learning.tuning;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quartermaster.learning.onnx.ExecutionProvider;

/** A program that tunes a network in its working folder: reads {@link TuningTask} and what lies beside it, writes {@link TuningResult}. */
public interface Trainer {

    /** Why it cannot run here and what to do, in one line; empty when it can. */
    Optional<String> obstacle();

    /** Where it will compute and why there, as far as that can be told before; what it really used stands in {@link TuningResult}. */
    ExecutionProvider foreseen();

    /** How it is started. */
    List<String> command(TrainerLimits limits);

    /** What it is told beside that. */
    Map<String, String> environment();
}
