package org.quartermaster.launcher.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * The truth behind the demo company, for tests to compare with: gzipped CSV files with a header line.
 *
 * <ul>
 * <li>{@code demand.csv.gz}: one line per SKU and warehouse with the true demand, gross of returns, of every day of history (oldest first) and of the 56
 * days from today on; runs of equal numbers as {@code units*days}, separated by blanks: {@code 0*5 3 2*2}.
 * <li>{@code series.csv.gz}: the parameters of the demand.
 * <li>{@code suppliers.csv.gz}: how each supplier really delivers, see {@link Supplier.Delivery}.
 * <li>{@code anomalies.csv.gz}: what was planted: kind, SKU or order code, warehouse, day, a number.
 * </ul>
 */
final class TruthFolder {

    private final Path folder;

    TruthFolder(Path folder) {
        this.folder = folder;
    }

    void begin(World world) {
        try {
            Files.createDirectories(folder);
            start("demand", "sku,warehouse,demand from " + world.history().day(0) + ",demand from " + world.history().today() + "\n");
            start("series", "sku,warehouse,pattern,season,rate,warehouse_share,year_trend,dispersion,lot,elasticity,anomalies\n");
            start("anomalies", "kind,code,warehouse,day,value\n");
            start("suppliers", "supplier,stated_days,ratio,cv,late_probability,late_days,short_probability,rest_probability,shift_from,shift_days\n");
            append("suppliers", zipped(world.suppliers().stream().map(supplier -> line(world, supplier)).collect(Collectors.joining())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void append(ShardResult shard) {
        append("demand", shard.truthDemand());
        append("series", shard.truthSeries());
        anomalies(shard.anomalies());
    }

    void anomalies(List<String> lines) {
        append("anomalies", zipped(lines.stream().map(line -> line + "\n").collect(Collectors.joining())));
    }

    private static String line(World world, Supplier supplier) {
        var d = supplier.delivery();
        return String.format(Locale.ROOT, "%s,%d,%.4f,%.4f,%.4f,%.2f,%.4f,%.4f,%s,%d%n", supplier.code(), supplier.statedDays(), d.ratio(), d.cv(),
                d.lateProbability(), d.lateDays(), d.shortProbability(), d.restProbability(),
                d.shiftDays() == 0 ? "" : world.history().day(d.shiftFrom()), d.shiftDays());
    }

    private void start(String name, String header) throws IOException {
        Files.write(file(name), zipped(header));
    }

    private void append(String name, byte[] member) {
        try {
            Files.write(file(name), member, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".csv.gz");
    }

    private static byte[] zipped(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
