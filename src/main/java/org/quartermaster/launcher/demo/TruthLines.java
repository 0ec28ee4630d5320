package org.quartermaster.launcher.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** Collects the truth of one shard as gzipped text, a member of the files in {@link TruthFolder}. */
final class TruthLines {

    private final ByteArrayOutputStream demandBytes = new ByteArrayOutputStream();
    private final ByteArrayOutputStream seriesBytes = new ByteArrayOutputStream();
    private final Writer demand = gzip(demandBytes);
    private final Writer series = gzip(seriesBytes);
    private final List<String> anomalies = new ArrayList<>();

    private static Writer gzip(ByteArrayOutputStream bytes) {
        try {
            return new OutputStreamWriter(new GZIPOutputStream(bytes, 1 << 16), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void series(Sku sku, Site site, int[] units) {
        var traits = sku.demand();
        var line = new StringBuilder(2_000);
        line.append(sku.code()).append(',').append(site.code()).append(',');
        runs(line, units, 0, History.DAYS);
        line.append(',');
        runs(line, units, History.DAYS, History.END);
        String planted = sku.anomalies().stream().map(Enum::name).collect(Collectors.joining("+"));
        try {
            demand.append(line.append('\n'));
            series.append(String.format(Locale.ROOT, "%s,%s,%s,%s,%.5f,%.4f,%.3f,%.3f,%.3f,%.3f,%s%n", sku.code(), site.code(), sku.family().kind(),
                    sku.family().season(), traits.rate(), site.share(), traits.yearTrend(), traits.dispersion(), traits.lot(), traits.elasticity(), planted));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs of equal numbers: {@code 0*5 3 2 0*3}. */
    static void runs(StringBuilder line, int[] units, int from, int to) {
        for (int day = from; day < to; ) {
            int end = day + 1;
            while (end < to && units[end] == units[day]) {
                end++;
            }
            line.append(day > from ? " " : "").append(units[day]);
            if (end - day > 1) {
                line.append('*').append(end - day);
            }
            day = end;
        }
    }

    /** The anomalies of a SKU, with the series that show them. */
    void planted(World world, Sku sku, DemandModel model, List<SeriesHistory> pasts) {
        for (Anomaly anomaly : sku.anomalies()) {
            for (Site site : world.sites()) {
                SeriesHistory past = pasts.get(site.index());
                switch (anomaly) {
                    case SPIKE_DAY -> {
                        int day = model.spikeDay(site);
                        if (day >= 0) {
                            anomaly(world, anomaly, sku, site, day, past.shipped[day]);
                        }
                    }
                    case LEVEL_SHIFT -> anomaly(world, anomaly, sku, site, DemandModel.SHIFT_DAY, DemandModel.SHIFT);
                    case SLOW_DEATH -> anomaly(world, anomaly, sku, site, DemandModel.DEATH_DAY, DemandModel.DEATH);
                    case DEAD -> anomaly(world, anomaly, sku, site, DemandModel.DEAD_DAY, past.onHand());
                    case OVERSTOCK, NEAR_STOCK_OUT -> anomaly(world, anomaly, sku, site, History.YESTERDAY, past.onHand());
                }
            }
        }
    }

    private void anomaly(World world, Anomaly anomaly, Sku sku, Site site, int day, double value) {
        anomalies.add(String.format(Locale.ROOT, "%s,%s,%s,%s,%s", anomaly, sku.code(), site.code(), world.history().day(day), value));
    }

    byte[] demand() {
        return closed(demand, demandBytes);
    }

    byte[] series() {
        return closed(series, seriesBytes);
    }

    List<String> anomalies() {
        return anomalies;
    }

    private static byte[] closed(Writer writer, ByteArrayOutputStream bytes) {
        try {
            writer.close();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
