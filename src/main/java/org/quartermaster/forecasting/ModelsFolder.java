package org.quartermaster.forecasting;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.quartermaster.learning.ModelFile;

/**
 * The folder {@code models} under the data folder, in which an administrator puts models of any size: {@code x.onnx} beside its descriptor {@code x.json}. The models stay there and are never read onto
 * the heap; nodes of a cluster must share it, as all of the data folder.
 */
@ApplicationScoped
public class ModelsFolder {

    private static final String MODEL = ".onnx";
    private static final long LONGEST_DESCRIPTOR = 1 << 20;

    private final Path folder;

    public ModelsFolder() {
        this(Path.of(System.getenv().getOrDefault("QM_DATA", "data"), "models"));
    }

    ModelsFolder(Path folder) {
        this.folder = folder;
    }

    /** Whether a model lies in it. */
    boolean isUsed() {
        try {
            return Files.isDirectory(folder) && !models().isEmpty();
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Its models by name; the folder is made where there is none. */
    List<Path> models() throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).filter(file -> file.getFileName().toString().endsWith(MODEL)).sorted().toList();
        }
    }

    /** What stands in the descriptor beside a model, empty where there is none. */
    String descriptor(Path model) throws IOException {
        String name = model.getFileName().toString();
        Path beside = model.resolveSibling(name.substring(0, name.length() - MODEL.length()) + ".json");
        if (!Files.isRegularFile(beside)) {
            return "";
        }
        if (Files.size(beside) > LONGEST_DESCRIPTOR) {
            throw new IOException("%s is too long for a descriptor.".formatted(beside.getFileName()));
        }
        return Files.readString(beside);
    }

    /** Where a model lies. @throws IllegalStateException when it is not there any more, or is another one by now */
    Path unchanged(ModelFile model) {
        try {
            Path file = folder.resolve(model.name());
            if (ModelFile.of(file).equals(model)) {
                return file;
            }
            throw new IllegalStateException("%s in the models folder is not the file that was tried. Look into the folder again to try the new one.".formatted(model.name()));
        } catch (IOException missing) {
            throw new IllegalStateException("%s in the models folder cannot be read: %s.".formatted(model.name(), missing), missing);
        }
    }
}
