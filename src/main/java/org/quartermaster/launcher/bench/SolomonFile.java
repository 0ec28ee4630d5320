package org.quartermaster.launcher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.quartermaster.delivery.planning.Load;
import org.quartermaster.delivery.planning.Rates;
import org.quartermaster.delivery.planning.RoutingProblem;
import org.quartermaster.delivery.planning.Stop;
import org.quartermaster.delivery.planning.TravelMatrix;
import org.quartermaster.delivery.planning.Vehicle;
import org.quartermaster.delivery.planning.Window;

/**
 * Reads a file in Solomon's format by the DIMACS convention: Euclidean distance truncated to one decimal, the same value as travel time, distance as the
 * only cost. One unit of the file is 10 metres, 10 seconds and 10 cents, so a cost of 8273 cents is 827.3.
 */
final class SolomonFile {
    private static final int SCALE = 10;

    private SolomonFile() {
    }

    static RoutingProblem read(Path file) throws IOException {
        List<int[]> rows = numbers(file);
        int[] fleet = rows.getFirst();
        List<int[]> places = rows.subList(1, rows.size());
        var shift = new Window(0, places.getFirst()[5] * SCALE);
        var vehicle = new Vehicle(0, new Load(0, 0, fleet[1]), shift, 0, 0, new Rates(1000, 0, 0), 0);
        List<Stop> stops = places.stream().skip(1).map(SolomonFile::stop).toList();
        return new RoutingProblem(IntStream.range(0, fleet[0]).mapToObj(_ -> vehicle).toList(), stops, matrix(places));
    }

    private static List<int[]> numbers(Path file) throws IOException {
        var rows = new ArrayList<int[]>();
        for (String line : Files.readAllLines(file)) {
            String text = line.strip();
            if (text.matches("[\\d\\s.]+")) {
                rows.add(java.util.Arrays.stream(text.split("\\s+")).mapToInt(number -> (int) Double.parseDouble(number)).toArray());
            }
        }
        return rows;
    }

    private static Stop stop(int[] row) {
        return Stop.of(row[0], row[0], new Load(0, 0, row[3]), new Window(row[4] * SCALE, row[5] * SCALE), row[6] * SCALE);
    }

    private static TravelMatrix matrix(List<int[]> places) {
        int n = places.size();
        var distance = new int[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double exact = Math.hypot(places.get(i)[1] - places.get(j)[1], places.get(i)[2] - places.get(j)[2]);
                distance[i * n + j] = (int) Math.floor(SCALE * exact + 1e-9);
            }
        }
        return new TravelMatrix(n, distance, distance);
    }
}
