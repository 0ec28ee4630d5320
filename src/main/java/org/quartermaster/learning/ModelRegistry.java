package org.quartermaster.learning;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.quartermaster.database.Numbers;
import org.quartermaster.learning.StoredModel.Kind;
import org.quartermaster.learning.StoredModel.State;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;

/**
 * Keeps models and decides which one answers for a name.
 *
 * <p>{@link #store} makes a candidate, {@link #storeUntried} one that {@link #tried} makes a candidate when it is sound; {@link #promote} lets it answer and retires the one that answered before, which {@link #promote promoting} again brings back;
 * {@link #quarantine} stops a faulty one with the reason; {@link #forget} drops old ones.
 */
@ApplicationScoped
@Transactional
public class ModelRegistry {

    private static final int PART = 1 << 20;

    private Jdbi jdbi;
    private Event<Audited> audit;
    private Clock clock;

    protected ModelRegistry() {
    }

    @Inject
    public ModelRegistry(Jdbi jdbi, Event<Audited> audit, Clock clock) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Stores a new candidate.
     *
     * @param content what {@code BoostedModel.write}, {@code QuantileModel.write} or an ONNX exporter wrote
     * @return its identity
     */
    @RolesAllowed(Role.BUY)
    public long store(String name, Kind kind, Provenance provenance, byte[] content) {
        return store(name, kind, State.CANDIDATE, provenance, content, null);
    }

    /** As {@link #store}, for a model of which nobody knows yet whether it is sound. */
    @RolesAllowed(Role.BUY)
    public long storeUntried(String name, Kind kind, Provenance provenance, byte[] content) {
        return store(name, kind, State.UNTRIED, provenance, content, null);
    }

    /**
     * As {@link #storeUntried}, for a model that lies in a file and stays there.
     *
     * @param content what is to be known besides
     * @return its identity; empty when the same file is stored with the same content
     */
    @RolesAllowed(Role.BUY)
    public Optional<Long> linkUntried(String name, Kind kind, Provenance provenance, byte[] content, ModelFile file) {
        String hash = ModelText.sha256(content);
        boolean isKnown = versions(name).stream().anyMatch(model -> file.equals(model.file()) && hash.equals(model.sha256()));
        return isKnown ? Optional.empty() : Optional.of(store(name, kind, State.UNTRIED, provenance, content, file));
    }

    private long store(String name, Kind kind, State state, Provenance provenance, byte[] content, ModelFile file) {
        String hash = ModelText.sha256(content);
        long id = jdbi.inTransaction(handle -> {
            long next = Numbers.take(handle, "model", 1);
            insert(handle, next, name, kind, state, provenance, hash, content.length, file);
            insert(handle, next, content);
            return next;
        });
        audit.fire(new Audited("learning.store", "model", String.valueOf(id), "", "%s %s sha256 %s".formatted(name, kind, hash)));
        return id;
    }

    /**
     * Ends the trial of an untried model, with what it showed.
     *
     * @param fault a fault code and what was seen, which puts the model into quarantine; empty when it is sound
     * @throws Conflict when the model was tried before
     */
    @RolesAllowed(Role.BUY)
    public void tried(long id, Map<String, String> parameters, Map<String, Double> metrics, String fault) {
        StoredModel model = required(id);
        if (model.state() != State.UNTRIED) {
            throw new Conflict("learning.conflict.tried", "Model %d was tried before and is %s.".formatted(id, ModelText.code(model.state())), String.valueOf(id));
        }
        jdbi.useHandle(handle -> handle.createUpdate("update model set parameters = :parameters, metrics = :metrics where id = :id")
                .bind("parameters", ModelText.lines(parameters)).bind("metrics", ModelText.lines(metrics)).bind("id", id).execute());
        if (fault.isEmpty()) {
            move(model, State.CANDIDATE, "");
        } else {
            quarantine(id, fault);
        }
    }

    /** The model that answers for the name, or empty. */
    @RolesAllowed(Role.VIEW)
    public Optional<StoredModel> promoted(String name) {
        return select("where name = :name and state = 'promoted' order by state_at desc limit 1", name).stream().findFirst();
    }

    /** All models of a name, newest first. */
    @RolesAllowed(Role.VIEW)
    public List<StoredModel> versions(String name) {
        return select("where name = :name order by id desc", name);
    }

    /** All models, by name, newest first. */
    @RolesAllowed(Role.VIEW)
    public List<StoredModel> all() {
        return select("where :name = '' order by name, id desc", "");
    }

    /**
     * The bytes of a model.
     *
     * @throws NotFound              if there is no such model
     * @throws IllegalStateException if they are not the bytes that were stored
     */
    @RolesAllowed(Role.VIEW)
    public byte[] content(long id) {
        StoredModel model = required(id);
        byte[] content = new byte[Math.toIntExact(model.contentBytes())];
        jdbi.useHandle(handle -> handle.createQuery("select part, bytes from model_content where model_id = :id order by part").bind("id", id)
                .map((row, _) -> {
                    byte[] part = row.getBytes("bytes");
                    System.arraycopy(part, 0, content, row.getInt("part") * PART, part.length);
                    return part.length;
                }).list());
        if (!ModelText.sha256(content).equals(model.sha256())) {
            throw new IllegalStateException("The content of model %d is not what was stored: its hash is not %s. Maybe restore the table model_content.".formatted(id, model.sha256()));
        }
        return content;
    }

    /** Lets a model answer for its name and retires the one that did. */
    @RolesAllowed(Role.BUY)
    public void promote(long id) {
        StoredModel model = required(id);
        Optional<StoredModel> before = promoted(model.name()).filter(other -> other.id() != id);
        before.ifPresent(other -> move(other, State.RETIRED, ""));
        if (model.state() != State.PROMOTED) {
            jdbi.useHandle(handle -> handle.createUpdate("update model set replaced_id = :before where id = :id").bind("before", before.map(StoredModel::id).orElse(null)).bind("id", id).execute());
        }
        move(model, State.PROMOTED, "");
    }

    /**
     * Retires the model that answers and brings back the one that answered before it.
     *
     * @return the one that answers from now on; empty when none did before, or it is gone or faulty
     * @throws Conflict when none answers
     */
    @RolesAllowed(Role.BUY)
    public Optional<StoredModel> rollBack(String name) {
        StoredModel now = promoted(name).orElseThrow(() -> new Conflict("learning.conflict.nothing", "No model answers for %s: there is nothing to go back from.".formatted(name), name));
        Optional<StoredModel> before = select("where name = :name and state = 'retired' and id = (select replaced_id from model where id = " + now.id() + ")", name).stream().findFirst();
        move(now, State.RETIRED, "");
        before.ifPresent(model -> move(model, State.PROMOTED, ""));
        return before.map(model -> required(model.id()));
    }

    /** Notes how good a model and the baseline were on the same data; replaces what was noted before. */
    @RolesAllowed(Role.BUY)
    public void score(long id, Map<String, Double> metrics, Map<String, Double> baseline) {
        StoredModel model = required(id);
        jdbi.useHandle(handle -> handle.createUpdate("update model set metrics = :metrics, baseline_metrics = :baseline where id = :id")
                .bind("metrics", ModelText.lines(metrics)).bind("baseline", ModelText.lines(baseline)).bind("id", id).execute());
        audit.fire(new Audited("learning.score", "model", String.valueOf(id), model.provenance().metrics().toString(), metrics.toString()));
    }

    /** Stops a model from answering. */
    @RolesAllowed(Role.BUY)
    public void retire(long id) {
        move(required(id), State.RETIRED, "");
    }

    /** Stops a faulty model; the reason is a fault code and what was seen. */
    @RolesAllowed(Role.BUY)
    public void quarantine(long id, String reason) {
        move(required(id), State.QUARANTINED, reason.substring(0, Math.min(400, reason.length())));
    }

    /** Drops candidates and retired models of a name beyond the {@code keep} newest. */
    @RolesAllowed(Role.BUY)
    public void forget(String name, int keep) {
        forget(name, keep, _ -> true);
    }

    /** The same among some of them; those that a promoted one replaced stay. */
    @RolesAllowed(Role.BUY)
    public void forget(String name, int keep, Predicate<StoredModel> among) {
        List<Long> replaced = jdbi.withHandle(handle -> handle.createQuery("select replaced_id from model where name = :name and state = 'promoted' and replaced_id is not null").bind("name", name)
                .mapTo(Long.class).list());
        List<StoredModel> idle = versions(name).stream().filter(model -> model.state() == State.CANDIDATE || model.state() == State.RETIRED).filter(among).skip(keep)
                .filter(model -> !replaced.contains(model.id())).toList();
        for (StoredModel model : idle) {
            jdbi.useHandle(handle -> handle.createUpdate("delete from model where id = :id").bind("id", model.id()).execute());
            audit.fire(new Audited("learning.forget", "model", String.valueOf(model.id()), model.name() + " " + model.state(), ""));
        }
    }

    private void move(StoredModel model, State to, String reason) {
        jdbi.useHandle(handle -> handle.createUpdate("update model set state = :state, state_at = :at, state_by = :by, reason = :reason where id = :id")
                .bind("state", ModelText.code(to)).bind("at", utc(clock.instant())).bind("by", Actor.required().name()).bind("reason", reason).bind("id", model.id()).execute());
        audit.fire(new Audited("learning." + ModelText.code(to), "model", String.valueOf(model.id()), model.state().name(), (to + " " + reason).strip()));
    }

    private StoredModel required(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from model where id = :id").bind("id", id).map((row, _) -> ModelText.model(row)).findOne())
                .orElseThrow(() -> new NotFound("model", String.valueOf(id)));
    }

    private List<StoredModel> select(String where, String name) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from model " + where).bind("name", name).map((row, _) -> ModelText.model(row)).list());
    }

    private void insert(Handle handle, long id, String name, Kind kind, State state, Provenance from, String hash, int length, ModelFile file) {
        handle.createUpdate("""
                        insert into model (id, name, kind, state, made_at, made_by, state_at, state_by, features, parameters, seed, row_count, data_from, data_to, metrics,
                          baseline_metrics, libraries, sha256, content_bytes, file_name, file_sha256, file_bytes)
                        values (:id, :name, :kind, :state, :at, :by, :at, :by, :features, :parameters, :seed, :rows, :from, :to, :metrics, :baseline, :libraries, :hash, :length, :file, :fileHash, :fileBytes)
                        """)
                .bind("id", id).bind("name", name).bind("kind", ModelText.code(kind)).bind("state", ModelText.code(state)).bind("at", utc(clock.instant())).bind("by", Actor.required().name())
                .bind("features", String.join("\n", from.features())).bind("parameters", ModelText.lines(from.parameters())).bind("seed", from.seed())
                .bind("rows", from.rows()).bind("from", from.from()).bind("to", from.to()).bind("metrics", ModelText.lines(from.metrics()))
                .bind("baseline", ModelText.lines(from.baseline())).bind("libraries", ModelText.lines(from.libraries())).bind("hash", hash).bind("length", length)
                .bind("file", file == null ? null : file.name()).bind("fileHash", file == null ? null : file.sha256()).bind("fileBytes", file == null ? null : file.bytes())
                .execute();
    }

    private static void insert(Handle handle, long id, byte[] content) {
        PreparedBatch batch = handle.prepareBatch("insert into model_content (model_id, part, bytes) values (:id, :part, :bytes)");
        for (int part = 0; part * PART < content.length; part++) {
            byte[] bytes = Arrays.copyOfRange(content, part * PART, Math.min(content.length, (part + 1) * PART));
            batch.bind("id", id).bind("part", part).bind("bytes", bytes).add();
            if (part % 4 == 3) {
                batch.execute();
            }
        }
        batch.execute();
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
