package org.quartermaster.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.quartermaster.exchange.UnreadableFile;
import org.quartermaster.shared.Conflict;

/**
 * Where given files lie: under the data folder, named by the hash of their bytes. The data folder is the environment variable {@code QM_DATA}; nodes of a cluster
 * must share it.
 */
@ApplicationScoped
public class ImportFolder {

    /** A file that was taken in. */
    record Stored(String sha256, long bytes) {
    }

    private static final int MOST_AT_ONCE = 8;
    private static final long ROOM_TO_LEAVE = 500_000_000;
    private static final Duration UNFINISHED = Duration.ofDays(1);

    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Path data;

    public ImportFolder() {
        this(Path.of(System.getenv().getOrDefault("QM_DATA", "data")));
    }

    ImportFolder(Path data) {
        this.data = data;
    }

    /** Where people and programs put files to be imported by night. */
    Path inbox() throws IOException {
        return Files.createDirectories(data.resolve("inbox"));
    }

    Path file(String sha256) {
        return data.resolve("imports").resolve(sha256);
    }

    /**
     * Takes the bytes in.
     *
     * @throws UnreadableFile if they are more than {@code most}, or the disk is nearly full
     * @throws Conflict       if too many others are giving files at this moment
     */
    Stored store(InputStream in, long most) throws IOException {
        if (!places.tryAcquire()) {
            throw new Conflict("imports.conflict.busy", "%d files are being uploaded already. Try again in a minute.".formatted(MOST_AT_ONCE), MOST_AT_ONCE);
        }
        try {
            Path folder = Files.createDirectories(data.resolve("imports"));
            Path arriving = folder.resolve(".arriving-" + UUID.randomUUID());
            try {
                Stored stored = copy(in, arriving, most);
                Files.move(arriving, file(stored.sha256()), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return stored;
            } finally {
                Files.deleteIfExists(arriving);
            }
        } finally {
            places.release();
        }
    }

    private static Stored copy(InputStream in, Path to, long most) throws IOException {
        MessageDigest digest = sha256();
        long bytes = 0;
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(to), digest)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
                if (bytes > most) {
                    throw new UnreadableFile("exchange.file.tooLarge", "The file is larger than %d MB.".formatted(most >> 20), most >> 20);
                }
                if (bytes >> 24 != bytes - read >> 24 && Files.getFileStore(to).getUsableSpace() < ROOM_TO_LEAVE) {
                    throw new UnreadableFile("exchange.file.noRoom", "The disk is nearly full; the file was not kept.");
                }
                out.write(buffer, 0, read);
            }
        }
        return new Stored(HexFormat.of().formatHex(digest.digest()), bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Deletes stored files that nobody asks for any more, and what broken uploads left. */
    void clean(Predicate<String> isKept, Instant now) throws IOException {
        Path folder = Files.createDirectories(data.resolve("imports"));
        List<Path> files;
        try (var entries = Files.list(folder)) {
            files = entries.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            boolean isOld = Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(UNFINISHED));
            if (isOld && !isKept.test(file.getFileName().toString())) {
                Files.deleteIfExists(file);
            }
        }
    }
}
