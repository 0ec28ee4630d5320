package org.quartermaster.learning.onnx;

import java.util.Map;

/**
 * The most that a model from elsewhere may take, whatever its descriptor asks for.
 *
 * @param seconds   of one call, and of opening it
 * @param megabytes of memory, likewise
 */
record MostAllowed(int seconds, int megabytes) {

    /** By which an administrator allows more, or less. */
    static final String SECONDS = "QM_MODEL_SECONDS";
    static final String MEGABYTES = "QM_MODEL_MEGABYTES";
    static final MostAllowed USUAL = new MostAllowed(60, 2_048);

    private static final System.Logger LOG = System.getLogger(MostAllowed.class.getName());

    /** As the environment of the server says; what it does not say, or not as a whole number from 1 on, is as usual. */
    static MostAllowed of(Map<String, String> environment) {
        return new MostAllowed(number(environment, SECONDS, USUAL.seconds), number(environment, MEGABYTES, USUAL.megabytes));
    }

    private static int number(Map<String, String> environment, String name, int usual) {
        String said = environment.getOrDefault(name, "").strip();
        if (said.matches("[1-9]\\d{0,6}")) {
            return Integer.parseInt(said);
        }
        if (!said.isEmpty()) {
            LOG.log(System.Logger.Level.WARNING, "{0}={1} is no whole number from 1 on; {2} is taken", name, said, usual);
        }
        return usual;
    }
}
