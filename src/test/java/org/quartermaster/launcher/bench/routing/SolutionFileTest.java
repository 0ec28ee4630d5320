package org.quartermaster.launcher.bench.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartermaster.launcher.bench.routing.BenchInstance.Customer;
import org.quartermaster.launcher.bench.routing.BenchInstance.Depot;

class SolutionFileTest {
    private static final Customer NEAR = new Customer(1, 3, 4, 6, 0, 100, 0);
    private static final Customer FAR = new Customer(2, 6, 8, 6, 0, 100, 0);
    private static final Depot HOME = new Depot(0, 0, 0, 0, 100);
    private static final Depot OTHER = new Depot(7, 6, 0, 0, 100);

    @TempDir
    private Path folder;

    private static BenchInstance instance(List<Depot> depots) {
        return new BenchInstance("tiny", Format.CORDEAU, List.of(NEAR, FAR), depots, 1, 10, Double.POSITIVE_INFINITY);
    }

    private BenchSolution read(String text, List<Depot> depots) throws IOException {
        return BenchSolution.read(Files.writeString(folder.resolve("tiny.sol"), text), instance(depots), Convention.EXACT);
    }

    @Test
    void whatIsWrittenReadsTheSame() throws IOException {
        var solution = new BenchSolution(instance(List.of(HOME, OTHER)), Convention.EXACT,
                List.of(new BenchSolution.Route(HOME, List.of(NEAR)), new BenchSolution.Route(OTHER, List.of(FAR))));
        Path file = folder.resolve("tiny.sol");
        solution.write(file);

        // twice 5 and twice 8
        assertThat(file).hasContent("Route #1: 1\nRoute #2: 2\nCost 26.0000\nDepots 0 7\n");
        assertThat(BenchSolution.read(file, solution.instance(), Convention.EXACT)).isEqualTo(solution);
    }

    @Test
    void aFileThatBreaksRulesIsCheckedLikeAPlan() throws IOException {
        assertThat(read("Route #1: 1 2\nCost 20\n", List.of(HOME)).violations()).containsExactly("a route carries 12");
        assertThat(read("Route #1: 1\nCost 10\n", List.of(HOME)).violations()).containsExactly("2 is not visited");
        assertThat(read("Route #1: 1\nRoute #2: 2\nCost 30\n", List.of(HOME)).violations()).containsExactly("2 vehicles leave depot 0");
    }

    @Test
    void aStrangersNumberIsNamed() {
        assertThatThrownBy(() -> read("Route #1: 1 2 9\nCost 30\n", List.of(HOME))).isInstanceOf(IOException.class).hasMessageContaining("names 9");
    }
}
