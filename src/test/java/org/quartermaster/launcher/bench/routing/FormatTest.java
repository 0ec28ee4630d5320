package org.quartermaster.launcher.bench.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartermaster.launcher.bench.routing.BenchInstance.Customer;
import org.quartermaster.launcher.bench.routing.BenchInstance.Depot;

class FormatTest {
    private static final String SOLOMON = """
            TINY

            VEHICLE
            NUMBER     CAPACITY
              2         10

            CUSTOMER
            CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE TIME

                0      0         0          0          0       100          0
                1      3         4          6         10        20          5
                2      6         8          7          0        90          5
            """;
    private static final String CVRPLIB = """
            NAME : tiny-k1
            COMMENT : "two customers"
            TYPE : CVRP
            DIMENSION : 3
            EDGE_WEIGHT_TYPE : EUC_2D
            CAPACITY : 10
            NODE_COORD_SECTION
            1 0 0
            2 3 4
            3 6 8
            DEMAND_SECTION
            1 0
            2 6
            3 4
            DEPOT_SECTION
            1
            -1
            EOF
            """;
    private static final String CORDEAU = """
            2 3 2 2
            200 10
            200 10
            1 3 4 0 6 1 2 1 2
            2 6 8 5 7 1 2 1 2
            3 0 0 0 0 0 0
            4 10 10 0 0 0 0
            """;

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("tiny.txt"), text);
    }

    private BenchInstance read(String text) throws IOException, MalformedInstance {
        Path file = file(text);
        return Format.of(file).read(file);
    }

    @Test
    void readsSolomon() throws Exception {
        BenchInstance tiny = read(SOLOMON);

        assertThat(tiny.format()).isEqualTo(Format.SOLOMON);
        assertThat(tiny.name()).isEqualTo("TINY");
        assertThat(tiny.vehiclesPerDepot()).isEqualTo(2);
        assertThat(tiny.depots()).containsExactly(new Depot(0, 0, 0, 0, 100));
        assertThat(tiny.customers()).containsExactly(new Customer(1, 3, 4, 6, 10, 20, 5), new Customer(2, 6, 8, 7, 0, 90, 5));
    }

    @Test
    void readsCvrplibWithTheDepotAsNumberZero() throws Exception {
        BenchInstance tiny = read(CVRPLIB);

        assertThat(tiny.format()).isEqualTo(Format.CVRPLIB);
        assertThat(tiny.name()).isEqualTo("tiny-k1");
        assertThat(tiny.vehiclesPerDepot()).isZero();
        assertThat(tiny.customers()).extracting(Customer::number).containsExactly(1, 2);
        assertThat(tiny.depots()).extracting(Depot::number).containsExactly(0);
    }

    @Test
    void readsCordeau() throws Exception {
        BenchInstance tiny = read(CORDEAU);

        assertThat(tiny.format()).isEqualTo(Format.CORDEAU);
        assertThat(tiny.vehiclesPerDepot()).isEqualTo(3);
        assertThat(tiny.longestRoute()).isEqualTo(200);
        assertThat(tiny.depots()).extracting(Depot::number).containsExactly(3, 4);
        assertThat(tiny.customers().get(1).service()).isEqualTo(5);
    }

    @Test
    void namesFileLineAndReasonOfANumberThatIsNone() {
        assertThatThrownBy(() -> read(SOLOMON.replace("   7         ", "  seven       "))).isInstanceOf(MalformedInstance.class)
                .hasMessageContaining("tiny.txt, line 12").hasMessageContaining("\"seven\" is not a number");
    }

    @Test
    void refusesAWindowThatEndsBeforeItBegins() {
        assertThatThrownBy(() -> read(SOLOMON.replace("10        20", "20        10"))).isInstanceOf(MalformedInstance.class)
                .hasMessageContaining("line 11").hasMessageContaining("window of customer 1 ends");
    }

    @Test
    void refusesADemandLargerThanAnyVehicle() {
        assertThatThrownBy(() -> read(CVRPLIB.replace("3 4\nDEPOT", "3 40\nDEPOT"))).isInstanceOf(MalformedInstance.class)
                .hasMessageContaining("line 14").hasMessageContaining("asks for 40, a vehicle carries 10");
    }

    @Test
    void refusesAFileThatEndsTooEarly() {
        assertThatThrownBy(() -> read(CORDEAU.lines().limit(5).reduce("", (a, b) -> a + b + "\n"))).isInstanceOf(MalformedInstance.class)
                .hasMessageContaining("the file ends where a depot should stand");
    }

    @Test
    void refusesADimensionThatIsNotTheNumberOfPlaces() {
        assertThatThrownBy(() -> read(CVRPLIB.replace("DIMENSION : 3", "DIMENSION : 4"))).isInstanceOf(MalformedInstance.class)
                .hasMessageContaining("DIMENSION is 4, but there are 3 places");
    }
}
