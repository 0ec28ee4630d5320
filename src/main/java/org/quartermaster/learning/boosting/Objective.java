package org.quartermaster.learning.boosting;

/** What a boosted model minimises, and thereby what it predicts. */
public sealed interface Objective {

    /** ½ (y − f)²: the mean. */
    record Squared() implements Objective {
    }

    /**
     * Pinball loss (Koenker and Bassett 1978): p (y − f) when y ≥ f, else (1 − p) (f − y): the quantile.
     *
     * @param level p, in (0, 1)
     */
    record Pinball(double level) implements Objective {
        public Pinball {
            if (!(level > 0 && level < 1)) {
                throw new IllegalArgumentException("The quantile level (%s) must lie between 0 and 1.".formatted(level));
            }
        }
    }

    /** exp(f) − y f: the mean of counts, log link, targets ≥ 0. */
    record Poisson() implements Objective {
    }

    /**
     * −y exp((1 − ρ) f) / (1 − ρ) + exp((2 − ρ) f) / (2 − ρ): the mean of counts with many zeros, log link, targets ≥ 0 (Jørgensen 1987).
     *
     * @param power ρ, in (1, 2)
     */
    record Tweedie(double power) implements Objective {
        public Tweedie {
            if (!(power > 1 && power < 2)) {
                throw new IllegalArgumentException("The Tweedie variance power (%s) must lie between 1 and 2.".formatted(power));
            }
        }
    }

    /** Whether trees add up to the logarithm of the prediction. */
    default boolean logLink() {
        return switch (this) {
            case Poisson _, Tweedie _ -> true;
            case Squared _, Pinball _ -> false;
        };
    }

    /** The prediction for a sum of trees. */
    default double response(double raw) {
        return logLink() ? Math.exp(raw) : raw;
    }
}
