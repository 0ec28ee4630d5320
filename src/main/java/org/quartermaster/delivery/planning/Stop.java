package org.quartermaster.delivery.planning;

import java.util.List;

/**
 * A place to visit once.
 *
 * @param id             the caller's number for it
 * @param location       its row in the travel matrix
 * @param demand         what is unloaded
 * @param windows        when service may begin, one or more, sorted and apart
 * @param serviceSeconds time at the stop, ≥ 0
 * @param priority       weight of leaving it out, compared before money; 0 for a stop that may be left out for {@code penaltyCents}
 * @param penaltyCents   money lost when it is left out, ≥ 0
 * @param lateCents      money per hour after the last window's end; 0 when the window is hard
 * @param skills         bits that the vehicle must have
 * @param lockedVehicle  index of the only vehicle that may visit it, or {@link #ANY}
 */
public record Stop(long id, int location, Load demand, List<Window> windows, int serviceSeconds, int priority, long penaltyCents, int lateCents,
                   int skills, int lockedVehicle) {
    /** Any vehicle may come. */
    public static final int ANY = -1;

    public Stop {
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("Stop %d has no window; give Window.ALL_DAY.".formatted(id));
        }
        if (serviceSeconds < 0 || priority < 0 || penaltyCents < 0 || lateCents < 0) {
            throw new IllegalArgumentException("Stop %d: service (%d s), priority (%d), penalty (%d), lateness (%d) must be ≥ 0."
                    .formatted(id, serviceSeconds, priority, penaltyCents, lateCents));
        }
        windows = windows.stream().sorted().toList();
    }

    /** A stop that must be served in one hard window by any vehicle. */
    public static Stop of(long id, int location, Load demand, Window window, int serviceSeconds) {
        return new Stop(id, location, demand, List.of(window), serviceSeconds, 1, 0, 0, 0, ANY);
    }

    /** The end of the last window. */
    public int lastEnd() {
        return windows.getLast().to();
    }

    /** The same stop, for one vehicle only (or {@link #ANY}). */
    public Stop lockedTo(int vehicle) {
        return new Stop(id, location, demand, windows, serviceSeconds, priority, penaltyCents, lateCents, skills, vehicle);
    }

    /** The same stop with other windows. */
    public Stop within(List<Window> others) {
        return new Stop(id, location, demand, others, serviceSeconds, priority, penaltyCents, lateCents, skills, lockedVehicle);
    }

    /** The same stop that may be left out for this much money. */
    public Stop optional(long cents) {
        return new Stop(id, location, demand, windows, serviceSeconds, 0, cents, lateCents, skills, lockedVehicle);
    }

    /** The same stop with a window that may be missed for this much money per hour. */
    public Stop late(int centsPerHour) {
        return new Stop(id, location, demand, windows, serviceSeconds, priority, penaltyCents, centsPerHour, skills, lockedVehicle);
    }

    /** The same stop with other needs; see the fields. */
    public Stop needing(int otherSkills, int otherPriority, long otherPenalty, int otherLate) {
        return new Stop(id, location, demand, windows, serviceSeconds, otherPriority, otherPenalty, otherLate, otherSkills, lockedVehicle);
    }

    /** The same stop with another time of service. */
    public Stop lasting(int seconds) {
        return new Stop(id, location, demand, windows, seconds, priority, penaltyCents, lateCents, skills, lockedVehicle);
    }
}
