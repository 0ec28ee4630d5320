package org.quartermaster.launcher.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The shape of the year, of the week and of the events, as one factor per family, warehouse and day; the mean over a year is near 1. */
final class Seasons {

    /** Monthly factors, January first; the days between are interpolated. */
    private static final Map<String, double[]> MONTHLY = Map.of(
            "flat", new double[] {1, 1, 1, 1, 1, 1, 1, 0.97, 1, 1, 1.02, 1.02},
            "winter", new double[] {1.25, 1.1, 0.95, 0.8, 0.7, 0.65, 0.65, 0.75, 1, 1.25, 1.4, 1.5},
            "summer", new double[] {0.5, 0.6, 0.85, 1.2, 1.6, 1.85, 1.75, 1.3, 0.8, 0.55, 0.5, 0.55},
            "spring", new double[] {0.7, 0.9, 1.4, 1.7, 1.6, 1.2, 0.9, 0.8, 0.8, 0.7, 0.65, 0.7},
            "christmas", new double[] {0.8, 0.8, 0.85, 0.88, 0.9, 0.85, 0.8, 0.85, 0.95, 1.1, 1.5, 1.75},
            "school", new double[] {1.05, 0.9, 0.85, 0.85, 0.8, 0.8, 1.0, 1.65, 1.6, 1.0, 0.9, 0.8},
            "tea", new double[] {1.15, 1.1, 1, 0.95, 0.88, 0.8, 0.78, 0.82, 0.95, 1.1, 1.2, 1.3},
            "newyear", new double[] {1.9, 1.1, 0.8, 0.7, 0.65, 0.65, 0.7, 0.85, 1, 1.05, 1.15, 1.5});

    private static final double[] WEEK = {1.12, 1.04, 1.0, 0.98, 0.95, 0.86, 1.05};
    private static final double[] TRADE_WEEK = {1.25, 1.2, 1.15, 1.15, 1.05, 0.6, 0.6};

    private final History history;
    private final List<Site> sites;
    private final boolean[][] holidays;

    Seasons(History history, List<Site> sites) {
        this.history = history;
        this.sites = sites;
        this.holidays = new boolean[sites.size()][History.END];
        for (Site site : sites) {
            for (int year = history.day(0).getYear(); year <= history.day(History.END).getYear(); year++) {
                Holidays.of(year, List.of(site.region())).stream().filter(day -> day.kind().equals("holiday"))
                        .mapToInt(day -> history.index(day.day())).filter(day -> day >= 0 && day < History.END)
                        .forEach(day -> holidays[site.index()][day] = true);
            }
        }
    }

    /** Factors of one family: {@code [site][day]}, days 0 to {@link History#END} − 1; 0 on days on which the warehouse is closed. */
    double[][] factors(Family family) {
        var factors = new double[sites.size()][History.END];
        for (int day = 0; day < History.END; day++) {
            LocalDate date = history.day(day);
            double everywhere = yearly(family.season(), date) * weekday(family, day) * event(family, date);
            for (Site site : sites) {
                factors[site.index()][day] = isClosed(date) ? 0 : everywhere * (holidays[site.index()][day] ? 0.75 : 1);
            }
        }
        return factors;
    }

    /** Nothing is sold on Christmas Day and New Year's Day. */
    static boolean isClosed(LocalDate date) {
        return date.getMonthValue() == 12 && date.getDayOfMonth() == 25 || date.getDayOfYear() == 1;
    }

    /** Factor of the time of year: the monthly factors hold in the middle of the month. */
    static double yearly(String season, LocalDate date) {
        double[] monthly = MONTHLY.get(season);
        double position = date.getMonthValue() - 1 + (date.getDayOfMonth() - 1.0) / date.lengthOfMonth() - 0.5;
        int before = (int) Math.floor(position);
        double share = position - before;
        return monthly[Math.floorMod(before, 12)] * (1 - share) + monthly[Math.floorMod(before + 1, 12)] * share;
    }

    private double weekday(Family family, int day) {
        return (family.kind() == Family.Pattern.SMOOTH ? WEEK : TRADE_WEEK)[history.weekday(day)];
    }

    /** Factor of the time of year alone, for all days and the {@code 120} after them. */
    double[] yearly(Family family) {
        var yearly = new double[History.END + 120];
        for (int day = 0; day < yearly.length; day++) {
            yearly[day] = yearly(family.season(), history.day(day));
        }
        return yearly;
    }

    private static double event(Family family, LocalDate date) {
        if (family.kind() != Family.Pattern.SMOOTH) {
            return 1;
        }
        double factor = 1;
        long sinceBlackFriday = date.toEpochDay() - Holidays.blackFriday(date.getYear()).toEpochDay();
        if (sinceBlackFriday >= 0 && sinceBlackFriday <= 3) {
            factor *= family.top().equals("electronics") ? 2.6 : 1.8;
        }
        if (date.getMonthValue() == 11 && date.getDayOfMonth() == 11) {
            factor *= 1.4;
        }
        if (date.getMonthValue() == 12 && date.getDayOfMonth() >= 19 && date.getDayOfMonth() <= 24) {
            factor *= 0.7;
        }
        long toEaster = Holidays.easter(date.getYear()).toEpochDay() - date.toEpochDay();
        if (toEaster > 0 && toEaster <= 8 && (family.code().equals("treats") || family.top().equals("toys"))) {
            factor *= 1.5;
        }
        return factor * springFestival(family, date);
    }

    private static double springFestival(Family family, LocalDate date) {
        boolean moved = family.top().equals("tea-coffee") || family.code().equals("lanterns");
        boolean near = moved && Holidays.springFestivals().stream().mapToLong(day -> day.toEpochDay() - date.toEpochDay()).anyMatch(days -> days > 0 && days <= 10);
        return near ? 1.35 : 1;
    }
}
