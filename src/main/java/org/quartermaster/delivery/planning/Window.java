package org.quartermaster.delivery.planning;

/**
 * A stretch of the planned day, both ends included.
 *
 * @param from first second, counted from the start of the planned day
 * @param to   last second, ≥ from
 */
public record Window(int from, int to) implements Comparable<Window> {
    /** No limit in a day and a half. */
    public static final Window ALL_DAY = new Window(0, 36 * 3600);

    public Window {
        if (to < from) {
            throw new IllegalArgumentException("Window %d…%d s ends before it starts. Maybe its ends are swapped.".formatted(from, to));
        }
    }

    @Override
    public int compareTo(Window other) {
        return Integer.compare(from, other.from);
    }
}
