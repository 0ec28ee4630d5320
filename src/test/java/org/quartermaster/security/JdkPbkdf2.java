package org.quartermaster.security;

import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Jakarta Security's PBKDF2 by the JDK alone, in the format of its specification, because the server's own is not on the test class path. */
public final class JdkPbkdf2 implements Pbkdf2PasswordHash {

    /** What {@link Passwords} asked for. */
    Map<String, String> parameters = Map.of();
    private final int iterations;

    /** With few rounds, for tests that are not about strength. */
    public static JdkPbkdf2 quick() {
        return new JdkPbkdf2(10);
    }

    JdkPbkdf2(int iterations) {
        this.iterations = iterations;
    }

    @Override
    public void initialize(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    @Override
    public String generate(char[] password) {
        var salt = new byte[32];
        new SecureRandom().nextBytes(salt);
        return "PBKDF2WithHmacSHA512:%d:%s:%s".formatted(iterations, Base64.getEncoder().encodeToString(salt),
                Base64.getEncoder().encodeToString(derived(password, salt, iterations)));
    }

    @Override
    public boolean verify(char[] password, String hashed) {
        String[] parts = hashed.split(":");
        return MessageDigest.isEqual(Base64.getDecoder().decode(parts[3]), derived(password, Base64.getDecoder().decode(parts[2]), Integer.parseInt(parts[1])));
    }

    private static byte[] derived(char[] password, byte[] salt, int iterations) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(new PBEKeySpec(password, salt, iterations, 512)).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
