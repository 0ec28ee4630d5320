package org.quartermaster.forecasting.demand;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClosuresTest {

    /** A Monday; two years and four weeks until today, Monday 15 December 2025. */
    private static final LocalDate FIRST = LocalDate.of(2023, 11, 20);
    private static final LocalDate TODAY = LocalDate.of(2025, 12, 15);
    private static final int DAYS = (int) (TODAY.toEpochDay() - FIRST.toEpochDay());
    private static final int HORIZON = 28;

    private static Set<LocalDate> past(Predicate<LocalDate> closed) {
        return FIRST.datesUntil(TODAY).filter(closed).collect(Collectors.toSet());
    }

    private static List<LocalDate> ahead(Set<LocalDate> was, List<List<LocalDate>> holidays, Set<LocalDate> planned) {
        boolean[] closed = Closures.expected(FIRST, DAYS, HORIZON, was, holidays, planned);
        return IntStream.range(DAYS, DAYS + HORIZON).filter(t -> closed[t]).mapToObj(FIRST::plusDays).toList();
    }

    private static boolean isSaturday(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY;
    }

    @Test
    void closesTheWeekdayThatWasClosed() {
        assertThat(ahead(past(ClosuresTest::isSaturday), List.of(), Set.of())).containsExactly(LocalDate.of(2025, 12, 20), LocalDate.of(2025, 12, 27), LocalDate.of(2026, 1, 3), LocalDate.of(2026, 1, 10));
    }

    /** One Saturday of the last eight was open: an exception; two are a change. */
    @Test
    void forgivesOneExceptionOfEight() {
        LocalDate open = LocalDate.of(2025, 12, 6);
        assertThat(ahead(past(day -> isSaturday(day) && !day.equals(open)), List.of(), Set.of())).hasSize(4);
        assertThat(ahead(past(day -> isSaturday(day) && day.isBefore(open)), List.of(), Set.of())).isEmpty();
    }

    @Test
    void keepsThePastAsItWas() {
        boolean[] closed = Closures.expected(FIRST, DAYS, HORIZON, past(ClosuresTest::isSaturday), List.of(), Set.of(FIRST));
        assertThat(closed).hasSize(DAYS + HORIZON);
        assertThat(closed[0]).isFalse();
        assertThat(closed[5]).isTrue();
    }

    /** Good holidays close each time; the one in 2024 fell on a closed Saturday and says nothing. Of another, one was open. */
    @Test
    void closesHolidaysThatWereClosedEachTime() {
        var kept = List.of(LocalDate.of(2023, 12, 22), LocalDate.of(2024, 12, 21), LocalDate.of(2025, 12, 22));
        var worked = List.of(LocalDate.of(2023, 12, 21), LocalDate.of(2024, 12, 19), LocalDate.of(2025, 12, 18));
        var was = past(day -> isSaturday(day) || day.equals(kept.getFirst()) || day.equals(worked.getFirst()));
        assertThat(ahead(was, List.of(kept, worked), Set.of())).contains(kept.getLast()).doesNotContain(worked.getLast());
        assertThat(ahead(past(ClosuresTest::isSaturday), List.of(List.of(kept.get(1), kept.getLast())), Set.of())).as("only seen on a closed weekday").doesNotContain(kept.getLast());
    }

    @Test
    void closesDatesThatWereClosedInBothYears() {
        var was = past(day -> day.getMonthValue() == 12 && day.getDayOfMonth() >= 24);
        assertThat(ahead(was, List.of(), Set.of())).containsExactlyElementsOf(LocalDate.of(2025, 12, 24).datesUntil(LocalDate.of(2026, 1, 1)).toList());
        assertThat(ahead(past(day -> day.equals(LocalDate.of(2024, 12, 24))), List.of(), Set.of())).as("once is no habit").isEmpty();
    }

    @Test
    void closesWhatIsPlanned() {
        assertThat(ahead(Set.of(), List.of(), Set.of(LocalDate.of(2025, 12, 17)))).containsExactly(LocalDate.of(2025, 12, 17));
    }

    @Test
    void wantsFourWeeksOfAYoungWarehouse() {
        Set<LocalDate> saturdays = FIRST.datesUntil(FIRST.plusDays(28)).filter(ClosuresTest::isSaturday).collect(Collectors.toSet());
        assertThat(Closures.expected(FIRST, 28, 7, saturdays, List.of(), Set.of())[33]).isTrue();
        assertThat(Closures.expected(FIRST, 21, 7, saturdays, List.of(), Set.of())[26]).isFalse();
    }
}
