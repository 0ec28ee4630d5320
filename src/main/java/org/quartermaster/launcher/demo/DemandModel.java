package org.quartermaster.launcher.demo;

/**
 * The true demand of one SKU: mean per warehouse and day = rate × warehouse share × season, week and events × trend × life cycle × a slow wander ×
 * (price / first price)^−elasticity × planted anomalies; the count is negative binomial round it, or rare lots for spare parts.
 */
final class DemandModel {

    /** First day of a planted level shift. */
    static final int SHIFT_DAY = History.DAYS - 40;
    static final double SHIFT = 2.3;
    /** First day of a planted slow death and the share that is left at its end. */
    static final int DEATH_DAY = History.DAYS - 130;
    static final double DEATH = 0.08;
    /** First day without any demand for a dead SKU. */
    static final int DEAD_DAY = History.DAYS - 210;
    static final double SPIKE = 8;

    private final Sku sku;
    private final long seed;
    private final double[] common = new double[History.END];

    DemandModel(Sku sku, Prices prices, long seed) {
        this.sku = sku;
        this.seed = seed;
        var dice = Dice.of(seed, "wander", sku.id());
        double[] list = prices.listPrices();
        double wander = 0;
        for (int day = 0; day < History.END; day++) {
            if (day % 7 == 0) {
                wander = 0.85 * wander + 0.06 * dice.normal();
            }
            common[day] = sku.demand().rate() * Math.exp(wander) * trend(day) * life(day) * planted(day)
                    * Math.pow(list[day] / sku.price(), -sku.demand().elasticity());
        }
    }

    /** The day of the planted spike, between 6 and 40 days ago; −1 for a warehouse without one. */
    int spikeDay(Site site) {
        return !sku.has(Anomaly.SPIKE_DAY) || site.index() != sku.anomalySite() ? -1 : History.DAYS - 6 - (int) Math.floorMod(Dice.hash(seed, "spike", sku.id()), 34L);
    }

    /** Mean demand per day in a warehouse, units; {@code season} and {@code depths} are per day. */
    double[] mean(Site site, double[] season, double[] depths) {
        var mean = new double[History.END];
        double share = site.share() * Dice.of(seed, "share", sku.id(), site.index()).between(0.6, 1.4);
        for (int day = 0; day < mean.length; day++) {
            mean[day] = common[day] * share * season[day];
            if (depths[day] > 0) {
                mean[day] *= Math.pow(1 - depths[day], -sku.demand().elasticity());
            }
        }
        if (spikeDay(site) >= 0) {
            mean[spikeDay(site)] *= SPIKE;
        }
        return mean;
    }

    /** Draws the demand of every day, units. */
    int[] draw(Site site, double[] mean) {
        var dice = Dice.of(seed, "demand", sku.id(), site.index());
        var demand = new int[mean.length];
        for (int day = 0; day < mean.length; day++) {
            demand[day] = mean[day] <= 0 ? 0 : draw(dice, mean[day]);
        }
        int spike = spikeDay(site);
        if (spike >= 0) {
            demand[spike] = Math.max(demand[spike], (int) Math.ceil(mean[spike]));
        }
        return demand;
    }

    private int draw(Dice dice, double mean) {
        double lot = sku.demand().lot();
        return switch (sku.family().kind()) {
            case SMOOTH -> dice.negativeBinomial(mean, sku.demand().dispersion());
            case INTERMITTENT -> dice.chance(-Math.expm1(-mean / lot)) ? 1 + dice.poisson(lot - 1) : 0;
            case LUMPY -> dice.chance(-Math.expm1(-mean / lot)) ? 1 + dice.negativeBinomial(lot - 1, 0.8) : 0;
        };
    }

    private double trend(int day) {
        return Math.pow(1 + sku.demand().yearTrend(), (day - History.DAYS / 2) / 365.0);
    }

    /** A launch takes 45 days to its level, the last 45 days before the end fall to a quarter. */
    private double life(int day) {
        int from = sku.life().from();
        int to = sku.life().to();
        if (day < from || day > to) {
            return 0;
        }
        double rise = Math.min(1, 0.25 + 0.75 * (day - from) / 45.0);
        double fall = to == Integer.MAX_VALUE ? 1 : Math.min(1, 0.25 + 0.75 * (to - day) / 45.0);
        return rise * fall;
    }

    private double planted(int day) {
        if (sku.has(Anomaly.LEVEL_SHIFT) && day >= SHIFT_DAY) {
            return SHIFT;
        }
        if (sku.has(Anomaly.SLOW_DEATH) && day >= DEATH_DAY) {
            return Math.max(DEATH, Math.pow(DEATH, (day - DEATH_DAY) / 120.0));
        }
        return sku.has(Anomaly.DEAD) && day >= DEAD_DAY ? 0 : 1;
    }
}
