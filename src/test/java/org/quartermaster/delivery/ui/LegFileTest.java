package org.quartermaster.delivery.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartermaster.delivery.planning.TravelMatrix.Place;
import org.quartermaster.delivery.travel.KnownLegs;
import org.quartermaster.shared.Conflict;

class LegFileTest {
    @TempDir
    private Path folder;

    private Path file(String... lines) throws IOException {
        return Files.writeString(folder.resolve("legs.csv"), String.join("\n", lines) + "\n");
    }

    @Test
    void readsLegsInAnyOrderOfColumns() throws IOException {
        Path legs = file("seconds,metres,From_Latitude,from_longitude,to_latitude,to_longitude,remark", "61.2,900.4,50,8,50.01,8.02,bridge", "0,0,50,8,50,8,");

        // metres are rounded, seconds rounded up
        assertThat(LegFile.read(legs)).containsExactly(new KnownLegs.Leg(new Place(50, 8), new Place(50.01, 8.02), 900, 62),
                new KnownLegs.Leg(new Place(50, 8), new Place(50, 8), 0, 0));
    }

    @Test
    void namesTheColumnThatIsMissing() throws IOException {
        Path legs = file("from_latitude,from_longitude,to_latitude,to_longitude,metres", "50,8,50.01,8.02,900");

        assertThatThrownBy(() -> LegFile.read(legs)).isInstanceOf(Conflict.class).hasMessageContaining("Column seconds is missing");
    }

    @Test
    void namesTheLineThatCannotBeRead() throws IOException {
        String header = "from_latitude,from_longitude,to_latitude,to_longitude,metres,seconds";

        assertThatThrownBy(() -> LegFile.read(file(header, "50,8,50.01,8.02,900,60", "50,8,north,8.02,900,60"))).isInstanceOf(Conflict.class).hasMessageContaining("Line 3");
        assertThatThrownBy(() -> LegFile.read(file(header, "8,150,50,8,900,60", "8,250,50,8,900,60"))).isInstanceOf(Conflict.class).hasMessageContaining("Line 3")
                .hasMessageContaining("swapped");
        assertThatThrownBy(() -> LegFile.read(file(header, "50,8,50.01,8.02,-1,60"))).isInstanceOf(Conflict.class).hasMessageContaining("Line 2");
    }
}
