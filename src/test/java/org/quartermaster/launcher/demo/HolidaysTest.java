package org.quartermaster.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidaysTest {

    @ParameterizedTest
    @CsvSource({"2024, 2024-03-31", "2025, 2025-04-20", "2026, 2026-04-05", "2027, 2027-03-28"})
    void easterIsAsInTheAlmanac(int year, LocalDate easter) {
        assertThat(Holidays.easter(year)).isEqualTo(easter);
    }

    @ParameterizedTest
    @CsvSource({"2024, 2024-11-29", "2025, 2025-11-28", "2026, 2026-11-27"})
    void blackFridayFollowsTheFourthThursday(int year, LocalDate friday) {
        assertThat(Holidays.blackFriday(year)).isEqualTo(friday);
    }

    @Test
    void germanyHasItsHolidaysAndEverybodyHasTheEvents() {
        var days = Holidays.of(2026, List.of("DE"));
        assertThat(days).extracting(day -> day.name().english(), Holidays.Day::day, Holidays.Day::region)
                .contains(org.assertj.core.groups.Tuple.tuple("Ascension Day", LocalDate.of(2026, 5, 14), "DE"),
                        org.assertj.core.groups.Tuple.tuple("Spring Festival", LocalDate.of(2026, 2, 17), ""),
                        org.assertj.core.groups.Tuple.tuple("Mother's Day", LocalDate.of(2026, 5, 10), ""));
        assertThat(days).allMatch(day -> !day.name().chinese().isBlank());
    }
}
