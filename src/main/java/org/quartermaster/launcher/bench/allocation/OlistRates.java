package org.quartermaster.launcher.bench.allocation;

import java.util.ArrayList;
import java.util.List;
import org.quartermaster.delivery.allocation.DistanceZones;
import org.quartermaster.delivery.allocation.Rate;

/**
 * A rate table out of what was paid: the median freight per distance zone and weight band, never less than a nearer zone or a lighter band; days on the way
 * are the zone's median from purchase to delivery.
 */
final class OlistRates {
    private static final long[] ZONE_KM = {100, 300, 600, 1_000, 1_500, 2_500, 21_000};
    private static final long[] BAND_GRAMS = {500, 1_000, 2_000, 5_000, 10_000, 30_000, Long.MAX_VALUE};

    private final List<List<Double>> paid = lists(ZONE_KM.length * BAND_GRAMS.length);
    private final List<List<Double>> days = lists(ZONE_KM.length);

    private static List<List<Double>> lists(int count) {
        var lists = new ArrayList<List<Double>>();
        for (int i = 0; i < count; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }

    /** A parcel that was sent. */
    void add(double metres, long grams, double cents, double daysTaken) {
        int zone = first(ZONE_KM, (long) Math.ceil(metres / 1000));
        paid.get(zone * BAND_GRAMS.length + first(BAND_GRAMS, grams + 1)).add(cents);
        if (!Double.isNaN(daysTaken)) {
            days.get(zone).add(daysTaken);
        }
    }

    private static int first(long[] edges, long value) {
        int i = 0;
        while (i < edges.length - 1 && value > edges[i]) {
            i++;
        }
        return i;
    }

    DistanceZones zones() {
        var zones = new ArrayList<DistanceZones.Zone>();
        for (long km : ZONE_KM) {
            zones.add(new DistanceZones.Zone("≤" + km, km * 1000));
        }
        return new DistanceZones(zones);
    }

    List<Rate> rates() {
        var rates = new ArrayList<Rate>();
        var before = new long[BAND_GRAMS.length];
        int daysBefore = 1;
        for (int zone = 0; zone < ZONE_KM.length; zone++) {
            daysBefore = Math.max(daysBefore, (int) Math.ceil(median(days.get(zone), daysBefore)));
            long lighter = 0;
            for (int band = 0; band < BAND_GRAMS.length; band++) {
                long cents = Math.round(median(paid.get(zone * BAND_GRAMS.length + band), 0));
                lighter = Math.max(Math.max(lighter, before[band]), cents);
                before[band] = lighter;
                rates.add(new Rate("post", "≤" + ZONE_KM[zone], band == 0 ? 0 : BAND_GRAMS[band - 1], BAND_GRAMS[band], lighter, 0, 0, daysBefore));
            }
        }
        return rates;
    }

    private static double median(List<Double> values, double none) {
        if (values.isEmpty()) {
            return none;
        }
        List<Double> sorted = values.stream().sorted().toList();
        int n = sorted.size();
        return (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
    }
}
