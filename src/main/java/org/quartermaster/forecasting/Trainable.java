package org.quartermaster.forecasting;

import org.quartermaster.learning.tuning.Trainer;
import org.quartermaster.shared.Conflict;

/** Refuses to ask for training where none is possible. */
final class Trainable {

    private Trainable() {
    }

    /** @throws Conflict with what is missing */
    static void require(Trainer trainer) {
        trainer.obstacle().ifPresent(why -> {
            throw new Conflict("forecasting.conflict.trainer", "Nothing can be trained here: " + why + ".", why);
        });
    }
}
