package org.quartermaster.imports;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Numbers;
import org.quartermaster.database.Settings;
import org.quartermaster.exchange.TableFile;
import org.quartermaster.exchange.UnreadableFile;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.shared.work.WorkRequested;

/**
 * Files from the upload to the job: given, looked at, started. A file that is given is kept under a name made of its bytes; nothing in the tables changes before
 * {@link #start}, and then the job {@link ImportWork} does all of it or nothing.
 */
@ApplicationScoped
@Transactional
@RolesAllowed(Role.VIEW)
public class Imports {

    /** The setting that limits uploads, in megabytes. */
    static final String SIZE_SETTING = "imports.maximumMegabytes";
    private static final long DEFAULT_MEGABYTES = 200;

    /** One import with what was chosen and what was done. */
    public record Detail(ImportRow file, Choices choices, Summary summary, String sha256) {
    }

    private record Kept(long id, String name, String sha256, long bytes, String kind, String choices, String state, String summary) {
    }

    private record Warehouse(int id, String code) {
    }

    private Jdbi jdbi;
    private ImportFolder folder;
    private ImportList list;
    private Clock clock;
    private Event<Audited> audit;
    private Event<WorkRequested> work;

    protected Imports() {
    }

    @Inject
    public Imports(Jdbi jdbi, ImportFolder folder, ImportList list, Clock clock, Event<Audited> audit, Event<WorkRequested> work) {
        this.jdbi = jdbi;
        this.folder = folder;
        this.list = list;
        this.clock = clock;
        this.audit = audit;
        this.work = work;
    }

    /** The most bytes one file may have. */
    public long mostBytes() {
        return Settings.find(jdbi, SIZE_SETTING).map(Long::valueOf).orElse(DEFAULT_MEGABYTES) << 20;
    }

    /**
     * Takes a file in. Its name is only for people.
     *
     * @return its identity, for {@link #preview} and {@link #start}
     * @throws UnreadableFile if it is too large, empty, no table, or dangerous; it is not kept then
     */
    @RolesAllowed(Role.BUY)
    @Transactional(TxType.NOT_SUPPORTED)
    public long accept(String name, InputStream bytes) throws IOException {
        var stored = folder.store(bytes, mostBytes());
        Path path = folder.file(stored.sha256());
        try {
            TableFile.inspect(path).header();
        } catch (UnreadableFile e) {
            Files.deleteIfExists(path);
            throw e;
        }
        return jdbi.inTransaction(handle -> {
            long id = Numbers.take(handle, "import_file", 1);
            handle.execute("insert into import_file (id, name, sha256, bytes, kind, choices, state, imported_by, asked_at, summary) values (?, ?, ?, ?, '', '', 'given', ?, ?, '')",
                    id, FileName.clean(name), stored.sha256(), stored.bytes(), Actor.required().name(), Instant.now());
            return id;
        });
    }

    /** The file under the likeliest choices. */
    @Transactional(TxType.NOT_SUPPORTED)
    public Preview preview(long id) throws IOException {
        return preview(id, null, "", "");
    }

    /**
     * The file under the likeliest choices for what is known.
     *
     * @param kind      what it holds, null to guess it
     * @param charset   name of the encoding, empty to guess it
     * @param separator between cells, empty to guess it
     */
    @Transactional(TxType.NOT_SUPPORTED)
    public Preview preview(long id, ImportKind kind, String charset, String separator) throws IOException {
        Kept kept = kept(id);
        var inspection = Inspection.open(stored(kept), charset, separator);
        return preview(kept, inspection, inspection.guess(Optional.ofNullable(kind)));
    }

    /** The file as chosen. */
    @Transactional(TxType.NOT_SUPPORTED)
    public Preview preview(long id, Choices choices) throws IOException {
        Kept kept = kept(id);
        return preview(kept, Inspection.open(stored(kept), choices.charset(), String.valueOf(choices.separator())), choices);
    }

    private Preview preview(Kept kept, Inspection inspection, Choices choices) {
        choices.check(inspection.header().size());
        var findings = inspection.under(choices, jdbi, clock, Actor.required().name());
        return new Preview(kept.id(), kept.name(), kept.bytes(), findings.file().kind().extension(), choices, findings.isNumberOpen(), findings.isDayOpen(), findings.header(),
                findings.rows(), findings.tried(), findings.wrong(), findings.reasons(), earlier(kept.sha256(), choices.kind()));
    }

    private Instant earlier(String sha256, ImportKind kind) {
        return jdbi.withHandle(handle -> handle.createQuery("select max(finished_at) as at from import_file where sha256 = :sha and kind = :kind and state = 'done'")
                .bind("sha", sha256).bind("kind", kind.code()).map((row, _) -> row.getObject("at", LocalDateTime.class)).findOne())
                .map(at -> at.toInstant(ZoneOffset.UTC)).orElse(null);
    }

    private Path stored(Kept kept) {
        Path path = folder.file(kept.sha256());
        if (!Files.exists(path)) {
            throw new Conflict("imports.conflict.gone", "The bytes of \"%s\" are not kept any more. Upload the file again.".formatted(kept.name()), kept.name());
        }
        return path;
    }

    /**
     * Asks for the import of a given file.
     *
     * @throws Conflict if it was started before, or a column that every row needs is missing
     */
    @RolesAllowed(Role.BUY)
    public void start(long id, Choices choices) throws IOException {
        prepare(id, choices);
        work.fire(new WorkRequested(ImportWork.KIND, Map.of("id", Long.toString(id)), ImportWork.KIND + "/" + id));
    }

    /** Notes what was chosen and who asked; the file then waits. */
    @RolesAllowed(Role.BUY)
    public void prepare(long id, Choices choices) throws IOException {
        Kept kept = kept(id);
        choices.check(Inspection.open(stored(kept), choices.charset(), String.valueOf(choices.separator())).header().size());
        if (!choices.missing().isEmpty()) {
            String fields = String.join(", ", choices.missing().stream().map(Field::name).toList());
            throw new Conflict("imports.conflict.missing", "No column for: " + fields, fields);
        }
        int changed = jdbi.withHandle(handle -> handle.execute("update import_file set kind = ?, choices = ?, state = 'waiting', imported_by = ?, asked_at = ? where id = ? and state = 'given'",
                choices.kind().code(), choices.write(), Actor.required().name(), Instant.now(), id));
        if (changed == 0) {
            throw new Conflict("imports.conflict.started", "The import of \"%s\" was started already.".formatted(kept.name()), kept.name());
        }
        audit.fire(new Audited("imports.start", "import", Long.toString(id), "", "%s %s sha256 %s".formatted(choices.kind().code(), kept.name(), kept.sha256())));
    }

    /** One import; @throws NotFound if there is none that the actor may see. */
    public Detail one(long id) {
        Kept kept = kept(id);
        return new Detail(list.one(id), kept.choices().isEmpty() ? null : Choices.read(kept.choices()), Summary.read(kept.summary()), kept.sha256());
    }

    /** Codes of the warehouses that rows may be meant for. */
    public List<String> warehouses() {
        Actor actor = Actor.required();
        return jdbi.withHandle(handle -> handle.createQuery("select id, code from warehouse order by code").mapTo(Warehouse.class).list()).stream()
                .filter(warehouse -> actor.sees(new WarehouseId(warehouse.id()))).map(Warehouse::code).toList();
    }

    private Kept kept(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("select f.id, f.name, f.sha256, f.bytes, f.kind, f.choices, f.state, f.summary from import_file f "
                + "where f.id = :id and " + ImportList.VISIBLE).bindMap(ImportList.visibleTo()).bind("id", id).mapTo(Kept.class).findOne()).orElseThrow(() -> new NotFound("import", id));
    }
}
