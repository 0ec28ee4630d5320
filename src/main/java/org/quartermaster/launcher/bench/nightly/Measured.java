package org.quartermaster.launcher.bench.nightly;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Arrays;
import java.util.stream.Stream;

/** Seconds of clock and processor since a moment, and what the heap came to. */
public record Measured(double seconds, double processorSeconds) {

    private static Measured now() {
        return new Measured(System.nanoTime() / 1e9, ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9);
    }

    /** Work that is timed. */
    public interface Timed {
        void run() throws Exception;
    }

    /** How long {@code work} took in this process; the database's processor time is not in it. */
    public static Measured of(Timed work) throws Exception {
        Measured before = now();
        work.run();
        Measured after = now();
        return new Measured(after.seconds - before.seconds, after.processorSeconds - before.processorSeconds);
    }

    /** The middle one of an odd number of values, the mean of the two middle ones otherwise. */
    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Largest use of each part of the heap, added up: not less than what was used at any moment, bytes. */
    public static long peakHeap() {
        return heapPools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }

    static void resetPeak() {
        heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static Stream<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }
}
