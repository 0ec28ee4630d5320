package org.quartermaster.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.exchange.TableFile;
import org.quartermaster.exchange.TableRow;
import org.quartermaster.exchange.TableWriter;
import org.quartermaster.exchange.UnreadableFile;
import org.quartermaster.sales.SalesChanged;
import org.quartermaster.stock.StockCounted;
import org.quartermaster.shared.work.Work;
import org.quartermaster.shared.work.WorkContext;

/**
 * Imports one file that waits. The rows, the rejected rows, the counts and the state "done" are one transaction: stopped, failed or killed anywhere, it leaves the
 * tables as they were, and starts from the first row when it runs again.
 */
@ApplicationScoped
public class ImportWork implements Work {

    public static final String KIND = "imports.file";
    private static final String READING = "imports.step.reading";
    private static final String WRITING = "imports.step.writing";

    private record Waiting(long id, String name, String sha256, long bytes, String choices, String state, String importedBy) {
    }

    private Jdbi jdbi;
    private ImportFolder folder;
    private Clock clock;
    private Event<SalesChanged> salesChanged;
    private Event<StockCounted> stockCounted;

    protected ImportWork() {
    }

    @Inject
    public ImportWork(Jdbi jdbi, ImportFolder folder, Clock clock, Event<SalesChanged> salesChanged, Event<StockCounted> stockCounted) {
        this.jdbi = jdbi;
        this.folder = folder;
        this.clock = clock;
        this.salesChanged = salesChanged;
        this.stockCounted = stockCounted;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Set<String> needs() {
        return Set.of("id");
    }

    @Override
    public void run(WorkContext context) throws Exception {
        String id = context.parameters().getOrDefault("id", "");
        if (!id.matches("\\d{1,18}")) {
            throw new IllegalArgumentException("imports.file needs the parameter id of a file that was given, but got \"%s\".".formatted(id));
        }
        run(Long.parseLong(id), context).ifPresent(outcome -> context.result("%d/%d".formatted(outcome.used(), outcome.read()), "imports?import=" + id));
    }

    @Override
    public void dropped(Map<String, String> parameters) {
        jdbi.useHandle(handle -> handle.execute("update import_file set state = 'cancelled', finished_at = utc_timestamp(6) where id = ? and state in ('waiting', 'running')",
                parameters.getOrDefault("id", "")));
    }

    /** Imports the file; empty when it was imported already or somebody stopped it. */
    Optional<FileImport.Outcome> run(long id, WorkContext context) throws IOException {
        Waiting file = jdbi.withHandle(handle -> handle.createQuery("select id, name, sha256, bytes, choices, state, imported_by from import_file where id = :id").bind("id", id)
                .mapTo(Waiting.class).findOne()).orElseThrow(() -> new IllegalArgumentException("There is no given file %d.".formatted(id)));
        if (file.state().equals("done") || file.state().equals("given")) {
            context.log("%s: %s".formatted(file.name(), file.state()));
            return Optional.empty();
        }
        end(id, "running", "");
        try {
            return Optional.of(load(file, context));
        } catch (FileImport.Cancelled e) {
            end(id, "cancelled", "");
            return Optional.empty();
        } catch (UnreadableFile e) {
            end(id, "failed", ErrorText.of(e.code(), e.arguments()));
            throw e;
        } catch (IOException | RuntimeException e) {
            end(id, "failed", ErrorText.of("imports.error.unexpected", String.valueOf(e.getMessage())));
            throw e;
        }
    }

    private FileImport.Outcome load(Waiting waiting, WorkContext context) throws IOException {
        Path path = folder.file(waiting.sha256());
        if (!Files.exists(path)) {
            throw new UnreadableFile("imports.conflict.gone", "The bytes of \"%s\" are not kept any more.".formatted(waiting.name()), waiting.name());
        }
        Choices choices = Choices.read(waiting.choices());
        TableFile file = TableFile.inspect(path);
        long rows = estimate(choices.apply(file), waiting.bytes());
        var outcome = new FileImport(jdbi, clock, waiting.id(), waiting.importedBy()).run(file, choices, read -> {
            boolean isWhole = read % FileImport.TELL_EVERY != 0;
            context.progress(isWhole ? WRITING : READING, isWhole ? 0 : Math.min(read, rows), isWhole ? 0 : rows);
            return !context.isCancelled();
        });
        context.log("%s: %d rows, %d used, %d known, %d rejected %s".formatted(waiting.name(), outcome.read(), outcome.used(), outcome.known(), outcome.rejected(), outcome.reasons()));
        if (choices.kind() == ImportKind.SALES) {
            salesChanged.fire(new SalesChanged());
        } else if (choices.kind() == ImportKind.STOCK) {
            stockCounted.fire(new StockCounted());
        }
        return outcome;
    }

    /** About how many rows, from the length of the first ones; 0 where that says nothing. */
    private static long estimate(TableFile file, long bytes) throws IOException {
        if (file.kind() == TableWriter.Kind.XLSX || file.isGzip()) {
            return 0;
        }
        List<TableRow> first = file.first(Inspection.TRIED);
        long length = first.stream().mapToLong(row -> row.cells().stream().mapToLong(cell -> cell.getBytes(file.charset()).length + 1).sum()).sum();
        return first.isEmpty() ? 0 : bytes * first.size() / Math.max(1, length);
    }

    private void end(long id, String state, String error) {
        jdbi.useHandle(handle -> handle.execute("update import_file set state = ?, error = ?, finished_at = if(? = 'running', null, utc_timestamp(6)) where id = ?",
                state, error, state, id));
    }
}
