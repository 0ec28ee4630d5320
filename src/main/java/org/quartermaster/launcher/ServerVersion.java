package org.quartermaster.launcher;

import java.util.regex.Pattern;

/** A database server's own word about itself, as {@code select version()} answers it. */
record ServerVersion(boolean isMariaDb, int major, int minor) {

    /** What is new enough, in words. */
    static final String NEEDED = "MySQL 8.0 or newer (8.4 is advised) or MariaDB 10.11 or newer";

    /** MariaDB has long put {@code 5.5.5-} before its version, for clients that would not believe a 10. */
    private static final Pattern FORM = Pattern.compile("(?:5\\.5\\.5-(?=1\\d\\.))?(\\d+)\\.(\\d+).*");

    /** @throws IllegalArgumentException if there is no version in it */
    static ServerVersion of(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("\"%s\" is no version of a database server.".formatted(text));
        }
        return new ServerVersion(text.contains("MariaDB"), Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    boolean isTooOld() {
        return isMariaDb ? major < 10 || major == 10 && minor < 11 : major < 8;
    }

    @Override
    public String toString() {
        return (isMariaDb ? "MariaDB " : "MySQL ") + major + "." + minor;
    }
}
