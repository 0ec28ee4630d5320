package org.quartermaster.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JobEndsTest {

    private final JobEnds ends = new JobEnds();

    @Test
    void wakesWhoWaitsForThisJob() throws InterruptedException {
        var latch = ends.of(7);
        Thread.startVirtualThread(() -> ends.ended(new JobEnded(7, "alerts.detect", JobState.DONE)));
        assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void leavesThoseAloneWhoWaitForAnother() {
        var latch = ends.of(7);
        ends.ended(new JobEnded(8, "alerts.detect", JobState.DONE));
        assertThat(latch.getCount()).isEqualTo(1);
    }

    @Test
    void remembersNobodyWhoWentAway() {
        var first = ends.of(7);
        ends.forget(7);
        assertThat(ends.of(7)).isNotSameAs(first);
    }
}
