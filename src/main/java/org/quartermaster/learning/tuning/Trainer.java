package org.quartermaster.learning.tuning;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A program that tunes a network in its working folder: reads {@link TuningTask} and what lies beside it, writes {@link TuningResult}. */
public interface Trainer {

    /** Why it cannot run here and what to do, in one line; empty when it can. */
    Optional<String> obstacle();

    /** How it is started. */
    List<String> command(TrainerLimits limits);

    /** What it is told beside that. */
    Map<String, String> environment();
}
