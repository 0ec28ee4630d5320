package org.quartermaster.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.exchange.UnreadableFile;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.work.Work;
import org.quartermaster.shared.work.WorkContext;

/**
 * Imports the files of the inbox about which nobody needs to be asked, first what others refer to. A file that was imported moves to {@code done}; one that is not
 * clear, or failed, stays with a note beside it, and is tried again when it was changed after its note.
 */
@ApplicationScoped
public class FolderWork implements Work {

    public static final String KIND = "imports.folder";
    private static final String STEP = "imports.step.folder";
    private static final String NOTE = ".why.txt";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    /** A file that changed a moment ago may still be on its way. */
    private static final Duration SETTLED = Duration.ofSeconds(5);
    private static final Duration KEEP_GIVEN = Duration.ofDays(2);
    private static final Duration KEEP_BYTES = Duration.ofDays(90);
    private static final List<ImportKind> ORDER = List.of(ImportKind.WAREHOUSES, ImportKind.SKUS, ImportKind.BUNDLES, ImportKind.SUPPLIERS, ImportKind.CALENDAR,
            ImportKind.PRICES, ImportKind.PROMOTIONS, ImportKind.SALES, ImportKind.TERMS, ImportKind.PURCHASE_ORDERS, ImportKind.STOCK, ImportKind.CUSTOMER_ORDERS);

    private record Given(Path path, long id, ImportKind kind) {
    }

    private Jdbi jdbi;
    private ImportFolder folder;
    private Imports imports;
    private ImportWork work;
    private Clock clock;

    protected FolderWork() {
    }

    @Inject
    public FolderWork(Jdbi jdbi, ImportFolder folder, Imports imports, ImportWork work, Clock clock) {
        this.jdbi = jdbi;
        this.folder = folder;
        this.imports = imports;
        this.work = work;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(WorkContext context) throws Exception {
        Instant now = Instant.now();
        forget(now);
        List<Path> files = arrived(now);
        var given = new ArrayList<Given>();
        for (Path file : files) {
            look(file, context, given);
        }
        given.sort(Comparator.comparing(one -> ORDER.indexOf(one.kind())));
        int done = 0;
        for (Given one : given) {
            if (context.isCancelled()) {
                return;
            }
            context.progress(STEP, done, given.size());
            done += take(one, context) ? 1 : 0;
        }
        context.result("%d/%d".formatted(done, files.size()), "imports");
    }

    private List<Path> arrived(Instant now) throws IOException {
        try (var entries = Files.list(folder.inbox())) {
            return entries.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)).filter(path -> !path.getFileName().toString().startsWith(".")
                    && !path.getFileName().toString().endsWith(NOTE)).filter(path -> isSettled(path, now)).sorted().toList();
        }
    }

    private static boolean isSettled(Path path, Instant now) {
        try {
            Instant changed = Files.getLastModifiedTime(path).toInstant();
            Path note = note(path);
            return changed.isBefore(now.minus(SETTLED)) && (!Files.exists(note) || changed.isAfter(Files.getLastModifiedTime(note).toInstant()));
        } catch (IOException e) {
            return false;
        }
    }

    private void look(Path path, WorkContext context, List<Given> given) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            long id = imports.accept(path.getFileName().toString(), in);
            given.add(new Given(path, id, imports.preview(id).choices().kind()));
        } catch (UnreadableFile e) {
            leave(path, context, FolderNote.of(e.code(), e.arguments()));
        }
    }

    /** Whether a file is clear is asked when its turn comes, because it may name what the files before it brought. */
    private boolean take(Given file, WorkContext context) throws IOException {
        try {
            Preview preview = imports.preview(file.id());
            if (!preview.isCertain() || preview.rowsChecked() == 0) {
                leave(file.path(), context, FolderNote.unclear(preview));
                return false;
            }
            imports.prepare(file.id(), preview.choices());
            if (work.run(file.id(), context).isPresent()) {
                move(file.path());
                return true;
            }
        } catch (UnreadableFile e) {
            leave(file.path(), context, FolderNote.of(e.code(), e.arguments()));
        } catch (Conflict e) {
            leave(file.path(), context, FolderNote.of(e.code(), e.arguments()));
        } catch (RuntimeException e) {
            leave(file.path(), context, FolderNote.of("imports.error.unexpected", String.valueOf(e.getMessage())));
        }
        return false;
    }

    private void move(Path path) throws IOException {
        Path done = Files.createDirectories(folder.inbox().resolve("done"));
        Path target = done.resolve(path.getFileName());
        if (Files.exists(target)) {
            target = done.resolve(STAMP.format(clock.instant().atZone(clock.getZone())) + "-" + path.getFileName());
        }
        Files.move(path, target);
        Files.deleteIfExists(note(path));
    }

    private static void leave(Path path, WorkContext context, String why) throws IOException {
        context.log(path.getFileName() + ": " + why.lines().findFirst().orElse(""));
        Files.writeString(note(path), why);
    }

    private static Path note(Path path) {
        return path.resolveSibling(path.getFileName() + NOTE);
    }

    /** Forgets uploads that nobody started, and the bytes of old imports. */
    private void forget(Instant now) throws IOException {
        Set<String> kept = new HashSet<>();
        jdbi.useHandle(handle -> {
            handle.execute("delete from import_file where state = 'given' and asked_at < ?", now.minus(KEEP_GIVEN));
            kept.addAll(handle.createQuery("select distinct sha256 from import_file where asked_at >= :since or state in ('waiting', 'running')")
                    .bind("since", now.minus(KEEP_BYTES)).mapTo(String.class).list());
        });
        folder.clean(kept::contains, now);
    }
}
