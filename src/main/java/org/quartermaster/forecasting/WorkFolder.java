package org.quartermaster.forecasting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.quartermaster.forecasting.selection.SeriesSource;

/** Where a training works, and what it gets to see. */
final class WorkFolder {

    private WorkFolder() {
    }

    /** Empties it, or makes it. */
    static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
        Files.createDirectories(folder);
    }

    /** Every {@code stride}-th series, beginning with the first. */
    static SeriesSource thinned(SeriesSource all, int stride) {
        return consumer -> {
            int[] seen = {0};
            all.forEach(series -> {
                if (seen[0]++ % stride == 0) {
                    consumer.accept(series);
                }
            });
        };
    }
}
