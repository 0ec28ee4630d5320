package org.quartermaster.launcher.bench.routing;

import java.nio.file.Path;

/** A file that is not what its format asks for: where, and why. */
final class MalformedInstance extends Exception {
    private static final long serialVersionUID = 1;

    /** @param line 1 for the first */
    MalformedInstance(Path file, int line, String reason) {
        super("%s, line %d: %s".formatted(file, line, reason));
    }
}
