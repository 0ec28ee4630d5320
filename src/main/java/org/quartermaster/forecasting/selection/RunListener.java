package org.quartermaster.forecasting.selection;

/** Follows a run and may stop it. */
public interface RunListener {

    /** How far it is: text key of the step, units done, units in all. */
    void progress(String step, long done, long total);

    /** A line for the log. */
    void log(String line);

    /** Whether somebody asked to stop; the run then ends with {@link Stopped}. */
    boolean isCancelled();

    /** The run was asked to stop and did. */
    final class Stopped extends RuntimeException {
        Stopped() {
            super("The forecast was cancelled; the last complete one stays.");
        }
    }

    /** @throws Stopped if somebody asked to stop */
    default void check() {
        if (isCancelled()) {
            throw new Stopped();
        }
    }
}
