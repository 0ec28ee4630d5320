package org.quartermaster.security;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Role;

/** What everybody may do with the own account: a new password, another language or theme. */
@ApplicationScoped
@Transactional
public class OwnAccount {

    private static final Set<String> LANGUAGES = new TreeSet<>(Set.of("en", "zh"));
    private static final Set<String> THEMES = new TreeSet<>(Set.of("light", "dark", "system"));

    private Jdbi jdbi;
    private Identities identities;
    private Passwords passwords;
    private Event<Audited> audited;
    private Event<SessionsEnded> ended;

    protected OwnAccount() {
    }

    @Inject
    public OwnAccount(Jdbi jdbi, Identities identities, Passwords passwords, Event<Audited> audited, Event<SessionsEnded> ended) {
        this.jdbi = jdbi;
        this.identities = identities;
        this.passwords = passwords;
        this.audited = audited;
        this.ended = ended;
    }

    /** How a change of password ended. */
    public sealed interface NewPassword {
        /** It counts from now on; other sessions have ended, this one goes on with the new stamp. */
        record Taken(int stamp) implements NewPassword {
        }

        /** It was not taken, for the reason with this text key. */
        record Refused(String reason) implements NewPassword {
        }
    }

    /**
     * Replaces the password of somebody who proves to know the old one; also of a user who must change it and therefore cannot act yet.
     *
     * @param userId the user of the session
     */
    @PermitAll
    public NewPassword replacePassword(int userId, String oldPassword, String newPassword) {
        String name = jdbi.withHandle(handle -> handle.createQuery("select name from app_user where id = ? and active").bind(0, userId).mapTo(String.class).findOne())
                .orElse("");
        var credentials = identities.credentials(name);
        if (!passwords.matches(oldPassword, credentials.map(Identities.Credentials::passwordHash))) {
            return new NewPassword.Refused("security.password.oldIsWrong");
        }
        var objection = oldPassword.equals(newPassword) ? Optional.of("security.password.unchanged") : PasswordRule.objection(name, newPassword);
        return objection.<NewPassword>map(NewPassword.Refused::new).orElseGet(() -> store(userId, name, newPassword));
    }

    /** Remembers the language of the acting person: {@code en} or {@code zh}. */
    @RolesAllowed(Role.VIEW)
    public void speak(String language) {
        prefer("language", language, LANGUAGES);
    }

    /** Remembers the theme of the acting person: {@code light}, {@code dark} or {@code system}. */
    @RolesAllowed(Role.VIEW)
    public void wear(String theme) {
        prefer("theme", theme, THEMES);
    }

    private void prefer(String column, String wish, Set<String> possible) {
        if (!possible.contains(wish)) {
            throw new IllegalArgumentException("The %s (%s) must be one of %s.".formatted(column, wish, possible));
        }
        String name = Actor.required().name();
        String before = jdbi.withHandle(handle -> handle.createQuery("select " + column + " from app_user where name = ?").bind(0, name).mapTo(String.class).findOne()).orElse("");
        if (!before.equals(wish)) {
            jdbi.useHandle(handle -> handle.execute("update app_user set " + column + " = ? where name = ?", wish, name));
            audited.fire(new Audited("security.prefer", "user", name, column + " " + before, column + " " + wish));
        }
    }

    private NewPassword store(int userId, String name, String password) {
        String hash = passwords.hash(password);
        jdbi.useHandle(handle -> handle.execute("update app_user set password_hash = ?, must_change_password = false, stamp = stamp + 1, version = version + 1 where id = ?",
                hash, userId));
        int stamp = jdbi.withHandle(handle -> handle.createQuery("select stamp from app_user where id = ?").bind(0, userId).mapTo(Integer.class).one());
        new Actor(name, Role.VIEWER, Set.of()).run(() -> audited.fire(new Audited("security.replacePassword", "user", Integer.toString(userId), "", "")));
        ended.fire(new SessionsEnded(userId));
        return new NewPassword.Taken(stamp);
    }
}
