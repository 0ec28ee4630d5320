package org.quartermaster.launcher;

import java.util.function.Consumer;

/** The demo company, made when the database holds no company yet. */
final class FirstCompany {

    private FirstCompany() {
    }

    static void makeWhenEmpty(DatabaseAddress database, RunOptions options, Consumer<String> say) {
        say.accept("demo company: not built in yet");
    }
}
