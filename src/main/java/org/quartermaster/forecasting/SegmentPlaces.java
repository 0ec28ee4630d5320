package org.quartermaster.forecasting;

/**
 * How many segments one server makes side by side: one for each two processors, as a training keeps two busy and further ones less and less, and one for each {@value #HEAP_MIB} MiB of heap beyond the
 * {@value #OTHERS_MIB} MiB that stay for everything else; at least one, at most {@value #MOST}, as more would leave too few of a server's sixteen threads for jobs to other work. A heap of 4 GiB bears two, one of
 * 3 GiB one.
 *
 * @param processors of the machine
 * @param heapBytes  most that the heap may grow to
 */
record SegmentPlaces(int processors, long heapBytes) {

    /** What a segment is allowed. */
    private static final long HEAP_MIB = 1_536;
    private static final long OTHERS_MIB = 1_024;
    private static final int PROCESSORS = 2;
    private static final int MOST = 8;
    /** Half of that may hold series; a segment with more reads them again instead. {@link Segments#MOST_SERIES} take three quarters of it. */
    static final long SERIES_BYTES = HEAP_MIB / 2 << 20;

    static SegmentPlaces here() {
        return new SegmentPlaces(Runtime.getRuntime().availableProcessors(), Runtime.getRuntime().maxMemory());
    }

    int atOnce() {
        long byHeap = ((heapBytes >> 20) - OTHERS_MIB) / HEAP_MIB;
        return bounded(Math.min(processors / PROCESSORS, byHeap));
    }

    /** At least one, as runs would wait for ever without; at most what leaves threads to others. */
    static int bounded(long wanted) {
        return Math.clamp(wanted, 1, MOST);
    }
}
