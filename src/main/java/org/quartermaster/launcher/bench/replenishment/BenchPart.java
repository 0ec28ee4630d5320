package org.quartermaster.launcher.bench.replenishment;

import java.io.IOException;
import java.nio.file.Path;

/** One part of the bench: what it is called, which files it can read, what it does with one. */
interface BenchPart {

    /** Heading of the table and name in {@code results.json}. */
    String name();

    /** Whether {@code file} holds instances of this part. */
    boolean reads(Path file) throws IOException;

    /** Solves every instance of {@code file}. */
    void run(Path file, PartReport report) throws IOException;
}
