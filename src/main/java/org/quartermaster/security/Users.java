package org.quartermaster.security;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Numbers;
import org.quartermaster.database.TableSql;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.shared.table.RowSource;
import org.quartermaster.shared.table.TableQuery;

/**
 * Keeps the people who may sign in: created with a password that works once, changed, disabled, never deleted, because the audit trail names them.
 */
@ApplicationScoped
@Transactional
@RolesAllowed(Role.ADMINISTER)
public class Users implements RowSource<User> {

    private static final TableSql TABLE = new TableSql("u.name").column("id", "u.id").column("name", "u.name").column("fullName", "u.full_name")
            .column("role", "u.role").column("language", "u.language")
            .column("status", "(case when not u.active then 'disabled' when u.must_change_password then 'invited' else 'active' end)")
            .column("lastSignInAt", "u.last_sign_in_at")
            .column("warehouses", "coalesce((select group_concat(w.code order by w.code) from app_user_warehouse s join warehouse w on w.id = s.warehouse_id "
                    + "where s.user_id = u.id), '')")
            .column("openTokens", "(select count(*) from api_token t where t.user_id = u.id and t.revoked_at is null and t.expires_at > utc_timestamp(6))");
    private static final String SELECT = """
            select u.id, u.name, u.full_name, u.role, u.language, u.last_sign_in_at, u.version,
              case when not u.active then 'disabled' when u.must_change_password then 'invited' else 'active' end as status,
              coalesce((select group_concat(w.code order by w.code) from app_user_warehouse s join warehouse w on w.id = s.warehouse_id
                        where s.user_id = u.id), '') as warehouses,
              (select count(*) from api_token t where t.user_id = u.id and t.revoked_at is null and t.expires_at > utc_timestamp(6)) as open_tokens
            from app_user u where\s""";

    private Jdbi jdbi;
    private Passwords passwords;
    private Event<Audited> audited;
    private Event<SessionsEnded> ended;
    private Clock clock;

    protected Users() {
    }

    @Inject
    public Users(Jdbi jdbi, Passwords passwords, Event<Audited> audited, Event<SessionsEnded> ended) {
        this.jdbi = jdbi;
        this.passwords = passwords;
        this.audited = audited;
        this.ended = ended;
        this.clock = Clock.systemUTC();
    }

    /** A warehouse to choose for a scope. */
    public record Warehouse(int id, String code, String name) {
    }

    /** A password to hand over; it opens the door once, to a new one. */
    public record OneTimePassword(int userId, String password) {
    }

    /** @throws NotFound when there is no such user */
    public User byId(int id) {
        return jdbi.withHandle(handle -> find(handle, id)).orElseThrow(() -> new NotFound("user", id));
    }

    /** The scope of a user as identities; empty means all. */
    public List<WarehouseId> scope(int id) {
        return jdbi.withHandle(handle -> handle.createQuery("select warehouse_id from app_user_warehouse where user_id = ?").bind(0, id)
                .mapTo(Integer.class).map(WarehouseId::new).list());
    }

    /** All warehouses, by code. */
    public List<Warehouse> warehouses() {
        return jdbi.withHandle(handle -> handle.createQuery("select id, code, name from warehouse order by code").mapTo(Warehouse.class).list());
    }

    /**
     * Creates a user.
     *
     * @return the password to hand over, shown this once
     * @throws Conflict {@code security.conflict.nameTaken}
     */
    public OneTimePassword create(UserDraft draft) {
        String password = Digest.newPassword();
        String hash = passwords.hash(password);
        int id = jdbi.inTransaction(handle -> insert(handle, draft, hash, true, clock.instant()));
        audit("security.createUser", id, "", draft.toString());
        return new OneTimePassword(id, password);
    }

    /**
     * Changes everything but the password. A user who is disabled or gets another role loses the open sessions.
     *
     * @param version as it was shown
     * @throws Conflict {@code security.conflict.changedMeanwhile}, {@code security.conflict.nameTaken}, {@code security.conflict.lastAdmin},
     *                  {@code security.conflict.yourself}
     */
    public void change(int id, int version, UserDraft draft) {
        var before = byId(id);
        boolean losesAdmin = before.role().equals(Role.ADMINISTER) && before.isActive() && (draft.role() != Role.ADMIN || !draft.active());
        if (losesAdmin && before.name().equalsIgnoreCase(Actor.required().name())) {
            throw new Conflict("security.conflict.yourself", "You cannot take the administrator's role from yourself. Ask another administrator.");
        }
        jdbi.useTransaction(handle -> {
            if (losesAdmin) {
                refuseLastAdmin(handle, id);
            }
            update(handle, id, version, draft, endsSessions(before, draft));
        });
        audit("security.changeUser", id, before.toString(), draft.toString());
        if (endsSessions(before, draft)) {
            ended.fire(new SessionsEnded(id));
        }
    }

    /** Gives a user a new password that works once, and ends the open sessions. */
    public OneTimePassword resetPassword(int id) {
        byId(id);
        String password = Digest.newPassword();
        String hash = passwords.hash(password);
        jdbi.useHandle(handle -> handle.execute("update app_user set password_hash = ?, must_change_password = true, stamp = stamp + 1, version = version + 1 where id = ?",
                hash, id));
        audit("security.resetPassword", id, "", "");
        ended.fire(new SessionsEnded(id));
        return new OneTimePassword(id, password);
    }

    /** Signs a user out everywhere; tokens stay. */
    public void endSessions(int id) {
        byId(id);
        jdbi.useHandle(handle -> handle.execute("update app_user set stamp = stamp + 1 where id = ?", id));
        audit("security.endSessions", id, "", "");
        ended.fire(new SessionsEnded(id));
    }

    @Override
    public List<User> page(TableQuery query, int offset, int limit) {
        return jdbi.withHandle(handle -> TABLE.bind(handle.createQuery(SELECT + TABLE.where(query) + TABLE.orderBy(query) + " limit :limit offset :offset"), query)
                .bind("limit", limit).bind("offset", offset).mapTo(User.class).list());
    }

    @Override
    public long count(TableQuery query) {
        return jdbi.withHandle(handle -> TABLE.bind(handle.createQuery("select count(*) from app_user u where " + TABLE.where(query)), query)
                .mapTo(Long.class).one());
    }

    @Override
    public void forEach(TableQuery query, Consumer<User> consumer) {
        jdbi.useHandle(handle -> TABLE.bind(handle.createQuery(SELECT + TABLE.where(query) + TABLE.orderBy(query)), query)
                .mapTo(User.class).forEach(consumer));
    }

    /** Inserts a user and the scope; for the first administrator too. */
    static int insert(Handle handle, UserDraft draft, String hash, boolean mustChangePassword, Instant now) {
        refuseTakenName(handle, draft.name(), -1);
        int id = Math.toIntExact(Numbers.take(handle, "app_user", 1));
        handle.execute("insert into app_user (id, name, full_name, role, language, active, password_hash, must_change_password, created_at) "
                        + "values (?, ?, ?, ?, ?, ?, ?, ?, ?)", id, draft.name(), draft.fullName(), draft.role().code(), draft.language(), draft.active(), hash,
                mustChangePassword, now);
        insertScope(handle, id, draft);
        return id;
    }

    private static void update(Handle handle, int id, int version, UserDraft draft, boolean endsSessions) {
        refuseTakenName(handle, draft.name(), id);
        int changed = handle.execute("update app_user set name = ?, full_name = ?, role = ?, language = ?, active = ?, stamp = stamp + ?, version = version + 1 "
                        + "where id = ? and version = ?", draft.name(), draft.fullName(), draft.role().code(), draft.language(), draft.active(), endsSessions ? 1 : 0,
                id, version);
        if (changed == 0) {
            throw new Conflict("security.conflict.changedMeanwhile", "Somebody else has changed this user meanwhile. Look at the present values and try again.");
        }
        handle.execute("delete from app_user_warehouse where user_id = ?", id);
        insertScope(handle, id, draft);
    }

    private static void insertScope(Handle handle, int id, UserDraft draft) {
        draft.warehouses().forEach(warehouse -> handle.execute("insert into app_user_warehouse (user_id, warehouse_id) values (?, ?)", id, warehouse.value()));
    }

    private static void refuseTakenName(Handle handle, String name, int except) {
        if (handle.createQuery("select count(*) from app_user where name = ? and id <> ?").bind(0, name).bind(1, except).mapTo(Long.class).one() > 0) {
            throw new Conflict("security.conflict.nameTaken", "There is already a user \"%s\".".formatted(name), name);
        }
    }

    private static void refuseLastAdmin(Handle handle, int id) {
        if (handle.createQuery("select id from app_user where role = 'admin' and active and id <> ? for update").bind(0, id).mapTo(Integer.class).list().isEmpty()) {
            throw new Conflict("security.conflict.lastAdmin", "This is the last administrator. Make somebody else administrator first.");
        }
    }

    private static boolean endsSessions(User before, UserDraft draft) {
        return before.isActive() && (!draft.active() || !before.role().equals(draft.role().code()));
    }

    private static Optional<User> find(Handle handle, int id) {
        return handle.createQuery(SELECT + "u.id = ?").bind(0, id).mapTo(User.class).findOne();
    }

    private void audit(String action, int id, String before, String after) {
        audited.fire(new Audited(action, "user", Integer.toString(id), before, after));
    }
}
