package org.quartermaster.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Wakes those who wait for a job of this node to end. */
@ApplicationScoped
public class JobEnds {

    private final Map<Long, CountDownLatch> awaited = new ConcurrentHashMap<>();

    /** Opens when the job ends on this node; ask before looking at its row, so that no end falls between. */
    CountDownLatch of(long job) {
        return awaited.computeIfAbsent(job, _ -> new CountDownLatch(1));
    }

    void forget(long job) {
        awaited.remove(job);
    }

    void ended(@Observes JobEnded end) {
        var latch = awaited.get(end.id());
        if (latch != null) {
            latch.countDown();
        }
    }
}
