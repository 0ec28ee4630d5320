package org.quartermaster.security;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.quartermaster.shared.Audited;

/** Checks names and passwords at the door, the same way for pages and tokens. */
@ApplicationScoped
@PermitAll
public class SignIn {

    private static final Logger LOG = Logger.getLogger(SignIn.class.getName());
    private Identities identities;
    private Passwords passwords;
    private SignInFailures failures;
    private Event<Audited> audited;

    protected SignIn() {
    }

    @Inject
    public SignIn(Identities identities, Passwords passwords, SignInFailures failures, Event<Audited> audited) {
        this.identities = identities;
        this.passwords = passwords;
        this.failures = failures;
        this.audited = audited;
    }

    /**
     * Tries a name and password. Unknown names, wrong passwords and disabled users get the same answer after the same time.
     *
     * @param address where the try comes from
     * @throws TooBusy when too many tries are being looked at
     */
    public SignInResult with(String name, String password, String address) {
        if (name.length() > 80 || password.length() > PasswordRule.LONGEST) {
            return new SignInResult.Refused();
        }
        var wait = failures.count(name, address);
        if (wait.isPresent()) {
            return new SignInResult.Paused(wait.get());
        }
        var credentials = identities.credentials(name.strip());
        boolean right = passwords.matches(password, credentials.map(Identities.Credentials::passwordHash));
        return right && credentials.orElseThrow().active() ? accepted(credentials.get(), name, address) : refused(name, address);
    }

    private SignInResult accepted(Identities.Credentials credentials, String name, String address) {
        failures.forget(name, address);
        identities.signedIn(credentials.id());
        Optional<Identity> identity = identities.ofUser(credentials.id(), credentials.stamp());
        if (identity.isEmpty()) {
            return new SignInResult.Refused();
        }
        identity.get().actor().run(() -> audited.fire(new Audited("security.signIn", "user", identity.get().name(), "", address)));
        return new SignInResult.Accepted(identity.get(), credentials.stamp());
    }

    private static SignInResult refused(String name, String address) {
        LOG.log(Level.INFO, () -> "Sign-in refused for \"%s\" from %s".formatted(name.replaceAll("[^\\p{L}\\p{N}._@-]", "?"), address));
        return new SignInResult.Refused();
    }
}
