package org.quartermaster.replenishment.policy.stochastic;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Demand of one period as probabilities of 0, 1, 2 … units.
 *
 * <p>Unbounded distributions are cut where less than {@value #CUT} is left above; what is left is not moved, so {@link #mean} and {@link #loss} stay exact.
 */
public final class DiscreteDemand {

    private static final double CUT = 1e-15;
    private static final int MOST = 5_000_000;

    private final double[] probability;
    private final double[] cumulative;
    private final double[] below;
    private final double mean;

    private DiscreteDemand(double[] probability, double mean) {
        this.probability = probability;
        this.mean = mean;
        this.cumulative = new double[probability.length];
        this.below = new double[probability.length];
        double sum = 0;
        for (int x = 0; x < probability.length; x++) {
            below[x] = x == 0 ? 0 : below[x - 1] + sum;
            sum += probability[x];
            cumulative[x] = Math.min(1, sum);
        }
    }

    /**
     * From probabilities, {@code [units]}.
     *
     * @throws IllegalArgumentException if one is negative or they do not add up to 1 ± 1e-6
     */
    public static DiscreteDemand of(double... probability) {
        double sum = 0;
        double mean = 0;
        for (int x = 0; x < probability.length; x++) {
            if (!(probability[x] >= 0)) {
                throw new IllegalArgumentException("The probability of %d units (%s) must be ≥ 0.".formatted(x, probability[x]));
            }
            sum += probability[x];
            mean += x * probability[x];
        }
        if (Math.abs(sum - 1) > 1e-6) {
            throw new IllegalArgumentException("The probabilities add up to %s, not to 1.".formatted(sum));
        }
        return new DiscreteDemand(probability.clone(), mean);
    }

    /** From units and their probabilities. */
    public static DiscreteDemand of(Map<Integer, Double> probabilities) {
        double[] probability = new double[probabilities.keySet().stream().mapToInt(Integer::intValue).max().orElse(0) + 1];
        probabilities.forEach((units, p) -> probability[units] = p);
        return of(probability);
    }

    /** Poisson; mean ≥ 0. */
    public static DiscreteDemand poisson(double mean) {
        checkMean(mean);
        return grown(x -> mean / (x + 1), mean);
    }

    /** Geometric on 0, 1, 2 …: P(x) = (1 − q)·qˣ with q = mean / (1 + mean). */
    public static DiscreteDemand geometric(double mean) {
        return negativeBinomial(mean, mean * (1 + mean));
    }

    /** Negative binomial by its moments; Poisson when the variance does not exceed the mean. */
    public static DiscreteDemand negativeBinomial(double mean, double variance) {
        checkMean(mean);
        if (!(variance > mean * 1.000001)) {
            return poisson(mean);
        }
        double size = mean * mean / (variance - mean);
        double q = mean / (mean + size);
        return grown(x -> (x + size) / (x + 1) * q, mean);
    }

    private static void checkMean(double mean) {
        if (!(mean >= 0) || mean > MOST / 10.0) {
            throw new IllegalArgumentException("Mean demand (%s) must lie in 0…%d.".formatted(mean, MOST / 10));
        }
    }

    private interface Ratio {
        /** P(x + 1) / P(x). */
        double at(int x);
    }

    /** From the mean outward by the ratio of neighbours, then divided by the sum: nothing underflows. */
    private static DiscreteDemand grown(Ratio ratio, double mean) {
        int start = (int) Math.floor(mean);
        double[] weight = new double[start * 2 + 64];
        weight[start] = 1;
        double sum = 1;
        for (int x = start; x > 0; x--) {
            weight[x - 1] = weight[x] / ratio.at(x - 1);
            sum += weight[x - 1];
        }
        int x = start;
        while (x < MOST && (x <= mean || weight[x] * Math.max(1, x) > CUT * sum * Math.max(1e-3, 1 - ratio.at(x)))) {
            if (x + 1 == weight.length) {
                weight = Arrays.copyOf(weight, weight.length * 2);
            }
            weight[x + 1] = weight[x] * ratio.at(x);
            sum += weight[++x];
        }
        double[] probability = Arrays.copyOf(weight, x + 1);
        double total = sum;
        Arrays.setAll(probability, units -> probability[units] / total);
        return new DiscreteDemand(probability, mean);
    }

    public double mean() {
        return mean;
    }

    public double variance() {
        double sum = 0;
        for (int x = 0; x < probability.length; x++) {
            sum += (x - mean) * (x - mean) * probability[x];
        }
        return sum;
    }

    /** The most units that count. */
    public int most() {
        return probability.length - 1;
    }

    /** P(demand = units). */
    public double probability(int units) {
        return units < 0 || units >= probability.length ? 0 : probability[units];
    }

    /** P(demand ≤ units). */
    public double cumulative(int units) {
        return units < 0 ? 0 : cumulative[Math.min(units, cumulative.length - 1)];
    }

    /** The least units with P(demand ≤ units) ≥ {@code share}; share in 0…1. */
    public int quantile(double share) {
        int low = 0;
        int high = cumulative.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] >= share - 1e-13) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** E[(demand − stock)⁺]. */
    public double loss(int stock) {
        return stock <= 0 ? mean - stock : Math.max(0, mean - stock + left(stock));
    }

    /** E[(stock − demand)⁺]. */
    public double left(int stock) {
        if (stock <= 0) {
            return 0;
        }
        int last = below.length - 1;
        return stock <= last ? below[stock] : below[last] + (stock - last);
    }

    /** Demand of this and an independent {@code other} together. */
    public DiscreteDemand plus(DiscreteDemand other) {
        double[] sum = new double[probability.length + other.probability.length - 1];
        for (int x = 0; x < probability.length; x++) {
            for (int y = 0; y < other.probability.length; y++) {
                sum[x + y] += probability[x] * other.probability[y];
            }
        }
        return new DiscreteDemand(trimmed(sum), mean + other.mean);
    }

    /** Demand of {@code periods} independent periods, periods ≥ 0. */
    public DiscreteDemand over(int periods) {
        DiscreteDemand sum = of(1);
        for (int i = 0; i < periods; i++) {
            sum = sum.plus(this);
        }
        return sum;
    }

    private static double[] trimmed(double[] probability) {
        int last = probability.length - 1;
        double tail = 0;
        while (last > 0 && tail + probability[last] < CUT) {
            tail += probability[last--];
        }
        return Arrays.copyOf(probability, last + 1);
    }

    /** One random demand. */
    public int draw(SplittableRandom random) {
        return quantile(random.nextDouble());
    }
}
