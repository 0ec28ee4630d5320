package org.quartermaster.launcher.bench;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Locale;
import java.util.SplittableRandom;
import org.quartermaster.launcher.chance.Draw;

/**
 * Daily counts of articles in shops, made by lot and always the same: levels, weekdays, seasons, drift, promotions with a lower price, days of an event, late beginnings; negative-binomial.
 *
 * @param series articles in shops
 * @param days   of history, ending on 31 December 2025
 */
record MadeShops(int series, int days) {

    private static final LocalDate LAST = LocalDate.of(2025, 12, 31);
    private static final double[] WEEKDAYS = {0.9, 0.85, 0.85, 0.9, 1.05, 1.3, 1.15};
    private static final int CATEGORIES = 20;
    private static final int SHOPS = 10;
    private static final int DAYS_BETWEEN_EVENTS = 45;
    private static final int EVENTS = 6;
    private static final int PROMOTION_DAYS = 14;
    private static final double PROMOTED = 0.12;
    private static final double LIFT = 1.8;
    private static final double REDUCED = 0.8;
    private static final double EVENT_LIFT = 1.4;
    private static final double SHAPE = 2;
    private static final double NORMAL_FROM = 200;

    MadeShops {
        if (series < 1 || days < 1) {
            throw new IllegalArgumentException("%d series of %d days: both must be at least 1.".formatted(series, days));
        }
    }

    void write(PrintWriter out) {
        out.println("series,date,quantity,price,promo,event,category,location");
        for (int s = 0; s < series; s++) {
            write(s, new SplittableRandom(20_251_231L + s), out);
        }
    }

    private void write(int number, SplittableRandom random, PrintWriter out) {
        double level = Math.exp(1.2 * random.nextGaussian());
        double price = Math.exp(1.5 + 0.5 * random.nextGaussian());
        int begins = random.nextDouble() < 0.8 ? 0 : random.nextInt(days / 2 + 1);
        double drift = 0;
        boolean promoted = false;
        for (int t = 0; t < days; t++) {
            promoted = t % PROMOTION_DAYS == 0 ? random.nextDouble() < PROMOTED : promoted;
            drift += 0.01 * random.nextGaussian();
            LocalDate day = LAST.minusDays(days - 1L - t);
            int event = day.toEpochDay() % DAYS_BETWEEN_EVENTS == 0 ? (int) (day.toEpochDay() / DAYS_BETWEEN_EVENTS % EVENTS) + 1 : 0;
            double mean = level * season(day) * Math.exp(drift) * (promoted ? LIFT : 1) * (event > 0 ? EVENT_LIFT : 1);
            long units = Draw.poisson(random, mean / SHAPE * Draw.gamma(random, SHAPE), NORMAL_FROM);
            if (t >= begins) {
                out.println(String.format(Locale.ROOT, "S%d,%s,%d,%.2f,%d,%s,C%d,L%d", number, day, units, promoted ? REDUCED * price : price, promoted ? 1 : 0, event > 0 ? "E" + event : "",
                        number % CATEGORIES, number / CATEGORIES % SHOPS));
            }
        }
    }

    private static double season(LocalDate day) {
        return WEEKDAYS[day.getDayOfWeek().ordinal()] * (1 + 0.2 * Math.sin(2 * Math.PI * day.getDayOfYear() / 365));
    }
}
