package org.quartermaster.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The application and the server out of the one packaged file, unpacked once per build.
 *
 * @param beforeBoot what is set before the server opens its port: changed later, the listener is closed and opened again, and a start in a hurry can lose it
 * @param afterBoot  what only a running server takes
 */
record PackagedFiles(Path war, Path server, Path beforeBoot, Path afterBoot) {

    /** The packaged file that this program was started from; empty when it was started from loose classes. */
    static Optional<Path> program() {
        try {
            return Optional.of(Path.of(PackagedFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI())).filter(Files::isRegularFile);
        } catch (URISyntaxException unusual) {
            return Optional.empty();
        }
    }

    /** @throws Refusal when the program was not started from the packaged file */
    static PackagedFiles unpack(Path folder) throws IOException {
        Files.createDirectories(folder);
        return new PackagedFiles(file("app/quartermaster.war", folder), file("app/payara-micro.jar", folder), file("server/before-boot.txt", folder),
                file("server/after-boot.txt", folder));
    }

    private static Path file(String resource, Path folder) throws IOException {
        Path target = folder.resolve(Path.of(resource).getFileName().toString());
        var url = PackagedFiles.class.getClassLoader().getResource(resource);
        if (url == null) {
            throw new Refusal("%s is not in the packaged file. Build it with ./qm build.".formatted(resource));
        }
        var connection = url.openConnection();
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            long size = connection.getContentLengthLong();
            long changed = connection.getLastModified();
            if (Files.notExists(target) || Files.size(target) != size || Files.getLastModifiedTime(target).toMillis() < changed) {
                Path partial = folder.resolve(target.getFileName() + ".partial");
                Files.copy(in, partial, StandardCopyOption.REPLACE_EXISTING);
                Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return target;
    }
}
