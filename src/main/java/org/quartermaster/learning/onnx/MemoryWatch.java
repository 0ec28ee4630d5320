package org.quartermaster.learning.onnx;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much memory outside the Java heap the process took since the watch began: what a model's call allocates. Other native memory of the process counts too, so that limits must be generous;
 * where the system does not tell (no {@code /proc}), nothing is watched.
 */
final class MemoryWatch {

    private static final Path STATUS = Path.of("/proc/self/status");
    private final long before = nativeMegabytes();

    /** Megabytes taken since, 0 when unknown. */
    long megabytes() {
        return before < 0 ? 0 : Math.max(0, nativeMegabytes() - before);
    }

    private static long nativeMegabytes() {
        try {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith("VmRSS:")) {
                    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted() >> 20;
                    return Math.max(0, Long.parseLong(line.replaceAll("\\D", "")) / 1024 - heap);
                }
            }
            return -1;
        } catch (IOException notTold) {
            return -1;
        }
    }
}
