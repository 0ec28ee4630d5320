package org.quartermaster.security;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a password must be: long, and not the obvious. No rules about kinds of signs (NIST SP 800-63B, 5.1.1.2).
 */
public final class PasswordRule {

    /** Fewest signs. */
    public static final int SHORTEST = 12;
    /** Most signs; more would only cost time to hash. */
    public static final int LONGEST = 200;
    private static final Set<String> OBVIOUS = Set.of("password", "passwort", "quartermaster", "qwertyuiop", "letmein", "welcome", "iloveyou", "admin",
            "administrator", "abcdefghijkl", "changeme", "secret", "1q2w3e4r5t6y", "woaini", "mima", "correcthorsebatterystaple");

    private PasswordRule() {
    }

    /** The text key of the objection, or empty when the password is good. */
    public static Optional<String> objection(String name, String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of("security.password.tooShort");
        }
        if (password.length() > LONGEST) {
            return Optional.of("security.password.tooLong");
        }
        String plain = password.toLowerCase(Locale.ROOT);
        if (plain.contains(name.toLowerCase(Locale.ROOT)) || isObvious(plain)) {
            return Optional.of("security.password.obvious");
        }
        return Optional.empty();
    }

    private static boolean isObvious(String plain) {
        String letters = plain.replaceAll("[^\\p{L}]", "");
        return plain.chars().distinct().count() < 5 || OBVIOUS.contains(letters) || OBVIOUS.contains(plain)
                || "01234567890123456789".contains(plain) || "98765432109876543210".contains(plain);
    }
}
