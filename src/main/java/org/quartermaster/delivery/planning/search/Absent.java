package org.quartermaster.delivery.planning.search;

/** The stops left out of a plan, in the order in which they are looked at. Remembers them at the begin of a step. */
final class Absent {
    final int[] stops;
    int count;
    /** Sum of their priorities. */
    long missing;

    private final int[] priority;
    private final int[] before;
    private int countBefore;
    private long missingBefore;

    Absent(Instance t) {
        stops = new int[t.stops];
        before = new int[t.stops];
        priority = t.priority;
    }

    void add(int stop) {
        stops[count++] = stop;
        missing += priority[stop];
    }

    /** Takes one out; the others keep their order. */
    void remove(int stop) {
        int index = 0;
        while (stops[index] != stop) {
            index++;
        }
        count--;
        System.arraycopy(stops, index + 1, stops, index, count - index);
        missing -= priority[stop];
    }

    /** Opens a step. */
    void begin() {
        countBefore = count;
        missingBefore = missing;
        System.arraycopy(stops, 0, before, 0, count);
    }

    /** Back to those of {@link #begin}. */
    void putBack() {
        count = countBefore;
        missing = missingBefore;
        System.arraycopy(before, 0, stops, 0, count);
    }

    /** Sum of a figure over the stops left out now, less the same over those of {@link #begin}. */
    long more(long[] figures) {
        long more = 0;
        for (int i = 0; i < count; i++) {
            more += figures[stops[i]];
        }
        for (int i = 0; i < countBefore; i++) {
            more -= figures[before[i]];
        }
        return more;
    }
}
