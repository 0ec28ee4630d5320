package org.quartermaster.launcher.bench.routing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** Best known costs that stand beside an instance: in {@code bks.csv}, in the column of the convention, or in a solution file of the same name. */
final class BestKnown {
    private BestKnown() {
    }

    static OptionalDouble of(Path file, String name, Convention convention, Objective objective) throws IOException {
        Path table = file.resolveSibling("bks.csv");
        if (Files.exists(table)) {
            return fromTable(Files.readAllLines(table), name, column(convention, objective));
        }
        Path solution = file.resolveSibling(file.getFileName().toString().replaceFirst("\\.\\w+$", "") + ".sol");
        return Files.exists(solution) && objective == Objective.DISTANCE ? fromSolution(Files.readAllLines(solution)) : OptionalDouble.empty();
    }

    private static String column(Convention convention, Objective objective) {
        if (objective == Objective.HIERARCHICAL) {
            return "sintef_distance";
        }
        return convention == Convention.DIMACS ? "dimacs_distance_trunc1" : convention == Convention.EXACT ? "distonly_distance_double" : "bks";
    }

    private static OptionalDouble fromTable(List<String> lines, String name, String column) {
        List<String> head = List.of(lines.getFirst().split(","));
        int at = head.contains(column) ? head.indexOf(column) : head.indexOf("bks");
        return lines.stream().map(line -> line.split(",")).filter(cells -> at >= 0 && cells[0].equalsIgnoreCase(name) && cells.length > at)
                .filter(cells -> cells[at].matches("[-\\d.]+")).mapToDouble(cells -> Double.parseDouble(cells[at])).findFirst();
    }

    private static OptionalDouble fromSolution(List<String> lines) {
        return lines.stream().filter(line -> line.matches("(?i)cost\\s+[\\d.]+\\s*")).mapToDouble(line -> Double.parseDouble(line.strip().split("\\s+")[1]))
                .findFirst();
    }
}
