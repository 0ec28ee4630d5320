package org.quartermaster.launcher;

/**
 * What {@code java -jar} enters. Built for Java 11, so that an older Java can still say in one line what is missing instead of failing to read the classes; uses nothing
 * of ours by name for the same reason.
 */
public final class Start {

    static final int NEEDED = 25;

    private Start() {
    }

    public static void main(String[] arguments) throws ReflectiveOperationException {
        int found = Runtime.version().feature();
        if (found < NEEDED) {
            System.err.println(refusal(found, System.getProperty("java.home")));
            System.exit(2);
        }
        Class.forName("org.quartermaster.launcher.Launcher").getMethod("main", String[].class).invoke(null, (Object) arguments);
    }

    static String refusal(int found, String home) {
        return "quartermaster: needs Java " + NEEDED + " or newer, this is Java " + found + " in " + home + ". Start it with ./qm run, which looks for one, or install a JDK "
                + NEEDED + " (for example Eclipse Temurin).";
    }
}
