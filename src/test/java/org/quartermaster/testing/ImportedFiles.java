package org.quartermaster.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.exchange.TableFile;
import org.quartermaster.imports.FileImport;

/** Imports files under the likeliest choices, each as an import of its own. */
public final class ImportedFiles {

    private final Jdbi jdbi;
    private final Clock clock;
    private long id;

    public ImportedFiles(Jdbi jdbi) {
        this(jdbi, Clock.fixed(Instant.parse("2027-01-01T12:00:00Z"), ZoneOffset.UTC));
    }

    public ImportedFiles(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    public FileImport.Outcome load(String... lines) throws IOException {
        return load(List.of(lines));
    }

    public FileImport.Outcome load(List<String> lines) throws IOException {
        Path file = Files.createTempFile("import", ".csv");
        try {
            return load(Files.write(file, lines));
        } finally {
            Files.delete(file);
        }
    }

    public FileImport.Outcome load(Path file) throws IOException {
        TableFile table = TableFile.inspect(file);
        return new FileImport(jdbi, clock, ++id, "test").run(table, FileImport.guess(table), _ -> true);
    }

    /** Rejected rows of the last file: line, column, value, reason. */
    public List<String> rejected() {
        return jdbi.withHandle(handle -> handle.createQuery("select concat_ws(' ', line_no, column_name, value, reason) from import_rejection where import_id = :id order by line_no").bind("id", id)
                .mapTo(String.class).list());
    }
}
