package org.quartermaster.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.work.PartNotDone;
import org.quartermaster.shared.work.Reason;
import org.quartermaster.shared.work.WorkFailed;
import org.quartermaster.ui.I18n;

class JobFailureTest {

    private static final List<Throwable> FAILURES = List.of(new IllegalStateException("no rows"), new OutOfMemoryError("Java heap space"),
            PartNotDone.cancelled("5.2", 9), PartNotDone.failed("5.2", 9, "gone", List.of(Reason.of("forecasting.error.replaced", 5))),
            new WorkFailed("died", Reason.of("jobs.error.nodes", 3)), new WorkFailed("nobody", Reason.of("jobs.error.kind", "test.kind")));

    @Test
    void saysEveryReasonInBothLanguages() {
        var texts = new I18n();
        for (Throwable failure : FAILURES) {
            assertThat(JobFailure.of(failure).reasons()).isNotEmpty().allSatisfy(reason -> {
                Object[] arguments = reason.arguments().toArray();
                String english = texts.getTranslation(reason.key(), Locale.ENGLISH, arguments);
                String chinese = texts.getTranslation(reason.key(), Locale.SIMPLIFIED_CHINESE, arguments);
                assertThat(english).isNotEqualTo(chinese).doesNotContain(reason.key());
                assertThat(chinese).containsPattern("\\p{IsHan}");
                assertThat(reason.arguments()).allSatisfy(argument -> assertThat(english).contains(argument));
            });
        }
    }

    @Test
    void keepsTheReasonOfThePartBehindThatOfTheWhole() {
        var failure = JobFailure.of(PartNotDone.failed("5.2", 9, "Forecast run 5 was replaced.", List.of(Reason.of("forecasting.error.replaced", 5))));
        assertThat(failure.words()).isEqualTo("Part 5.2 failed: Forecast run 5 was replaced.");
        assertThat(failure.reasons()).containsExactly(Reason.of("jobs.error.partFailed", "5.2", 9), Reason.of("forecasting.error.replaced", 5));
    }

    @Test
    void knowsAConflictByItsOwnKey() {
        assertThat(JobFailure.of(new Conflict("catalog.conflict.gone", "S-1 is gone.", "S-1")).reasons()).containsExactly(Reason.of("catalog.conflict.gone", "S-1"));
    }

    @Test
    void readsWhatItWrote() {
        var failure = new JobFailure("words", List.of(Reason.of("jobs.error.unexpected", ""), Reason.of("jobs.error.memory"), Reason.of("jobs.error.kind", "a", "b")));
        assertThat(JobFailure.read(failure.reasonsText())).isEqualTo(failure.reasons());
        assertThat(JobFailure.read(new JobFailure("", List.of(Reason.of("jobs.error.unexpected", "two\nlines | bar"))).reasonsText())).containsExactly(Reason.of("jobs.error.unexpected", "two lines / bar"));
        assertThat(JobFailure.read(JobFailure.NONE.reasonsText())).isEmpty();
    }

    @Test
    void keepsWholeReasonsWhereThereIsNoRoomForAll() {
        var reasons = IntStream.range(0, 5).mapToObj(n -> Reason.of("jobs.error.partFailed", "x".repeat(500), n)).toList();
        // 21 of the key, 500 and 1 of the arguments, two bars: 524, and a line break before each but the first
        assertThat(JobFailure.read(new JobFailure("", reasons).reasonsText(2_000))).isEqualTo(reasons.subList(0, 3));
        assertThat(JobFailure.read(new JobFailure("", List.of(Reason.of("jobs.error.unexpected", "y".repeat(5_000)))).reasonsText(2_000)))
                .containsExactly(Reason.of("jobs.error.unexpected", "y".repeat(799) + "…"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r\nb", "a\rb"})
    void keepsAReasonInOneLineHoweverItsWordsBreak(String words) {
        var failure = new JobFailure("", List.of(Reason.of("jobs.error.unexpected", words), Reason.of("jobs.error.memory")));
        assertThat(JobFailure.read(failure.reasonsText())).containsExactly(Reason.of("jobs.error.unexpected", "a b"), Reason.of("jobs.error.memory"));
    }
}
