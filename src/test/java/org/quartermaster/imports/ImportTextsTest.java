package org.quartermaster.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every code that the import gives has a text. */
class ImportTextsTest {

    private static Properties texts(String bundle) throws IOException {
        var texts = new Properties();
        try (var in = Files.newBufferedReader(Path.of("src/main/resources/vaadin-i18n", bundle + ".properties"))) {
            texts.load(in);
        }
        return texts;
    }

    private static TreeSet<String> found(String folder, String pattern) throws IOException {
        var found = new TreeSet<String>();
        try (Stream<Path> files = Files.list(Path.of("src/main/java/org/quartermaster", folder))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Pattern.compile(pattern).matcher(Files.readString(file)).results().map(match -> match.group(1)).forEach(found::add);
            }
        }
        return found;
    }

    @Test
    void everyReasonHasAText() throws IOException {
        var reasons = found("imports", "new Misfit\\([^;]*?\"(\\w+)\"\\)");
        assertThat(reasons).contains("unknownSku", "negative", "serviceCode");
        assertThat(texts("imports").stringPropertyNames()).containsAll(reasons.stream().map("imports.reason."::concat).toList());
    }

    @Test
    void everyFieldAndKindHasAText() throws IOException {
        var names = texts("imports").stringPropertyNames();
        for (ImportKind kind : ImportKind.values()) {
            assertThat(names).contains("imports.kind." + kind.code());
            assertThat(names).containsAll(kind.fields().stream().map(field -> "imports.field." + field.name()).toList());
        }
    }

    @Test
    void everyRefusalOfAFileHasAText() throws IOException {
        assertThat(texts("exchange").stringPropertyNames()).containsAll(found("exchange", "\"(exchange\\.file\\.\\w+)\""));
    }

    @Test
    void templateNamesAreUnderstood() {
        for (ImportKind kind : ImportKind.values()) {
            var names = kind.fields().stream().map(Field::name).toList();
            assertThat(ColumnGuess.columns(kind, names)).as(kind.code()).hasSameSizeAs(names);
            assertThat(Arrays.stream(ImportKind.values()).map(one -> ColumnGuess.columns(one, names).size()).max(Integer::compare)).contains(names.size());
        }
    }
}
