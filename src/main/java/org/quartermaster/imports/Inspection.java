package org.quartermaster.imports;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.exchange.TableFile;
import org.quartermaster.exchange.TableRow;

/** Looks at the beginning of a file and tries its first 1,000 rows on the database, in a transaction that is always rolled back. */
final class Inspection {

    static final int TRIED = 1_000;
    static final int SHOWN = 50;

    /** What the file is and what was tried. */
    record Findings(TableFile file, Choices choices, boolean isNumberOpen, boolean isDayOpen, List<String> header, List<Preview.Row> rows, int tried, int wrong,
                    Map<String, Long> reasons) {
    }

    private final TableFile file;
    private final List<String> header;
    private final List<TableRow> sample;

    private Inspection(TableFile file) throws IOException {
        this.file = file;
        header = file.header();
        sample = file.first(TRIED);
    }

    /**
     * Opens the file.
     *
     * @param charset   name of the encoding, empty to guess it
     * @param separator between cells, empty to guess it
     */
    static Inspection open(Path path, String charset, String separator) throws IOException {
        TableFile guessed = TableFile.inspect(path);
        return new Inspection(guessed.with(charset.isEmpty() ? guessed.charset() : Charset.forName(charset), separator.isEmpty() ? guessed.separator() : separator.charAt(0)));
    }

    List<String> header() {
        return header;
    }

    /** The likeliest choices, for a kind that was named or the likeliest one. */
    Choices guess(Optional<ImportKind> kind) {
        return kind.map(named -> ColumnGuess.guess(file, named, header, sample)).orElseGet(() -> ColumnGuess.guess(file, header, sample));
    }

    Findings under(Choices choices, Jdbi jdbi, Clock clock, String actor) {
        boolean isNumberOpen = ColumnGuess.numbers(file, choices.kind(), choices.columns(), sample).isEmpty();
        boolean isDayOpen = ColumnGuess.days(choices.kind(), choices.columns(), sample).isEmpty();
        var reading = new RowReading(choices, header);
        var misfits = choices.missing().isEmpty() ? jdbi.withHandle(handle -> tried(handle, choices, clock, reading, actor)) : Map.<Long, CellProblem>of();
        var rows = new ArrayList<Preview.Row>();
        var reasons = new TreeMap<String, Long>();
        int wrong = 0;
        for (TableRow row : sample) {
            var problems = problems(row, reading, misfits);
            wrong += problems.isEmpty() ? 0 : 1;
            problems.stream().findFirst().ifPresent(first -> reasons.merge(first.reason(), 1L, Long::sum));
            if (rows.size() < SHOWN) {
                rows.add(new Preview.Row(row.line(), row.cells(), problems));
            }
        }
        return new Findings(file, choices, isNumberOpen, isDayOpen, header, rows, sample.size(), wrong, reasons);
    }

    private static List<CellProblem> problems(TableRow row, RowReading reading, Map<Long, CellProblem> misfits) {
        var problems = reading.problems(row);
        return problems.isEmpty() && misfits.containsKey(row.line()) ? List.of(misfits.get(row.line())) : problems;
    }

    /** Line → why the row does not fit what is known already. */
    private Map<Long, CellProblem> tried(Handle handle, Choices choices, Clock clock, RowReading reading, String actor) {
        var misfits = new TreeMap<Long, CellProblem>();
        TrialRun.begin(handle);
        handle.begin();
        try {
            RowTarget target = FileImport.target(handle, choices, clock, actor);
            var read = sample.stream().map(reading::read).filter(RowReading.Read.Values.class::isInstance).map(RowReading.Read.Values.class::cast)
                    .collect(Collectors.partitioningBy(row -> target.waits(row.values())));
            Stream.concat(read.get(false).stream(), read.get(true).stream()).forEach(row -> target.accept(row.values()).ifPresent(misfit -> misfits.put(row.line(),
                    new CellProblem(choices.columns().getOrDefault(misfit.field(), -1), misfit.field(), misfit.reason()))));
        } finally {
            handle.rollback();
        }
        return misfits;
    }
}
