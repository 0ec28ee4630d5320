package org.quartermaster.launcher.bench.jointplan;

import java.util.List;
import java.util.Random;

/**
 * Futures that may happen: demand of every product and week, and how late each supplier's orders are.
 *
 * @param demand {@code [scenario][product][week]} units
 * @param late   {@code [scenario][supplier][week]} weeks that the order of that week is late
 */
public record Draws(int[][][] demand, int[][][] late) {

    /** Futures from a seed; the same generator serves planning and judging, with different seeds. */
    static Draws of(Size size, List<Product> products, int scenarios, long seed) {
        var random = new Random(seed);
        int[][][] demand = new int[scenarios][products.size()][size.weeks()];
        int[][][] late = new int[scenarios][size.suppliers()][size.weeks()];
        for (int k = 0; k < scenarios; k++) {
            double market = Math.exp(0.08 * random.nextGaussian());
            for (int i = 0; i < products.size(); i++) {
                double own = market * Math.exp(0.15 * random.nextGaussian());
                for (int week = 0; week < size.weeks(); week++) {
                    demand[k][i][week] = units(products.get(i).mean()[week] * own, products.get(i).dispersion(), random);
                }
            }
            for (int[] supplier : late[k]) {
                for (int week = 0; week < supplier.length; week++) {
                    double draw = random.nextDouble();
                    supplier[week] = draw < 0.02 ? 2 : draw < 0.12 ? 1 : 0;
                }
            }
        }
        return new Draws(demand, late);
    }

    /** Negative binomial by its Gamma mixture: mean {@code mean}, variance {@code dispersion · mean}. */
    private static int units(double mean, double dispersion, Random random) {
        return poisson(gamma(mean / (dispersion - 1), random) * (dispersion - 1), random);
    }

    /** Marsaglia and Tsang 2000. */
    private static double gamma(double shape, Random random) {
        if (shape < 1) {
            return gamma(shape + 1, random) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }

    private static int poisson(double mean, Random random) {
        if (mean > 200) {
            return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
