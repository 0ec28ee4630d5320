package org.quartermaster.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.database.Numbers;
import org.quartermaster.jobs.ui.RunningJobs;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.testing.TestDatabase;
import org.quartermaster.ui.JobFeed.Ended;
import org.quartermaster.ui.JobFeed.Ending;

class JobsIT {

    private static final Actor BUYER = new Actor("buyer", Role.BUYER, Set.of());
    private static final String KIND = "test.kind";
    private static final Jdbi JDBI = TestDatabase.fresh().jdbi();

    private final JobStore store = new JobStore(JDBI, new Numbers(JDBI));
    private final Jobs jobs = new Jobs(JDBI, store, null, null);
    private final RunningJobs feed = new RunningJobs(jobs);

    @BeforeEach
    void forgetAll() {
        JDBI.useHandle(handle -> handle.execute("delete from job"));
    }

    private long ask(String kind, String key, Map<String, String> parameters) {
        return store.insert(kind, key, parameters, BUYER).orElseThrow();
    }

    @Test
    void findsTheNewestJobOfAKindByPartOfItsParameters() {
        ask(KIND, "a", Map.of("supplier", "1", "seconds", "20"));
        long newest = ask(KIND, "b", Map.of("supplier", "1", "seconds", "5"));
        ask(KIND, "c", Map.of("supplier", "11", "seconds", "20"));
        ask("test.other", "d", Map.of("supplier", "1"));
        assertThat(jobs.newest(KIND, Map.of("supplier", "1"))).map(JobRow::id).contains(newest);
        assertThat(jobs.newest(KIND, Map.of("supplier", "2"))).isEmpty();
    }

    @Test
    void screensHearHowAJobEndedAndNothingBefore() {
        Map<String, String> one = Map.of("supplier", "1");
        assertThat(feed.ended(KIND, one)).isEmpty();
        long first = ask(KIND, "a", one);
        assertThat(feed.ended(KIND, one)).isEmpty();
        store.requestCancel(first, "buyer");
        assertThat(feed.ended(KIND, one)).contains(new Ended(Ending.CANCELLED, ""));
        long second = ask(KIND, "b", one);
        assertThat(feed.ended(KIND, one)).isEmpty();
        JDBI.useHandle(handle -> handle.execute("update job set state = 'failed', error = 'no room left' where id = ?", second));
        assertThat(feed.ended(KIND, one)).contains(new Ended(Ending.FAILED, "no room left"));
        JDBI.useHandle(handle -> handle.execute("update job set state = 'done', error = '' where id = ?", second));
        assertThat(feed.ended(KIND, one)).contains(new Ended(Ending.DONE, ""));
    }
}
