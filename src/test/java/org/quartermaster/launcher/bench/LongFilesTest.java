package org.quartermaster.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongFilesTest {

    @TempDir
    private Path folder;

    @Test
    void sumsWholeWeeksOnly() throws IOException {
        Path days = folder.resolve("days.csv");
        // 5 January 2026 is a Monday
        Files.write(days, List.of("series,date,quantity,promo,event", "A,2026-01-05,3,1,", "A,2026-01-11,4,0,Epiphany", "A,2026-01-12,5,0,", "A,2026-01-18,,0,", "B,2026-01-14,2,1,", "B,2026-01-19,9,0,"));
        Path weeks = folder.resolve("weeks.csv");
        LongFiles.main("weeks", days.toString(), weeks.toString());
        assertThat(Files.readAllLines(weeks)).containsExactly("series,date,quantity,promo,event", "A,2026-01-05,7.0,0.5,Epiphany", "A,2026-01-12,5.0,0.0,", "B,2026-01-12,2.0,1.0,");
    }

    @Test
    void makesTheSameShopsEachTime() throws IOException {
        List<String> made = made("one.csv");
        assertThat(made).isEqualTo(made("two.csv")).hasSizeGreaterThan(40 * 200);
        double promoted = units(made, "1");
        assertThat(promoted / units(made, "0")).as("a promotion sells 1.8 times as much").isCloseTo(1.8, within(0.5));
    }

    private List<String> made(String name) throws IOException {
        LongFiles.main("made", "50", "300", folder.resolve(name).toString());
        return Files.readAllLines(folder.resolve(name));
    }

    /** Mean units of the days with or without promotion. */
    private static double units(List<String> rows, String promotion) {
        return rows.stream().skip(1).map(row -> row.split(",")).filter(cells -> cells[4].equals(promotion)).mapToDouble(cells -> Double.parseDouble(cells[2])).average().orElseThrow();
    }
}
