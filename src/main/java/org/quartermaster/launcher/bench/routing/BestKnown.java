package org.quartermaster.launcher.bench.routing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The best known answer that stands beside an instance: in {@code bks.csv}, in the column of the convention, or in a solution file of the same name.
 * There is none where published figures count lengths in another way than the run.
 *
 * @param vehicles vehicles it takes, where fewer vehicles come first; empty when only the length counts
 */
record BestKnown(OptionalInt vehicles, double cost) {

    static Optional<BestKnown> of(Path file, BenchInstance instance, Convention convention, Objective objective) throws IOException {
        boolean isUsual = convention == instance.format().usualConvention(objective);
        Path table = file.resolveSibling("bks.csv");
        if (Files.exists(table)) {
            return fromTable(new Table(Files.readAllLines(table), instance.name()), convention, objective, isUsual);
        }
        Path solution = file.resolveSibling(file.getFileName().toString().replaceFirst("\\.\\w+$", "") + ".sol");
        return Files.exists(solution) && objective == Objective.DISTANCE && isUsual ? fromSolution(Files.readAllLines(solution)) : Optional.empty();
    }

    private static Optional<BestKnown> fromTable(Table table, Convention convention, Objective objective, boolean isUsual) {
        if (objective == Objective.HIERARCHICAL) {
            return convention != Convention.EXACT ? Optional.empty() : table.number("sintef_vehicles").flatMap(vehicles -> table.number("sintef_distance")
                    .map(cost -> new BestKnown(OptionalInt.of(vehicles.intValue()), cost)));
        }
        Optional<Double> own = switch (convention) {
            case DIMACS -> table.number("dimacs_distance_trunc1");
            case EXACT -> table.number("distonly_distance_double");
            case ROUNDED -> Optional.empty();
        };
        return own.or(() -> isUsual ? table.number("bks") : Optional.empty()).map(cost -> new BestKnown(OptionalInt.empty(), cost));
    }

    private static Optional<BestKnown> fromSolution(List<String> lines) {
        return lines.stream().filter(line -> line.matches("(?i)cost\\s+[\\d.]+\\s*"))
                .map(line -> new BestKnown(OptionalInt.empty(), Double.parseDouble(line.strip().split("\\s+")[1]))).findFirst();
    }

    /** The row of one instance. */
    private record Table(List<String> lines, String name) {
        Optional<Double> number(String column) {
            int at = List.of(lines.getFirst().split(",")).indexOf(column);
            return lines.stream().map(line -> line.split(",")).filter(cells -> at >= 0 && cells[0].equalsIgnoreCase(name) && cells.length > at)
                    .filter(cells -> cells[at].matches("-?\\d+(\\.\\d+)?")).map(cells -> Double.valueOf(cells[at])).findFirst();
        }
    }

    /** Vehicles more than the best known, which come before any length; 0 when only the length counts. */
    int vehiclesMore(BenchSolution solution) {
        return vehicles.isPresent() ? solution.routes().size() - vehicles.getAsInt() : 0;
    }

    /** How much longer the solution is, percent; only of the same number of vehicles. Sums of the same legs in another order count as equal. */
    double gap(BenchSolution solution) {
        double gap = 100 * (solution.cost() / cost - 1);
        return Math.abs(gap) < 1e-9 ? 0 : gap;
    }
}
