package org.quartermaster.launcher.bench.forecast;

import java.nio.file.Files;
import java.util.Arrays;
import org.quartermaster.forecasting.models.Rhythm;
import org.quartermaster.forecasting.selection.Members;

/** {@code ./qm bench forecast}: forecasts any long file with every method and scores them. */
public final class FileForecastBench {

    private static final String HELP = """
            ./qm bench forecast --data FILE.csv[.gz] --horizon H --season S --origins K --out DIR [options]

            FILE is long: series,date,quantity and any of price,promo,open,event,category,location (known for the horizon as well).
            Rows in any order; dates yyyy-mm-dd; an empty quantity (or NA, NaN) is missing, an empty price, promo or open is not given; open 0 is a closed period; event is a name. Other columns are ignored.
              --freq D|W|M         what a period is (else guessed from the dates)
              --absent missing     a date without row is missing (so it is when "open" is given); else nothing was sold then, after the first sale; before it is missing
              --methods A,B        only these (and seasonal-naive); A+B: both and their average, half and half. %s
                                   weeks and months: %s
              --without A,B        combination and choice do without these: any of %s (without boosted-trees there are no quantile trees either)
              --rows N --trees N --quantile-rows N   size of the trees (1,600,000 rows at one origin, 800,000 at three; 320 trees; 300,000 rows for quantile trees)
            Origins lie H periods apart, the last one H before the end. At each one the engine of the product trains, back-tests and weighs on what is known there.
            seasonal-naive: the last season again with Gaussian intervals from the in-sample seasonal differences. combination: blend with back-test weights; chosen: what the product gives each series.
            Writes DIR/scores.json and DIR/forecasts.csv (method,series,origin,date,mean,q0.1 … q0.9). More memory: QM_JAVA_OPTS=-Xmx6g.
            """;

    private FileForecastBench() {
    }

    /** Ends the process with 2 when options or data are wrong. */
    public static void main(String... arguments) throws Exception {
        if (arguments.length == 0 || Arrays.asList(arguments).contains("--help")) {
            System.out.printf(HELP, names(Rhythm.DAILY), names(Rhythm.MONTHLY), String.join(", ", BenchOptions.REMOVABLE));
            return;
        }
        try {
            BenchOptions options = BenchOptions.parse(arguments);
            if (!Files.isRegularFile(options.data())) {
                throw new IllegalArgumentException("There is no file %s.".formatted(options.data()));
            }
            new BenchRun(options).run();
        } catch (IllegalArgumentException e) {
            System.err.println("bench forecast: " + e.getMessage());
            System.exit(2);
        }
    }

    private static String names(Rhythm rhythm) {
        return String.join(", ", Members.codes(rhythm)) + ", " + OriginRun.EMPIRICAL + ", " + MethodScores.CHOSEN;
    }
}
