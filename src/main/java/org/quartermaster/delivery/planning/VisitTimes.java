package org.quartermaster.delivery.planning;

/**
 * When a stop is reached and left, seconds since the start of the day.
 *
 * @param stop        index of the stop
 * @param metres      driven from the place before
 * @param drive       seconds driven from the place before
 * @param arrival     second of arrival
 * @param start       second service begins
 * @param leave       second service ends
 * @param lateSeconds start after the last window's end
 */
public record VisitTimes(int stop, int metres, int drive, int arrival, int start, int leave, int lateSeconds) {
    public int waitSeconds() {
        return start - arrival;
    }
}
