package org.quartermaster.launcher.bench.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quartermaster.launcher.bench.routing.BenchInstance.Customer;
import org.quartermaster.launcher.bench.routing.BenchInstance.Depot;
import org.quartermaster.launcher.bench.routing.MadeInstance.Layout;
import org.quartermaster.launcher.bench.routing.MadeInstance.Windows;
import org.quartermaster.launcher.bench.routing.MadeInstance.Wish;

class InstanceGeneratorTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Windows.class)
    void readsBackWhatItWrote(Windows windows) throws Exception {
        BenchInstance made = MadeInstance.of(new Wish(60, 7, windows, Layout.MIXED));
        Path file = folder.resolve("made");

        InstanceFile.write(made, file);

        assertThat(Format.of(file).read(file)).isEqualTo(made);
    }

    @ParameterizedTest
    @EnumSource(value = Windows.class, names = {"SHORT", "LONG"})
    void everyCustomerCanBeVisitedAlone(Windows windows) {
        for (int seed = 0; seed < 20; seed++) {
            BenchInstance made = MadeInstance.of(new Wish(100, seed, windows, Layout.RANDOM));
            Depot depot = made.depots().getFirst();
            for (Customer customer : made.customers()) {
                double leg = depot.distanceTo(customer);
                double begin = Math.max(leg, customer.ready());
                assertThat(begin).isLessThanOrEqualTo(customer.due());
                assertThat(begin + customer.service() + leg).isLessThanOrEqualTo(depot.due());
                assertThat(customer.demand()).isBetween(1, made.capacity());
            }
        }
    }

    @Test
    void clustersLieCloserTogetherThanPlacesByLot() {
        assertThat(meanNearest(Layout.CLUSTERED)).isLessThan(0.75 * meanNearest(Layout.RANDOM));
    }

    private static double meanNearest(Layout layout) {
        BenchInstance made = MadeInstance.of(new Wish(200, 3, Windows.NONE, layout));
        return made.customers().stream().mapToDouble(one -> made.customers().stream().filter(other -> other != one).mapToDouble(one::distanceTo).min().orElseThrow())
                .average().orElseThrow();
    }

    @Test
    void theSeedDecides() throws Exception {
        Path first = folder.resolve("first.vrp");
        Path again = folder.resolve("again.vrp");
        Path other = folder.resolve("other.vrp");
        InstanceGenerator.run("--generate", "50", "--seed", "5", "--out", first.toString());
        InstanceGenerator.run("--generate", "50", "--seed", "5", "--out", again.toString());
        InstanceGenerator.run("--generate", "50", "--seed", "6", "--out", other.toString());

        assertThat(Files.readString(again)).isEqualTo(Files.readString(first)).isNotEqualTo(Files.readString(other));
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> InstanceGenerator.run("--generate", "0", "--out", "x")).isInstanceOf(BenchArguments.Wrong.class).hasMessageContaining("between 1");
        assertThatThrownBy(() -> InstanceGenerator.run("--generate", "9")).isInstanceOf(BenchArguments.Wrong.class).hasMessageContaining("--out");
        assertThatThrownBy(() -> InstanceGenerator.run("--generate", "9", "--seconds", "3")).isInstanceOf(BenchArguments.Wrong.class)
                .hasMessageContaining("--seconds");
        assertThatThrownBy(() -> InstanceGenerator.run("--generate", "9", "--windows", "wide", "--out", "x")).isInstanceOf(BenchArguments.Wrong.class)
                .hasMessageContaining("none");
    }
}
