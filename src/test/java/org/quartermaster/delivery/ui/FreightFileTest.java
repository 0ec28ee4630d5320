package org.quartermaster.delivery.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartermaster.delivery.FreightRate;
import org.quartermaster.shared.Conflict;

class FreightFileTest {
    @TempDir
    private Path folder;

    private List<FreightRate> read(String text) throws IOException {
        Path file = folder.resolve("rates.csv");
        Files.writeString(file, text);
        return FreightFile.read(file);
    }

    @Test
    void readsMoneyAndKilogramsInAnyOrderOfColumns() throws IOException {
        List<FreightRate> rates = read("zone,service,up_to_km,from_kg,to_kg,minimum,base,per_kg,days\nlocal,van,60,0,31.5,4.9,3.90,0.045,1\n");

        assertThat(rates).containsExactly(new FreightRate("van", "local", 60, 0, 31_500, 490, 390, new BigDecimal("4.50"), 1));
    }

    @Test
    void readsWhatItWrites() throws IOException {
        List<FreightRate> rates = List.of(new FreightRate("van, slow", "local", 60, 0, 31_500, 490, 390, new BigDecimal("4.50"), 1),
                new FreightRate("express", "far", 3000, 500, 24_000_000, 0, 9900, new BigDecimal("48.00"), 5));
        Path file = folder.resolve("written.csv");
        Files.write(file, FreightFile.csv(rates));

        assertThat(FreightFile.read(file)).isEqualTo(rates);
    }

    @Test
    void namesTheLineAndTheCellThatIsNoNumber() {
        assertThatThrownBy(() -> read("service,zone,up_to_km,from_kg,to_kg,minimum,base,per_kg,days\nvan,local,60,0,31.5,0,3.90,0.04,1\nvan,far,600,0,31.5,0,cheap,0.04,1\n"))
                .isInstanceOf(Conflict.class).hasMessageContaining("Line 3").hasMessageContaining("\"cheap\"");
        assertThatThrownBy(() -> read("service,zone\nvan,local\n")).isInstanceOf(Conflict.class).hasMessageContaining("up_to_km");
    }
}
