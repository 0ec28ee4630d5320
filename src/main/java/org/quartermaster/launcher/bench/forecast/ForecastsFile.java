package org.quartermaster.launcher.bench.forecast;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.quartermaster.forecasting.models.QuantileForecast;

/** Writes {@code forecasts.csv}: one row per method, series, origin and date, with three decimals at most. */
final class ForecastsFile implements AutoCloseable {

    private final Writer out;
    private final StringBuilder line = new StringBuilder(200);

    ForecastsFile(Path file) throws IOException {
        out = new BufferedWriter(Files.newBufferedWriter(file), 1 << 20);
        line.append("method,series,origin,date,mean");
        for (int level = 0; level < QuantileForecast.LEVELS; level++) {
            if (MethodScores.isDecile(level)) {
                line.append(",q").append(QuantileForecast.level(level));
            }
        }
        out.append(line.append('\n'));
    }

    /** Writes all rows of a forecast. @param dates of the periods of the whole file; @param end the origin is the one before it */
    void write(String method, String series, LocalDate[] dates, int end, QuantileForecast forecast) {
        String start = method + "," + quoted(series) + "," + dates[end - 1] + ",";
        try {
            for (int t = 0; t < forecast.horizon(); t++) {
                line.setLength(0);
                line.append(start).append(dates[end + t]).append(',');
                number(forecast.mean()[t]);
                for (int level = 0; level < QuantileForecast.LEVELS; level++) {
                    if (MethodScores.isDecile(level)) {
                        number(forecast.quantile(t, level), line.append(','));
                    }
                }
                out.append(line.append('\n'));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void number(float value) {
        number(value, line);
    }

    /** Rounded to three decimals, without zeros at the end. */
    static void number(float value, StringBuilder into) {
        long thousandths = Math.round(value * 1000.0);
        if (thousandths < 0) {
            into.append('-');
            thousandths = -thousandths;
        }
        into.append(thousandths / 1000);
        int rest = (int) (thousandths % 1000);
        if (rest != 0) {
            into.append('.').append(rest / 100);
            if (rest % 100 != 0) {
                into.append(rest / 10 % 10);
                if (rest % 10 != 0) {
                    into.append(rest % 10);
                }
            }
        }
    }

    private static String quoted(String text) {
        return text.indexOf(',') < 0 && text.indexOf('"') < 0 && text.indexOf('\n') < 0 ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
