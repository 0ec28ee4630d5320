package org.quartermaster.forecasting.features;

/** What promotions and prices did before the origin, and what they will be: both are known in advance. */
final class OfferFeatures {

    private static final double UPLIFT_PRIOR = 1.4;
    private static final double PRIOR_PERIODS = 3;
    private static final double LEAST_PLAIN = 0.02;
    private static final int SAME = 4;
    private static final int LONGEST_PROMOTION = 30;

    private final SeriesInput series;
    private final float[] prices;
    private final int first;
    private final int end;
    private final double scale;
    private final int phases;
    private final double priceReference;
    private final double highestPrice;
    private double promotedMean = Double.NaN;
    private double plainMean = Double.NaN;
    private double promotionShare;
    private double uplift;

    OfferFeatures(SeriesInput series, int first, int end, double scale) {
        this.series = series;
        prices = series.prices().plan();
        this.first = first;
        this.end = end;
        this.scale = scale;
        var rhythm = series.demand().rhythm();
        phases = rhythm.phases();
        priceReference = Windows.mean(prices, end - rhythm.longer(), end);
        highestPrice = maximum(prices, first, end);
        measure(2 * rhythm.longer(), rhythm.longer(), rhythm.recent());
    }

    private void measure(int promotedReach, int plainReach, int recent) {
        float[] units = series.demand().clean();
        double with = 0;
        double withPeriods = 0;
        double without = 0;
        double withoutPeriods = 0;
        double lately = 0;
        for (int t = Math.max(first, end - promotedReach); t < end; t++) {
            boolean promoted = series.promotion()[t] > 0;
            lately += promoted && t >= end - recent ? 1 : 0;
            if (!Float.isNaN(units[t])) {
                with += promoted ? units[t] : 0;
                withPeriods += promoted ? 1 : 0;
                without += promoted || t < end - plainReach ? 0 : units[t];
                withoutPeriods += promoted || t < end - plainReach ? 0 : 1;
            }
        }
        plainMean = withoutPeriods > 0 ? without / withoutPeriods : Double.NaN;
        promotedMean = withPeriods > 0 ? with / withPeriods : Double.NaN;
        promotionShare = lately / recent;
        double plain = Math.max(withoutPeriods > 0 ? plainMean : scale, LEAST_PLAIN);
        uplift = (with + UPLIFT_PRIOR * PRIOR_PERIODS * plain) / ((withPeriods + PRIOR_PERIODS) * plain);
    }

    void writePast(FeatureRow row) {
        row.put(promotionShare);
        row.put((Double.isNaN(plainMean) ? scale : plainMean) / scale);
        row.put(uplift);
    }

    void writeAhead(int target, FeatureRow row) {
        float[] promotion = series.promotion();
        int age = 0;
        while (target - age >= 0 && age < LONGEST_PROMOTION && promotion[target - age] > 0) {
            age++;
        }
        int next = 0;
        while (next < DayCalendar.REACH && target + next < promotion.length && promotion[target + next] == 0) {
            next++;
        }
        row.put(promotion[target]);
        row.put(age);
        row.put(next);
        row.put(sameOfferAndPhase(target) / scale);
        row.put((promotion[target] > 0 ? promotedMean : plainMean) / scale);
        float price = prices[target];
        row.put(Windows.ratio(price, priceReference));
        row.put(Windows.ratio(price, prices[end - 1]));
        row.put(Windows.ratio(price, highestPrice));
        row.put(Windows.ratio(price, series.peers().price()));
        row.put(price);
    }

    /** Mean of the last few periods of the same phase that were promoted as the target is. */
    private double sameOfferAndPhase(int target) {
        float[] units = series.demand().clean();
        boolean promoted = series.promotion()[target] > 0;
        double sum = 0;
        int known = 0;
        for (int t = end - 1 - Math.floorMod(end - 1 - target, phases); t >= first && known < SAME; t -= phases) {
            if (!Float.isNaN(units[t]) && series.promotion()[t] > 0 == promoted) {
                sum += units[t];
                known++;
            }
        }
        return known == 0 ? Double.NaN : sum / known;
    }

    private static double maximum(float[] price, int from, int to) {
        float highest = Float.NaN;
        for (int t = from; t < to; t++) {
            highest = !(price[t] <= highest) && !Float.isNaN(price[t]) ? price[t] : highest;
        }
        return highest;
    }
}
