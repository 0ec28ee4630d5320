package org.quartermaster.launcher.bench.jointplan;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.quartermaster.replenishment.planning.horizon.HorizonSource;
import org.quartermaster.replenishment.policy.Offer.PriceBreak;

/**
 * What is drawn for one SKU in one warehouse.
 *
 * @param mean        {@code [week]} expected units
 * @param dispersion  variance over mean of a week's demand, > 1
 * @param initial     units in stock
 * @param inboundWeek week in which {@code inbound} units come anyway
 * @param costMicros  price per unit at the first supplier
 * @param margin      of a sale, as a share of the cost
 */
public record Product(double[] mean, double dispersion, int initial, int inboundWeek, int inbound, long costMicros, double margin, int centilitres, int grams, int pack,
        int firstSupplier, int secondSupplier) {

    private static final int[] PACKS = {1, 2, 4, 6, 10, 12, 24, 48};

    static Product draw(Size size, Random random, SkuNature nature) {
        double level = nature.level() * Math.exp(0.5 * random.nextGaussian());
        double[] mean = new double[size.weeks()];
        for (int week = 0; week < size.weeks(); week++) {
            mean[week] = level * (1 + nature.swing() * Math.sin(2 * Math.PI * (week + nature.phase()) / 26));
        }
        int lead = Company.leadWeeks(nature.firstSupplier());
        int initial = (int) Math.round(level * (1 + lead * random.nextDouble() + 2 * random.nextDouble()));
        boolean comes = random.nextInt(3) > 0;
        return new Product(mean, 1.2 + 2 * random.nextDouble(), initial, random.nextInt(Math.max(1, lead)), comes ? (int) Math.round(lead * level) : 0,
                nature.costMicros(), nature.margin(), nature.centilitres(), nature.grams(), nature.pack(), nature.firstSupplier(), nature.secondSupplier());
    }

    double level() {
        double sum = 0;
        for (double units : mean) {
            sum += units;
        }
        return sum / mean.length;
    }

    /** What the SKU is in every warehouse. */
    record SkuNature(double level, double swing, double phase, long costMicros, double margin, int centilitres, int grams, int pack, int firstSupplier,
            int secondSupplier) {

        static SkuNature draw(Size size, Random random) {
            double level = Math.min(150, Math.max(0.4, Math.exp(1.5 + random.nextGaussian())));
            long cost = Math.round(Math.exp(2.2 + 0.8 * random.nextGaussian()) * 100) * 10_000;
            int centilitres = (int) Math.max(10, Math.exp(5.3 + 0.8 * random.nextGaussian()));
            int pack = 1;
            for (int candidate : PACKS) {
                pack = candidate <= level * (0.3 + 0.9 * random.nextDouble()) ? candidate : pack;
            }
            int first = random.nextInt(size.suppliers());
            int second = size.suppliers() > 1 && random.nextInt(4) == 0 ? (first + 1 + random.nextInt(size.suppliers() - 1)) % size.suppliers() : -1;
            return new SkuNature(level, 0.4 * random.nextDouble(), 26 * random.nextDouble(), Math.max(100_000, cost), 0.3 + 0.4 * random.nextDouble(), centilitres,
                    (int) (centilitres * (2 + 4 * random.nextDouble())), pack, first, second);
        }
    }

    List<HorizonSource> sources(Random random) {
        var sources = new ArrayList<HorizonSource>();
        sources.add(source(firstSupplier, costMicros, random));
        if (secondSupplier >= 0) {
            sources.add(source(secondSupplier, Math.round(costMicros * (0.98 + 0.06 * random.nextDouble())), random));
        }
        return sources;
    }

    private HorizonSource source(int supplier, long cost, Random random) {
        int minimum = pack * (1 + random.nextInt(2));
        int from = (int) Math.ceil(level() * 4 / pack) * pack;
        List<PriceBreak> breaks = random.nextInt(5) < 2 && from > minimum ? List.of(new PriceBreak(from, Math.round(cost * (0.94 + 0.03 * random.nextDouble()))))
                : List.of();
        int most = (int) Math.ceil(level() * 10 / pack) + 2 * Math.max(1, minimum / pack);
        return new HorizonSource(supplier, cost, breaks, minimum, pack, most, new int[0], new int[0]);
    }
}
