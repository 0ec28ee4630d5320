package org.quartermaster.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.quartermaster.rest.FirstAnswers.Answer;
import org.quartermaster.rest.FirstAnswers.Claim;
import org.quartermaster.testing.TestDatabase;

class FirstAnswersIT {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final String PRINT = "a".repeat(64);
    private final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private final FirstAnswers answers = at(NOW);

    private FirstAnswers at(Instant time) {
        return new FirstAnswers(jdbi, Clock.fixed(time, ZoneOffset.UTC));
    }

    private String won(Claim claim) {
        return ((Claim.Won) claim).claim();
    }

    private static void assertRefused(ThrowingCallable action, int status) {
        assertThatThrownBy(action).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.status()).isEqualTo(status));
    }

    private void finish(String claim) throws Exception {
        answers.keep("anna", "k", claim, () -> "made", _ -> new Answer(201, "/things/7", "{\"id\":7}"));
    }

    @Test
    void replaysTheFirstAnswer() throws Exception {
        finish(won(answers.claim("anna", "k", PRINT)));
        assertThat(answers.claim("anna", "k", PRINT)).isEqualTo(new Claim.Replay(new Answer(201, "/things/7", "{\"id\":7}")));
    }

    @Test
    void refusesTheSameKeyForAnotherRequest() throws Exception {
        finish(won(answers.claim("anna", "k", PRINT)));
        assertRefused(() -> answers.claim("anna", "k", "b".repeat(64)), 422);
    }

    @Test
    void refusesARepetitionWhileTheFirstIsAtWork() {
        answers.claim("anna", "k", PRINT);
        assertRefused(() -> answers.claim("anna", "k", PRINT), 409);
    }

    @Test
    void keepsTheKeysOfPeopleApart() throws Exception {
        finish(won(answers.claim("anna", "k", PRINT)));
        assertThat(answers.claim("bea", "k", PRINT)).isInstanceOf(Claim.Won.class);
    }

    @Test
    void letsAFailedRequestBeRepeated() {
        answers.release("anna", "k", won(answers.claim("anna", "k", PRINT)));
        assertThat(answers.claim("anna", "k", PRINT)).isInstanceOf(Claim.Won.class);
    }

    @Test
    void fencesOutAFirstRequestThatComesBackAfterItsLease() throws Exception {
        String slow = won(answers.claim("anna", "k", PRINT));
        var later = at(NOW.plus(FirstAnswers.LEASE).plusSeconds(1));
        String second = won(later.claim("anna", "k", PRINT));
        assertRefused(() -> finish(slow), 409);
        finish(second);
        assertThat(later.claim("anna", "k", PRINT)).isInstanceOf(Claim.Replay.class);
    }

    @Test
    void forgetsAfterTwoDays() throws Exception {
        finish(won(answers.claim("anna", "k", PRINT)));
        assertThat(at(NOW.plus(FirstAnswers.KEPT).plus(Duration.ofSeconds(1))).claim("anna", "k", PRINT)).isInstanceOf(Claim.Won.class);
    }

    @Test
    void letsOneOfFiftyWinThatComeAtOnce() throws Exception {
        Callable<Boolean> wins = () -> {
            try {
                return answers.claim("anna", "k", PRINT) instanceof Claim.Won;
            } catch (Refused refused) {
                return refused.status() != 409;
            }
        };
        try (var pool = Executors.newFixedThreadPool(16)) {
            var results = pool.invokeAll(Collections.nCopies(50, wins)).stream().map(future -> future.resultNow()).toList();
            assertThat(results.stream().filter(won -> won)).hasSize(1);
        }
    }
}
