package org.quartermaster.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.LongPredicate;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.exchange.TableFile;
import org.quartermaster.testing.TestDatabase;

/** A migrated database into which small files are imported. */
final class ImportCase {

    final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private long id;

    FileImport.Outcome load(String... lines) throws IOException {
        return load("", _ -> true, lines);
    }

    FileImport.Outcome load(String warehouse, LongPredicate goOn, String... lines) throws IOException {
        Path path = Files.createTempFile("import", ".csv");
        try {
            Files.writeString(path, String.join("\n", lines), StandardCharsets.UTF_8);
            TableFile file = TableFile.inspect(path);
            Choices guess = ColumnGuess.guess(file, file.header(), file.first(200));
            Choices choices = new Choices(guess.kind(), guess.columns(), guess.charset(), guess.separator(), guess.numbers(), guess.days(), warehouse);
            return new FileImport(jdbi, Clock.systemUTC(), ++id, "test").run(file, choices, goOn);
        } finally {
            Files.delete(path);
        }
    }

    /** Rejected rows of the last file: line, column, value, reason. */
    List<String> rejected() {
        return jdbi.withHandle(handle -> handle.createQuery("select concat_ws(' ', line_no, column_name, value, reason) from import_rejection where import_id = :id order by line_no")
                .bind("id", id).mapTo(String.class).list());
    }

    /** All rows of a query as text. */
    List<String> rows(String sql) {
        return jdbi.withHandle(handle -> handle.createQuery(sql).map((row, context) -> {
            var text = new StringBuilder();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                text.append(i == 1 ? "" : " ").append(row.getObject(i));
            }
            return text.toString();
        }).list());
    }

    long count(String table) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from " + table).mapTo(Long.class).one());
    }
}
