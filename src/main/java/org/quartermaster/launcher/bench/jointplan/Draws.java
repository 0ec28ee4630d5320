package org.quartermaster.launcher.bench.jointplan;

import java.util.List;
import java.util.Random;
import org.quartermaster.launcher.chance.Draw;

/**
 * Futures that may happen: demand of every product and week, and how late each supplier's orders are.
 *
 * @param demand {@code [scenario][product][week]} units
 * @param late   {@code [scenario][supplier][week]} weeks that the order of that week is late
 */
public record Draws(int[][][] demand, int[][][] late) {

    private static final double NORMAL_FROM = 200;

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
        return (int) Draw.poisson(random, Draw.gamma(random, mean / (dispersion - 1)) * (dispersion - 1), NORMAL_FROM);
    }
}
