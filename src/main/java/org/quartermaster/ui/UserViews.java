package org.quartermaster.ui;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Numbers;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.NotFound;

/** The saved views of grids: a person's own and the shared ones. Only the owner changes or deletes one. */
@ApplicationScoped
@Transactional
public class UserViews {

    /** Name of the row that silently keeps the layout a person last used. */
    static final String LAST_USED = "";

    /** One saved view; {@code content} is JSON. */
    public record Saved(long id, String owner, String name, boolean isShared, String content) {
    }

    private static final String COLUMNS = "select id, owner, name, is_shared, cast(content as char) content from user_view ";
    private Jdbi jdbi;
    private Numbers numbers;
    private Event<Audited> audit;

    protected UserViews() {
    }

    @Inject
    public UserViews(Jdbi jdbi, Numbers numbers, Event<Audited> audit) {
        this.jdbi = jdbi;
        this.numbers = numbers;
        this.audit = audit;
    }

    /** The actor's views and the shared ones of a screen, by name. */
    public List<Saved> of(String screen) {
        return jdbi.withHandle(h -> h.createQuery(COLUMNS + "where screen = :screen and (owner = :owner or is_shared) and name <> '' order by name, id")
                .bind("screen", screen).bind("owner", Actor.required().name()).mapTo(Saved.class).list());
    }

    /** The layout the actor last used. */
    public Optional<String> lastUsed(String screen) {
        return jdbi.withHandle(h -> h.createQuery(COLUMNS + "where screen = :screen and owner = :owner and name = ''")
                .bind("screen", screen).bind("owner", Actor.required().name()).mapTo(Saved.class).findOne()).map(Saved::content);
    }

    /** Keeps the layout silently. */
    public void remember(String screen, String content) {
        write(screen, LAST_USED, false, content);
    }

    /** Saves under a name, replacing the actor's view of that name. */
    public void save(String screen, String name, boolean shared, String content) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A view needs a name.");
        }
        write(screen, name.strip(), shared, content);
        audit.fire(new Audited("ui.saveView", "user_view", screen + "/" + name, "", content));
    }

    /** @throws NotFound if it does not exist or belongs to somebody else */
    public void delete(long id) {
        int gone = jdbi.withHandle(h -> h.execute("delete from user_view where id = ? and owner = ?", id, Actor.required().name()));
        if (gone == 0) {
            throw new NotFound("view", id);
        }
        audit.fire(new Audited("ui.deleteView", "user_view", Long.toString(id), "", ""));
    }

    private void write(String screen, String name, boolean shared, String content) {
        long id = numbers.take("user_view", 1);
        jdbi.useHandle(h -> h.execute("insert into user_view (id, owner, screen, name, is_shared, content, changed_at) values (?, ?, ?, ?, ?, ?, ?) "
                + "on duplicate key update is_shared = values(is_shared), content = values(content), changed_at = values(changed_at)",
                id, Actor.required().name(), screen, name, shared, content, LocalDateTime.now(ZoneOffset.UTC)));
    }
}
