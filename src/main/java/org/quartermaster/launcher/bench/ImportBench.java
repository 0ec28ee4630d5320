package org.quartermaster.launcher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.quartermaster.database.Database;
import org.quartermaster.database.Schema;
import org.quartermaster.exchange.TableFile;
import org.quartermaster.imports.FileImport;
import org.quartermaster.launcher.EmbeddedDatabase;

/** Imports the two files of Online Retail II as they are into an empty embedded MariaDB and says how long it took and how much heap was in use. */
public final class ImportBench {

    private static final List<String> FILES = List.of("2009-12_2010-12.csv.gz", "2010-12_2011-12.csv.gz");

    private ImportBench() {
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "../shared/data/online_retail_ii");
        Path data = Files.createTempDirectory("quartermaster-import");
        var server = EmbeddedDatabase.start(data, 256);
        try {
            var source = server.database().dataSource();
            Schema.migrate(source);
            double total = 0;
            for (int i = 0; i < FILES.size(); i++) {
                total += load(folder.resolve(FILES.get(i)), new FileImport(Database.over(source), Clock.systemUTC(), i + 1, "bench"));
            }
            System.out.printf("together %.1f s%n", total);
        } finally {
            server.stop();
        }
    }

    private static double load(Path path, FileImport work) throws IOException {
        long[] most = new long[1];
        Instant start = Instant.now();
        TableFile file = TableFile.inspect(path);
        var outcome = work.run(file, FileImport.guess(file), read -> {
            most[0] = Math.max(most[0], Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
            if (read % 100_000 == 0) {
                System.out.printf("  %,d rows after %.1f s%n", read, seconds(start));
            }
            return true;
        });
        System.out.printf("%s: %,d rows, %,d used, %,d known, %,d rejected %s, %.1f s, heap at most %,d MB (of %,d allowed)%n", path.getFileName(), outcome.read(), outcome.used(),
                outcome.known(), outcome.rejected(), outcome.reasons(), seconds(start), most[0] >> 20, Runtime.getRuntime().maxMemory() >> 20);
        return seconds(start);
    }

    private static double seconds(Instant start) {
        return Duration.between(start, Instant.now()).toMillis() / 1000.0;
    }
}
