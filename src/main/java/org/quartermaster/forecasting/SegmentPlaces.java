package org.quartermaster.forecasting;

/**
 * How many segments one server makes side by side: one for each two processors, as a training keeps two busy and further ones less and less, and one for each {@value #HEAP_MIB} MiB of heap beyond the
 * {@value #OTHERS_MIB} MiB that stay for everything else; at least one. With the usual heap of 4 GB that is two from four processors on.
 *
 * @param processors of the machine
 * @param heapBytes  most that the heap may grow to
 */
record SegmentPlaces(int processors, long heapBytes) {

    /** What a segment of {@link Segments#MOST_SERIES} series needs at most. */
    private static final long HEAP_MIB = 1_536;
    private static final long OTHERS_MIB = 1_024;
    private static final int PROCESSORS = 2;
    /** Half of that may hold series; a segment with more reads them again instead. {@link Segments#MOST_SERIES} take three quarters of it. */
    static final long SERIES_BYTES = HEAP_MIB / 2 << 20;

    static SegmentPlaces here() {
        return new SegmentPlaces(Runtime.getRuntime().availableProcessors(), Runtime.getRuntime().maxMemory());
    }

    int atOnce() {
        long byHeap = ((heapBytes >> 20) - OTHERS_MIB) / HEAP_MIB;
        return (int) Math.max(1, Math.min(processors / PROCESSORS, byHeap));
    }
}
