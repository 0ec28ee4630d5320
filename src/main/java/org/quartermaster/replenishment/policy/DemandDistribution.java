package org.quartermaster.replenishment.policy;

import java.util.Arrays;
import org.quartermaster.replenishment.policy.stochastic.Normal;

/**
 * Demand over some days as a distribution of whole units, fitted by its first two moments.
 *
 * <p>Negative binomial while the variance exceeds the mean (the usual case for retail demand; Silver, Pyke and Thomas, Inventory and Production
 * Management in Supply Chains, 4th ed. 2017), Poisson when it does not, normal with continuity correction above a mean of {@value #NORMAL_FROM}.
 *
 * @param mean     units, ≥ 0
 * @param variance units², ≥ 0
 */
public record DemandDistribution(double mean, double variance) {

    static final int NORMAL_FROM = 400;
    private static final double ONLY_POISSON = 1.0001;

    /** @throws IllegalArgumentException if a moment is negative or not a number */
    public DemandDistribution {
        if (!(mean >= 0) || !(variance >= 0) || Double.isInfinite(mean) || Double.isInfinite(variance)) {
            throw new IllegalArgumentException("Demand mean (%s) and variance (%s) must be finite and ≥ 0.".formatted(mean, variance));
        }
    }

    /** The least x with P(demand ≤ x) ≥ {@code probability}; probability in 0…0.9999. */
    public int quantile(double probability) {
        return quantiles(probability)[0];
    }

    /**
     * As {@link #quantile} for several probabilities at once.
     *
     * @param probabilities ascending, in 0…0.9999
     */
    public int[] quantiles(double... probabilities) {
        if (mean == 0) {
            return new int[probabilities.length];
        }
        return isNormal() ? normalQuantiles(probabilities) : discreteQuantiles(probabilities);
    }

    private int[] normalQuantiles(double[] probabilities) {
        double deviation = Math.sqrt(variance);
        return Arrays.stream(probabilities)
                .mapToInt(p -> (int) Math.max(0, Math.ceil(mean + deviation * Normal.quantile(p) - 0.5))).toArray();
    }

    private int[] discreteQuantiles(double[] probabilities) {
        int[] found = new int[probabilities.length];
        var steps = new Steps();
        int next = 0;
        while (next < found.length) {
            if (steps.cumulative >= probabilities[next] - 1e-12 || steps.isSpent()) {
                found[next++] = steps.x;
            } else {
                steps.advance();
            }
        }
        return found;
    }

    /** P(demand ≤ x). */
    public double cumulative(int x) {
        if (x < 0) {
            return 0;
        }
        if (mean == 0) {
            return 1;
        }
        if (isNormal()) {
            return Normal.cumulative((x + 0.5 - mean) / Math.sqrt(variance));
        }
        var steps = new Steps();
        while (steps.x < x && !steps.isSpent()) {
            steps.advance();
        }
        return Math.min(1, steps.cumulative);
    }

    /**
     * Expected units of demand beyond {@code stock}: E[(D − stock)⁺], the first-order loss function.
     *
     * <p>For stock ≥ 0: mean − stock + Σ_{x ≤ stock} (stock − x)·P(x); below zero the debt is added to the mean.
     */
    public double loss(double stock) {
        if (stock <= 0) {
            return mean - stock;
        }
        if (mean == 0) {
            return 0;
        }
        if (isNormal()) {
            return Normal.loss(mean, Math.sqrt(variance), stock);
        }
        var steps = new Steps();
        double left = stock * steps.probability;
        while (steps.x + 1 < stock && !steps.isSpent()) {
            steps.advance();
            left += (stock - steps.x) * steps.probability;
        }
        return Math.max(0, mean - stock + left);
    }

    /**
     * The least level whose expected lost demand E[(D − level)⁺] does not exceed {@code allowed}.
     *
     * @param allowed units ≥ 0
     */
    public int levelForLoss(double allowed) {
        int high = Math.max(1, (int) Math.ceil(mean));
        while (loss(high) > allowed && high < 1 << 29) {
            high *= 2;
        }
        int low = 0;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (loss(middle) <= allowed) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private boolean isNormal() {
        return mean >= NORMAL_FROM;
    }

    /** Walks the probabilities upward: P(0), P(1), … */
    private final class Steps {
        private static final int MOST = 20_000;
        private final double size = variance > mean * ONLY_POISSON ? mean * mean / (variance - mean) : Double.POSITIVE_INFINITY;
        private final double ratio = Double.isInfinite(size) ? 0 : mean / (mean + size);
        private int x;
        private double probability = Double.isInfinite(size) ? Math.exp(-mean) : Math.exp(-size * Math.log1p(mean / size));
        private double cumulative = probability;

        void advance() {
            probability *= Double.isInfinite(size) ? mean / (x + 1) : (x + size) / (x + 1) * ratio;
            x++;
            cumulative += probability;
        }

        boolean isSpent() {
            return x >= MOST || (x > mean && probability < 1e-15);
        }
    }
}
