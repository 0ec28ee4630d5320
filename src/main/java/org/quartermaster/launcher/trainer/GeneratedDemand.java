package org.quartermaster.launcher.trainer;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.quartermaster.launcher.chance.Draw;

/**
 * Makes daily demand up: negative-binomial counts around level × weekday × year × trend × drift × promotions, intermittent demand, launches, shifts, outliers and stock-outs.
 * What happens in the future part is drawn by the same rules as in the past part.
 */
final class GeneratedDemand {

    private static final double NORMAL_FROM = 40;
    private final int context;
    private final int horizon;

    GeneratedDemand(int context, int horizon) {
        this.context = context;
        this.horizon = horizon;
    }

    /** One series: {@code context + horizon} days, {@code NaN} where the past is not observed. */
    float[] series(SplittableRandom random) {
        int days = context + horizon;
        double[] mean = means(random, days);
        boolean intermittent = random.nextDouble() < 0.3;
        double active = intermittent ? 0.05 + 0.55 * random.nextDouble() : 1;
        double dispersion = logUniform(random, 0.02, 2);
        float[] demand = new float[days];
        for (int t = 0; t < days; t++) {
            boolean sells = !intermittent || random.nextDouble() < active;
            demand[t] = sells ? negativeBinomial(random, mean[t] / active, dispersion) : 0;
        }
        hide(random, demand);
        return demand;
    }

    private double[] means(SplittableRandom random, int days) {
        double[] mean = new double[days];
        Arrays.fill(mean, logUniform(random, 0.03, 100));
        double[] weekday = weekdays(random);
        double swing = 0.4 * random.nextDouble();
        double phase = 2 * Math.PI * random.nextDouble();
        double growth = 0.25 * random.nextGaussian() / context;
        double restlessness = 0.06 * random.nextDouble() * random.nextDouble();
        double drift = 0;
        for (int t = 0; t < days; t++) {
            drift += restlessness * random.nextGaussian();
            mean[t] *= weekday[t % 7] * (1 + swing * Math.sin(2 * Math.PI * t / 365.25 + phase)) * Math.exp(growth * t + drift);
        }
        shift(random, mean);
        promote(random, mean);
        strayDays(random, mean);
        return mean;
    }

    private static double[] weekdays(SplittableRandom random) {
        double spread = 0.6 * random.nextDouble();
        double[] weekday = new double[7];
        double sum = 0;
        for (int d = 0; d < 7; d++) {
            weekday[d] = Math.exp(spread * random.nextGaussian());
            sum += weekday[d];
        }
        for (int d = 0; d < 7; d++) {
            weekday[d] *= 7 / sum;
        }
        return weekday;
    }

    private static void shift(SplittableRandom random, double[] mean) {
        if (random.nextDouble() < 0.15) {
            double factor = Math.exp(0.7 * random.nextGaussian());
            for (int t = random.nextInt(mean.length); t < mean.length; t++) {
                mean[t] *= factor;
            }
        }
    }

    private static void promote(SplittableRandom random, double[] mean) {
        if (random.nextDouble() < 0.35) {
            double uplift = 1.3 + 2.7 * random.nextDouble();
            for (int from = random.nextInt(40); from < mean.length; from += 30 + random.nextInt(31)) {
                int to = Math.min(mean.length, from + 3 + random.nextInt(12));
                for (int t = from; t < to; t++) {
                    mean[t] *= uplift;
                }
            }
        }
    }

    private static void strayDays(SplittableRandom random, double[] mean) {
        if (random.nextDouble() < 0.1) {
            mean[random.nextInt(mean.length)] *= 5 + 5 * random.nextDouble();
        }
    }

    /** Hides the days before a launch and stock-outs of the past. */
    private void hide(SplittableRandom random, float[] demand) {
        if (random.nextDouble() < 0.2) {
            Arrays.fill(demand, 0, random.nextInt(context - 14), Float.NaN);
        }
        if (random.nextDouble() < 0.15) {
            int from = random.nextInt(context);
            Arrays.fill(demand, from, Math.min(context, from + 2 + random.nextInt(13)), Float.NaN);
        }
    }

    private static double logUniform(SplittableRandom random, double low, double high) {
        return low * Math.pow(high / low, random.nextDouble());
    }

    /** Poisson with a gamma-distributed rate: mean μ, variance μ + α μ². */
    private static float negativeBinomial(SplittableRandom random, double mean, double dispersion) {
        return Draw.poisson(random, Draw.gamma(random, 1 / dispersion) * mean * dispersion, NORMAL_FROM);
    }
}
