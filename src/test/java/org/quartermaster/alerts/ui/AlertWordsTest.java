package org.quartermaster.alerts.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quartermaster.alerts.detection.Evidence;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.I18n;

class AlertWordsTest {

    private static final List<String> NAMES = List.of("daily", "lead", "lost", "days", "excess", "cover", "value", "units", "expected", "ago", "since", "now", "times", "late",
            "wait", "short", "usual_units", "usual_value", "attempts", "orders", "customers", "minutes", "firsts", "bias",
            "bias_before", "wql", "wql_before");
    private final I18n texts = new I18n();

    private static Evidence evidence(double value) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        NAMES.forEach(name -> numbers.put(name, value));
        return new Evidence(List.of(), numbers, List.of(), Evidence.Series.NONE);
    }

    private String sentence(String pattern, Evidence evidence, Locale locale) {
        return texts.getTranslation("alerts.because." + pattern, locale, AlertWords.arguments(pattern, evidence, Format.of(locale, "EUR")));
    }

    @Test
    void everyPatternHasASentenceInBothLanguages() {
        for (String pattern : AlertWords.patterns()) {
            for (Locale locale : I18n.LOCALES) {
                assertThat(sentence(pattern, evidence(7), locale)).as(pattern).doesNotContain("!", "{", "–").contains("7");
                assertThat(sentence(pattern, evidence(Double.NaN), locale)).as(pattern).doesNotContain("NaN", "{");
            }
        }
    }

    @Test
    void spellsOneDayAndSeveral() {
        assertThat(sentence("spike", evidence(1), Locale.ENGLISH)).startsWith("1 pcs on one day where 1 were expected");
        assertThat(sentence("spike", evidence(3), Locale.ENGLISH)).startsWith("3 pcs on 3 days where 3 were expected");
    }
}
