package org.quartermaster.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The text bundles of all rooms, and how the provider reads them. */
class TextsTest {

    private static final Path FOLDER = Path.of("src/main/resources/vaadin-i18n");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)[^}]*}");
    /** Where a key stands in code as a whole: a call, a column's header, a unit, a page's title. */
    private static final List<Pattern> USES = List.of(Pattern.compile("(?:getTranslation|translate)\\(\"([\\w.]+[\\w])\"\\s*[,)]"),
            Pattern.compile("\\.(?:text|number|money|percent|day|moment|state|link|custom|key)\\(\"\\w+\", \"([\\w.]+)\""),
            Pattern.compile("\\.number\\(\"\\w+\", \"[\\w.]+\", \"([\\w.]+)\""), Pattern.compile("super\\(\"(\\w+\\.\\w+\\.[\\w.]+)\"\\)"),
            Pattern.compile("(?:new EmptyState|filledByFiles)\\(\"([\\w.]+)\""));
    private final I18n i18n = new I18n();

    static List<String> bundles() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(".properties", "")).filter(name -> !name.endsWith("_zh")).sorted().toList();
        }
    }

    @Test
    void everyBundleBelongsToARoom() throws IOException {
        assertThat(I18n.ROOMS).containsAll(bundles());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void hasTheSameKeysInBothLanguages(String bundle) {
        assertThat(new TreeSet<>(I18n.read(bundle + "_zh").stringPropertyNames())).isEqualTo(new TreeSet<>(I18n.read(bundle).stringPropertyNames()));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void leavesNoTextEmpty(String bundle) {
        for (String name : List.of(bundle, bundle + "_zh")) {
            Properties texts = I18n.read(name);
            assertThat(texts.stringPropertyNames().stream().filter(key -> texts.getProperty(key).isBlank())).as(name).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void takesTheSameArgumentsInBothLanguages(String bundle) {
        Properties english = I18n.read(bundle);
        Properties chinese = I18n.read(bundle + "_zh");
        for (String key : english.stringPropertyNames()) {
            assertThat(arguments(chinese.getProperty(key, ""))).as(key).isEqualTo(arguments(english.getProperty(key)));
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void hasNoApostropheThatMessageFormatWouldSwallow(String bundle) {
        var swallowed = new ArrayList<String>();
        for (String name : List.of(bundle, bundle + "_zh")) {
            I18n.read(name).forEach((key, text) -> {
                if (!arguments(text.toString()).isEmpty() && text.toString().replace("''", "").contains("'")) {
                    swallowed.add(name + ": " + key);
                }
            });
        }
        assertThat(swallowed).as("write ’ or double the apostrophe").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void isAMessageFormatWhereItHasArguments(String bundle) {
        for (String name : List.of(bundle, bundle + "_zh")) {
            I18n.read(name).values().stream().map(Object::toString).filter(text -> !arguments(text).isEmpty())
                    .forEach(text -> assertThat(new MessageFormat(text).format(new Object[] {1, 2, 3, 4, 5, 6})).doesNotContain("{"));
        }
    }

    private static List<String> arguments(String text) {
        return ARGUMENT.matcher(text).results().map((MatchResult r) -> r.group(1)).distinct().sorted().toList();
    }

    @Test
    void everyKeyNamedInTheCodeHasAText() throws IOException {
        var missing = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java") && !f.endsWith("package-info.java")).toList()) {
                for (Pattern use : USES) {
                    use.matcher(Files.readString(file)).results().map(match -> match.group(1)).filter(key -> i18n.getTranslation(key, Locale.ENGLISH).startsWith("!"))
                            .forEach(key -> missing.add(key + " in " + file.getFileName()));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void speaksBothLanguagesAndTakesEnglishForAnyOther() {
        assertThat(i18n.getTranslation("ui.cancel", Locale.ENGLISH)).isEqualTo("Cancel");
        assertThat(i18n.getTranslation("ui.cancel", Locale.SIMPLIFIED_CHINESE)).isEqualTo("取消");
        assertThat(i18n.getTranslation("ui.cancel", Locale.GERMANY)).isEqualTo("Cancel");
        assertThat(i18n.getTranslation("ui.grid.lines", Locale.ENGLISH, 1204)).isEqualTo("1,204 lines");
        assertThat(i18n.getTranslation("ui.grid.lines", Locale.ENGLISH, 1)).isEqualTo("1 line");
    }

    @Test
    void showsAMissingKeyAsSuch() {
        assertThat(i18n.getTranslation("ui.no.such.text", Locale.ENGLISH)).isEqualTo("!ui.no.such.text!");
    }

    @Test
    void findsTheClosestLanguage() {
        assertThat(I18n.closest(Locale.TRADITIONAL_CHINESE)).isEqualTo(Locale.SIMPLIFIED_CHINESE);
        assertThat(I18n.closest(Locale.FRENCH)).isEqualTo(Locale.ENGLISH);
        assertThat(I18n.closest(null)).isEqualTo(Locale.ENGLISH);
    }
}
