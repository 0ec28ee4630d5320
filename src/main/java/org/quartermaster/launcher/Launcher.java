package org.quartermaster.launcher;

import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;

/** {@code java -jar quartermaster.jar [run] [options]}, entered through {@link Start}. */
public final class Launcher {

    /** Held strongly: the JDK forgets the level of a logger that nobody holds. */
    private static final Logger QUIET = Logger.getLogger("org.flywaydb");

    private Launcher() {
    }

    public static void main(String[] arguments) {
        QUIET.setLevel(Level.SEVERE);
        try {
            start(arguments);
        } catch (Refusal refusal) {
            System.err.println("quartermaster: " + refusal.getMessage());
            System.exit(2);
        } catch (Exception failure) {
            System.err.println("quartermaster: could not start. " + failure);
            failure.printStackTrace();
            System.exit(1);
        }
    }

    private static void start(String[] arguments) throws Exception {
        boolean named = arguments.length > 0 && !arguments[0].startsWith("-");
        String command = named ? arguments[0] : "run";
        String[] rest = named ? Arrays.copyOfRange(arguments, 1, arguments.length) : arguments;
        switch (command) {
            case "run" -> new Cockpit(RunOptions.parse(rest, System.getenv())).run();
            case "help" -> System.out.println(RunOptions.USAGE);
            default -> throw new Refusal("there is no command \"%s\".%n%s".formatted(command, RunOptions.USAGE));
        }
    }
}
