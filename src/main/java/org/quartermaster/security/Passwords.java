package org.quartermaster.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashes and compares passwords with Jakarta Security's PBKDF2.
 *
 * <p>210,000 rounds of HMAC-SHA-512 are the OWASP Password Storage Cheat Sheet's figure of 2023. A comparison for an unknown name hashes against a decoy, so that
 * it takes as long as one for a known name. At most as many hashes as processors run at once, so that sign-ins cannot starve the rest.
 */
@ApplicationScoped
public class Passwords {

    static final Map<String, String> PARAMETERS = Map.of(
            "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
            "Pbkdf2PasswordHash.Iterations", "210000",
            "Pbkdf2PasswordHash.SaltSizeBytes", "32",
            "Pbkdf2PasswordHash.KeySizeBytes", "64");

    private final Semaphore turns = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()), true);
    private Pbkdf2PasswordHash pbkdf2;
    private String decoy;

    protected Passwords() {
    }

    @Inject
    public Passwords(Pbkdf2PasswordHash pbkdf2) {
        pbkdf2.initialize(PARAMETERS);
        this.pbkdf2 = pbkdf2;
        this.decoy = hash(Digest.newPassword());
    }

    /** The hash to store. */
    public String hash(String password) {
        return inTurn(() -> pbkdf2.generate(normal(password)));
    }

    /** Whether the password is the one; takes as long when there is no stored hash, and is then false. */
    public boolean matches(String password, Optional<String> stored) {
        return inTurn(() -> pbkdf2.verify(normal(password), stored.orElse(decoy))) && stored.isPresent();
    }

    /** Passwords typed on different keyboards are the same password. */
    private static char[] normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC).toCharArray();
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(10, TimeUnit.SECONDS)) {
                throw new TooBusy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooBusy();
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
