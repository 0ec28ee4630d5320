package org.quartermaster.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {

    private final Format english = Format.of(Locale.ENGLISH, "EUR");
    private final Format chinese = Format.of(Locale.SIMPLIFIED_CHINESE, "CNY");

    @ParameterizedTest
    @CsvSource({"1240.49, '€1,240'", "100, €100", "99.995, €100.00", "1.72, €1.72", "-23, −€23.00", "0, €0", "-1240, '−€1,240'"})
    void showsMoneyWithoutDecimalsFromAHundredOn(BigDecimal value, String shown) {
        assertThat(english.money(value)).isEqualTo(shown);
    }

    @Test
    void takesTheCurrencyFromTheDataAndTheWordsFromTheLocale() {
        assertThat(chinese.money(new BigDecimal("1240"))).isEqualTo("¥1,240");
        assertThat(Format.of(Locale.ENGLISH, "JPY").plainMoney(12.5)).isEqualTo("13");
    }

    @ParameterizedTest
    @CsvSource({"240, 240", "1204, '1,204'", "2.5, 2.50", "25.25, 25.3", "250.4, 250", "-38, −38", "0, 0"})
    void showsQuantitiesWithAsManyDecimalsAsTheyNeed(double value, String shown) {
        assertThat(english.quantity(value)).isEqualTo(shown);
    }

    @Test
    void tellsMissingFromZero() {
        assertThat(english.quantity(null)).isEqualTo("–");
        assertThat(english.quantity(Double.NaN)).isEqualTo("–");
        assertThat(english.money(null)).isEqualTo("–");
        assertThat(english.money(Double.NaN)).isEqualTo("–");
        assertThat(english.day(null)).isEqualTo("–");
        assertThat(english.quantity(0)).isEqualTo("0");
    }

    @Test
    void signsTermsWithATrueMinus() {
        assertThat(english.signed(212)).isEqualTo("+212");
        assertThat(english.signed(-38)).isEqualTo("−38");
        assertThat(english.signed(0)).isEqualTo("0");
        assertThat(english.number(-0.001, 1)).as("what rounds to zero has no sign").isEqualTo("0.0");
    }

    @Test
    void putsTheUnitBehindWhatIsThere() {
        assertThat(english.quantity(240, "pcs")).isEqualTo("240 pcs");
        assertThat(english.quantity(null, "pcs")).isEqualTo("–");
    }

    @Test
    void showsSharesAsPercentages() {
        assertThat(english.percent(0.974)).isEqualTo("97.4 %");
        assertThat(chinese.percent(0.974)).isEqualTo("97.4%");
        assertThat(english.percent(Double.NaN)).isEqualTo("–");
    }

    @Test
    void showsDaysShortAndTheirDistance() {
        var today = LocalDate.of(2026, 11, 22);
        assertThat(english.day(LocalDate.of(2026, 11, 26), today)).isEqualTo("Thu 26 Nov · in 4 d");
        assertThat(english.day(today, today)).isEqualTo("Sun 22 Nov · today");
        assertThat(english.day(LocalDate.of(2026, 11, 19), today)).isEqualTo("Thu 19 Nov · 3 d ago");
        assertThat(chinese.day(LocalDate.of(2026, 11, 26), today)).isEqualTo("11月26日 周四 · 4天后");
        assertThat(english.day(LocalDate.of(2011, 12, 9), today)).isEqualTo("Fri 9 Dec 2011");
    }

    @Test
    void showsHowLong() {
        assertThat(english.duration(Duration.ofSeconds(45))).isEqualTo("45 s");
        assertThat(english.duration(Duration.ofMinutes(7))).isEqualTo("7 min");
        assertThat(english.duration(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
        assertThat(chinese.duration(Duration.ofMinutes(60))).isEqualTo("1 小时");
    }

    @Test
    void tellsTheYearOfADayThatIsFarAway() {
        LocalDate today = LocalDate.of(2026, 11, 23);
        assertThat(Format.of(Locale.ENGLISH, "EUR").listDay(LocalDate.of(2026, 11, 26), today)).isEqualTo("Thu 26 Nov");
        assertThat(Format.of(Locale.ENGLISH, "EUR").listDay(LocalDate.of(2019, 12, 12), today)).isEqualTo("12 Dec 2019");
        assertThat(Format.of(Locale.SIMPLIFIED_CHINESE, "EUR").listDay(LocalDate.of(2019, 12, 12), today)).isEqualTo("2019年12月12日");
        assertThat(Format.of(Locale.ENGLISH, "EUR").listDay(null, today)).isEqualTo(Format.MISSING);
        assertThat(today.minusYears(1).datesUntil(today.plusYears(1)).map(day -> english.listDay(day, today)).map(text -> text.replaceFirst("^[A-Z][a-z]{2} ", "")))
                .as("whatever the day of the week").doesNotHaveDuplicates();
    }

    @Test
    void tellsTheYearOfAMomentThatIsFarAway() {
        LocalDate today = LocalDate.of(2026, 11, 23);
        Instant far = Instant.parse("2027-11-22T02:41:00Z");
        assertThat(english.listMoment(far, today)).isEqualTo(english.moment(far).replace("Nov ", "Nov 2027 "));
        assertThat(english.listMoment(Instant.parse("2026-11-22T02:41:00Z"), today)).isEqualTo(english.moment(Instant.parse("2026-11-22T02:41:00Z")));
        assertThat(chinese.listMoment(far, today)).startsWith("2027年11月22日 ");
        assertThat(english.listMoment(null, today)).isEqualTo(Format.MISSING);
    }

    @Test
    void tellsMomentsInTheCompanysZone() {
        var berlin = new Format(Locale.ENGLISH, java.util.Currency.getInstance("EUR"), java.time.ZoneId.of("Europe/Berlin"));
        assertThat(berlin.moment(java.time.Instant.parse("2026-11-22T23:30:00Z"))).isEqualTo("23 Nov 00:30");
    }
}
