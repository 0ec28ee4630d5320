package org.quartermaster.delivery.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.quartermaster.delivery.planning.TravelMatrix.Place;
import org.quartermaster.delivery.travel.KnownLegs;
import org.quartermaster.exchange.TableFile;
import org.quartermaster.exchange.TableRow;
import org.quartermaster.shared.Conflict;

/** Legs in a CSV or XLSX file, one a row, in any order of columns. A row that cannot be read refuses the file and is named. */
final class LegFile {
    static final List<String> COLUMNS = List.of("from_latitude", "from_longitude", "to_latitude", "to_longitude", "metres", "seconds");
    private static final int MOST_LEGS = 1_000_000;

    private LegFile() {
    }

    /** @throws Conflict when a column is missing or a row cannot be read */
    static List<KnownLegs.Leg> read(Path path) throws IOException {
        TableFile file = TableFile.inspect(path);
        List<String> header = file.header().stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
        COLUMNS.stream().filter(column -> !header.contains(column)).findFirst().ifPresent(column -> {
            throw new Conflict("delivery.conflict.legColumn", "Column %s is missing; the file needs %s.".formatted(column, COLUMNS), column, String.join(", ", COLUMNS));
        });
        int[] at = COLUMNS.stream().mapToInt(header::indexOf).toArray();
        var legs = new ArrayList<KnownLegs.Leg>();
        file.forEachRow(row -> {
            legs.add(leg(row, at));
            return legs.size() < MOST_LEGS;
        });
        return legs;
    }

    private static KnownLegs.Leg leg(TableRow row, int[] at) {
        try {
            return new KnownLegs.Leg(new Place(number(row, at[0]), number(row, at[1])), new Place(number(row, at[2]), number(row, at[3])),
                    (int) Math.round(number(row, at[4])), (int) Math.ceil(number(row, at[5])));
        } catch (IllegalArgumentException e) {
            throw new Conflict("delivery.conflict.legRow", "Line %d: %s".formatted(row.line(), e.getMessage()), row.line(), e.getMessage());
        }
    }

    private static double number(TableRow row, int column) {
        return Double.parseDouble(row.cell(column));
    }
}
