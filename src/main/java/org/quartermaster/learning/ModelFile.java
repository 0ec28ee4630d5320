package org.quartermaster.learning;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A file outside the database that holds a model too large for it.
 *
 * @param name   in its folder
 * @param sha256 of its bytes when it was found, lower-case hexadecimal
 * @param bytes  how many
 */
public record ModelFile(String name, String sha256, long bytes) {

    private static final int PART = 1 << 20;

    /** As it is now; read in parts of a megabyte. */
    public static ModelFile of(Path file) throws IOException {
        MessageDigest digest = ModelText.sha256();
        long bytes = 0;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] part = new byte[PART];
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                digest.update(part, 0, read);
                bytes += read;
            }
        }
        return new ModelFile(file.getFileName().toString(), HexFormat.of().formatHex(digest.digest()), bytes);
    }
}
