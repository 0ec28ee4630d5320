package org.quartermaster.delivery.planning;

/**
 * How long a driver may be away.
 *
 * @param mostSeconds between leaving the depot and coming back, > 0
 */
public record Duty(int mostSeconds) {
    /** As long as the shift. */
    public static final Duty FREE = new Duty(Integer.MAX_VALUE);

    public Duty {
        if (mostSeconds <= 0) {
            throw new IllegalArgumentException("The longest time away (%d s) must be > 0.".formatted(mostSeconds));
        }
    }

    /** Away for at most so long. */
    public static Duty ofAtMost(int seconds) {
        return new Duty(seconds);
    }
}
