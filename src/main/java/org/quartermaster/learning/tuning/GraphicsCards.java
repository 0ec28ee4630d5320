package org.quartermaster.learning.tuning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * NVIDIA cards as the driver tells of them in files, without loading anything: on Linux by name; elsewhere only whether there is a driver.
 *
 * @param root the root of the file system
 */
public record GraphicsCards(Path root) {

    private static final String MODEL = "Model:";
    private static final String NAMELESS = "NVIDIA";

    /** Those of this machine. */
    public static GraphicsCards here() {
        return new GraphicsCards(Path.of("/"));
    }

    /** Names, each once; {@value #NAMELESS} where there is a driver that tells none; empty without one. */
    public List<String> names() {
        Path cards = root.resolve("proc/driver/nvidia/gpus");
        if (!Files.isDirectory(cards)) {
            return Stream.of("dev/nvidia0", "Windows/System32/nvcuda.dll").anyMatch(sign -> Files.exists(root.resolve(sign))) ? List.of(NAMELESS) : List.of();
        }
        try (Stream<Path> each = Files.list(cards)) {
            return each.map(card -> name(card.resolve("information"))).distinct().sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String name(Path information) {
        try (Stream<String> lines = Files.lines(information)) {
            return lines.filter(line -> line.startsWith(MODEL)).map(line -> line.substring(MODEL.length()).strip()).findFirst().orElse(NAMELESS);
        } catch (IOException | UncheckedIOException hidden) {
            return NAMELESS;
        }
    }
}
