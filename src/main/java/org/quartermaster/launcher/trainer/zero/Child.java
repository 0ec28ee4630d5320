package org.quartermaster.launcher.trainer.zero;

import java.io.IOException;
import java.nio.file.Path;
import org.quartermaster.learning.tuning.Lifeline;

/** A program that another one starts in a work folder and that ends with it. */
final class Child {

    /** What it does in its folder. */
    @FunctionalInterface
    interface Errand {
        void run(Path folder) throws IOException;
    }

    private Child() {
    }

    /** Runs and ends this process: 0 when all went well, else 1 after one line that says why. */
    static void run(Errand errand) {
        Lifeline.hold(System.in);
        int exit = 1;
        try {
            errand.run(Path.of("").toAbsolutePath());
            exit = 0;
        } catch (LinkageError | RuntimeException | IOException failure) {
            System.out.println("The training cannot run: " + failure.toString().lines().findFirst().orElse(""));
        }
        Runtime.getRuntime().halt(exit);
    }

    /** How many threads the training library may take; must be said before it is loaded. */
    static void threads(int threads) {
        System.setProperty("ai.djl.pytorch.num_threads", String.valueOf(threads));
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    }
}
