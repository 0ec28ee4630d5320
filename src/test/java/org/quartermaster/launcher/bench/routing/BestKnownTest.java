package org.quartermaster.launcher.bench.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartermaster.launcher.bench.routing.BenchInstance.Customer;
import org.quartermaster.launcher.bench.routing.BenchInstance.Depot;

class BestKnownTest {

    @TempDir
    Path folder;

    private static BenchInstance instance(Format format) {
        return new BenchInstance("tiny", format, List.of(new Customer(1, 3, 4, 1, 0, 50, 0)), List.of(new Depot(0, 0, 0, 0, 100)), 2, 10, Double.POSITIVE_INFINITY);
    }

    @Test
    void comparesVehiclesFirstAndLengthsOnlyOfOneConvention() throws IOException {
        Files.writeString(folder.resolve("bks.csv"), "instance,distonly_distance_double,dimacs_distance_trunc1,sintef_vehicles,sintef_distance\ntiny,9,8,2,5\n");
        Path file = folder.resolve("tiny.txt");
        BenchInstance tiny = instance(Format.SOLOMON);
        BestKnown best = BestKnown.of(file, tiny, Convention.EXACT, Objective.HIERARCHICAL).orElseThrow();
        assertThat(best.vehicles()).isEqualTo(OptionalInt.of(2));
        // one route of 5 + 5: one vehicle less, twice the length
        var solution = new BenchSolution(tiny, Convention.EXACT, List.of(new BenchSolution.Route(tiny.depots().getFirst(), tiny.customers())));
        assertThat(best.vehiclesMore(solution)).isEqualTo(-1);
        assertThat(best.gap(solution)).isEqualTo(100);
        assertThat(BestKnown.of(file, tiny, Convention.DIMACS, Objective.HIERARCHICAL)).isEmpty();
        assertThat(BestKnown.of(file, tiny, Convention.ROUNDED, Objective.DISTANCE)).isEmpty();
        assertThat(BestKnown.of(file, tiny, Convention.DIMACS, Objective.DISTANCE).orElseThrow().cost()).isEqualTo(8);
        assertThat(BestKnown.of(file, tiny, Convention.EXACT, Objective.DISTANCE).orElseThrow().cost()).isEqualTo(9);
    }

    @Test
    void aSolutionFileHoldsForTheUsualConventionAlone() throws IOException {
        Files.writeString(folder.resolve("tiny.sol"), "Route #1: 1\nCost 10\n");
        Path file = folder.resolve("tiny.vrp");
        assertThat(BestKnown.of(file, instance(Format.CVRPLIB), Convention.ROUNDED, Objective.DISTANCE).orElseThrow().cost()).isEqualTo(10);
        assertThat(BestKnown.of(file, instance(Format.CVRPLIB), Convention.EXACT, Objective.DISTANCE)).isEmpty();
    }
}
