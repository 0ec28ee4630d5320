package org.quartermaster.learning.onnx;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * How much memory outside the Java heap the process took since the watch began: what a model's call allocates. Other native memory of the process counts too, so that limits must be generous;
 * where the system does not tell (no {@code /proc}), nothing is watched.
 */
final class ProcessMemory implements MemoryWatch {

    private static final Path STATUS = Path.of("/proc/self/status");
    private final OptionalLong before = besideHeap();

    @Override
    public long megabytes() {
        OptionalLong now = besideHeap();
        return before.isEmpty() || now.isEmpty() ? 0 : Math.max(0, now.getAsLong() - before.getAsLong());
    }

    /** Resident memory less the heap, MB; below 0 while much of the heap has not been touched yet, which says nothing and changes nothing of the difference. */
    private static OptionalLong besideHeap() {
        try {
            long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted() >> 20;
            return Files.readAllLines(STATUS).stream().filter(line -> line.startsWith("VmRSS:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 - heap).findFirst();
        } catch (IOException notTold) {
            return OptionalLong.empty();
        }
    }
}
