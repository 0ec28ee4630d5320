package org.quartermaster.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayOrderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "2026-01-05~2026-01-05T00:00~2026-01-05T00:00", "2026/1/5~2026-01-05T00:00~2026-01-05T00:00", "2026.01.05~2026-01-05T00:00~2026-01-05T00:00",
        "20260105~2026-01-05T00:00~2026-01-05T00:00", "2026年1月5日~2026-01-05T00:00~2026-01-05T00:00", "2026-01-05 14:30~2026-01-05T14:30~2026-01-05T14:30",
        "2026-01-05T14:30:15Z~2026-01-05T14:30:15~2026-01-05T14:30:15", "05.01.26~2026-01-05T00:00~2026-05-01T00:00", "5/1/2026~2026-01-05T00:00~2026-05-01T00:00",
        "31/12/2025~2025-12-31T00:00~none", "12/31/2025~none~2025-12-31T00:00", "12/31/2025 2:05 PM~none~2025-12-31T14:05", "12/01/2009 07:45~2009-01-12T07:45~2009-12-01T07:45",
        "46022~2025-12-31T00:00~2025-12-31T00:00", "46022.5~2025-12-31T12:00~2025-12-31T12:00", "２０２６-01-05~2026-01-05T00:00~2026-01-05T00:00",
        "29/02/2025~none~none", "2025-02-29~none~none", "2025-13-01~none~none", "0026-01-05~none~none", "9999-01-05~none~none", "60~none~none", "yesterday~none~none",
        "2026-01-05 25:00~none~none", "1月5日~none~none"
    })
    void readsDays(String text, String dayFirst, String monthFirst) {
        assertThat(DayOrder.DAY_FIRST.parse(text)).isEqualTo(moment(dayFirst));
        assertThat(DayOrder.MONTH_FIRST.parse(text)).isEqualTo(moment(monthFirst));
    }

    private static Optional<LocalDateTime> moment(String text) {
        return text.equals("none") ? Optional.empty() : Optional.of(LocalDateTime.parse(text));
    }

    @Test
    void asksWhenDayAndMonthCannotBeToldApart() {
        assertThat(DayOrder.guess(List.of("03/04/2025", "05/06/2025"))).isEmpty();
        assertThat(DayOrder.guess(List.of("03/04/2025", "2025-01-01"))).isEmpty();
    }

    @Test
    void knowsTheOrderFromOneClearDay() {
        assertThat(DayOrder.guess(List.of("03/04/2025", "25/06/2025"))).contains(DayOrder.DAY_FIRST);
        assertThat(DayOrder.guess(List.of("03/04/2025", "06/25/2025"))).contains(DayOrder.MONTH_FIRST);
        assertThat(DayOrder.guess(List.of("2025-01-02", "46022", "03/03/2025"))).contains(DayOrder.DAY_FIRST);
    }

    @Test
    void oneBadCellDoesNotHideTheOrder() {
        assertThat(DayOrder.guess(List.of("25/06/2025", "26/06/2025", "n/a"))).contains(DayOrder.DAY_FIRST);
    }

    @Property(tries = 300)
    void neverFails(@ForAll String text) {
        assertThat(DayOrder.DAY_FIRST.parse(text)).isNotNull();
    }
}
