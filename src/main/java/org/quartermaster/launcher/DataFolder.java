package org.quartermaster.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;

/** The folder that keeps everything; one launcher at a time holds it. */
final class DataFolder implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** @throws Refusal if it cannot be written or another launcher holds it */
    static DataFolder open(Path path) throws IOException {
        FileChannel channel;
        try {
            Files.createDirectories(path);
            channel = FileChannel.open(path.resolve("quartermaster.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new Refusal("cannot write to the data folder %s (%s). Choose another with --data DIR, or mend its permissions.".formatted(path, e));
        }
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new Refusal("another Quartermaster already uses the data folder %s. Stop it, or choose another with --data DIR.".formatted(path));
        }
        return new DataFolder(path, channel);
    }

    /** Stops the children of a launcher that was killed: they still hold the port and the files. The server first, so that what it acknowledged is written. */
    void stopLeftovers() throws IOException {
        Leftover.stop(path.resolve("server").resolve("server.pid"), "payara-micro");
        EmbeddedDatabase.stopServerOf(path.resolve("database"));
    }

    /** Deletes the embedded database and what was unpacked for the server; keeps logs. */
    void deleteDatabase() throws IOException {
        for (String folder : new String[] {"database", "truth", "server"}) {
            delete(path.resolve(folder));
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(DataFolder::deleteOne);
            }
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
