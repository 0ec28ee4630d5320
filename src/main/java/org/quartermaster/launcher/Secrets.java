package org.quartermaster.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** Random secrets, kept in files that only the owner can read. */
final class Secrets {

    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private Secrets() {
    }

    /** {@code length} letters and digits without look-alikes, about 5.8 bits each. */
    static String random(int length) {
        return new SecureRandom().ints(length, 0, LETTERS.length())
                .collect(StringBuilder::new, (text, index) -> text.append(LETTERS.charAt(index)), StringBuilder::append).toString();
    }

    /** The secret in {@code file}, made on first use. */
    static String kept(Path file) throws IOException {
        if (Files.notExists(file)) {
            write(file, random(32));
        }
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }

    /** Writes {@code text} so that only the owner can read it. */
    static Path write(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file);
        ownerOnly(file);
        return Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private static void ownerOnly(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
