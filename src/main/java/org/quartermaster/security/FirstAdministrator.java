package org.quartermaster.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.SchemaReady;
import org.quartermaster.shared.Role;

/**
 * Makes sure that somebody can sign in after the first start, without a default password.
 *
 * <p>{@code QM_ADMIN_PASSWORD} is the operator's word: {@code admin} has this password after every start with it; a weak one keeps the application from
 * starting. Otherwise {@code QM_ADMIN_PASSWORD_ONCE}, made and printed by the launcher, opens the door once, as long as nobody has ever chosen a password
 * here. Without either, a random one is written to the log once.
 */
@ApplicationScoped
public class FirstAdministrator {

    /** Sign-in name of the first administrator. */
    public static final String NAME = "admin";
    private static final Logger LOG = Logger.getLogger(FirstAdministrator.class.getName());

    private Jdbi jdbi;
    private Passwords passwords;
    private Map<String, String> environment;

    protected FirstAdministrator() {
    }

    @Inject
    public FirstAdministrator(Jdbi jdbi, Passwords passwords) {
        this(jdbi, passwords, System.getenv());
    }

    FirstAdministrator(Jdbi jdbi, Passwords passwords, Map<String, String> environment) {
        this.jdbi = jdbi;
        this.passwords = passwords;
        this.environment = environment;
    }

    private record Present(int id, String passwordHash, boolean mustChangePassword, boolean active, String role) {
    }

    @Transactional
    void ensure(@Observes SchemaReady ready) {
        jdbi.useTransaction(handle -> {
            var admin = handle.createQuery("select id, password_hash, must_change_password, active, role from app_user where name = ?").bind(0, NAME)
                    .mapTo(Present.class).findOne();
            long others = handle.createQuery("select count(*) from app_user where name <> ?").bind(0, NAME).mapTo(Long.class).one();
            Optional<String> fixed = value("QM_ADMIN_PASSWORD");
            if (fixed.isPresent()) {
                ensureFixed(handle, admin, fixed.get());
            } else if (others == 0 && (admin.isEmpty() || admin.get().mustChangePassword())) {
                ensureOnce(handle, admin, value("QM_ADMIN_PASSWORD_ONCE"));
            }
        });
    }

    private void ensureFixed(Handle handle, Optional<Present> admin, String password) {
        PasswordRule.objection(NAME, password).ifPresent(objection -> {
            throw new IllegalStateException("QM_ADMIN_PASSWORD is too weak (" + objection + "). Take at least " + PasswordRule.SHORTEST + " signs that nobody guesses.");
        });
        boolean stands = admin.isPresent() && !admin.get().mustChangePassword() && admin.get().active() && admin.get().role().equals(Role.ADMINISTER)
                && passwords.matches(password, admin.map(Present::passwordHash));
        if (!stands) {
            store(handle, admin, password, false);
        }
    }

    private void ensureOnce(Handle handle, Optional<Present> admin, Optional<String> given) {
        if (given.isPresent()) {
            store(handle, admin, given.get(), true);
        } else if (admin.isEmpty()) {
            String password = Digest.newPassword();
            store(handle, admin, password, true);
            LOG.warning("First start: sign in as " + NAME + " with the one-time password " + password);
        }
    }

    private void store(Handle handle, Optional<Present> admin, String password, boolean mustChange) {
        String hash = passwords.hash(password);
        if (admin.isEmpty()) {
            Users.insert(handle, new UserDraft(NAME, "", Role.ADMIN, Set.of(), UserDraft.AUTO, true), hash, mustChange, Instant.now());
        } else {
            handle.execute("update app_user set password_hash = ?, must_change_password = ?, active = true, role = 'admin', stamp = stamp + 1, version = version + 1 "
                    + "where id = ?", hash, mustChange, admin.get().id());
        }
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }
}
