package org.quartermaster.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    @Test
    void asksForSha512AndAtLeast210000Rounds() {
        var pbkdf2 = JdkPbkdf2.quick();
        new Passwords(pbkdf2);
        assertThat(pbkdf2.parameters).containsEntry("Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512");
        assertThat(Integer.parseInt(pbkdf2.parameters.get("Pbkdf2PasswordHash.Iterations"))).isGreaterThanOrEqualTo(210_000);
    }

    @Test
    void matchesItsOwnHashAndNoOther() {
        var passwords = new Passwords(JdkPbkdf2.quick());
        var stored = Optional.of(passwords.hash("correct horse"));
        assertThat(passwords.matches("correct horse", stored)).isTrue();
        assertThat(passwords.matches("correct horsf", stored)).isFalse();
    }

    @Test
    void takesTwoSpellingsOfOneSignForTheSame() {
        var passwords = new Passwords(JdkPbkdf2.quick());
        // é as one code point, and as e with a combining accent (NFKC makes them equal)
        assertThat(passwords.matches("caf\u0065\u0301-au-lait", Optional.of(passwords.hash("caf\u00e9-au-lait")))).isTrue();
    }

    @Test
    void hashesAlsoForAnUnknownNameAndRefuses() {
        var count = new AtomicInteger();
        var counting = new Object() {
            final JdkPbkdf2 inner = JdkPbkdf2.quick();
        };
        var passwords = new Passwords(new jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash() {
            @Override
            public String generate(char[] password) {
                return counting.inner.generate(password);
            }

            @Override
            public boolean verify(char[] password, String hashed) {
                count.incrementAndGet();
                return counting.inner.verify(password, hashed);
            }
        });
        assertThat(passwords.matches("anything at all", Optional.empty())).isFalse();
        assertThat(count).hasValue(1);
    }
}
