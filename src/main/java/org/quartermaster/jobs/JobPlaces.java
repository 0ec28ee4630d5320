package org.quartermaster.jobs;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who works on this node: so many at once, and of a kind no more than it bears. Who waits for other jobs gives the place up, so that these can run. */
final class JobPlaces {

    private final int most;
    private final Map<Long, String> taken = new HashMap<>();

    JobPlaces(int most) {
        this.most = most;
    }

    /** Whether the job got a place. */
    synchronized boolean take(long job, String kind, int mostOfKind) {
        boolean isFree = taken.size() < most && Collections.frequency(taken.values(), kind) < mostOfKind;
        if (isFree) {
            taken.put(job, kind);
        }
        return isFree;
    }

    /** Takes a place for a job that had one before, free or not. */
    synchronized void takeBack(long job, String kind) {
        taken.put(job, kind);
    }

    /** Gives the place up; answers for which kind it was taken, empty where there was none. */
    synchronized Optional<String> free(long job) {
        return Optional.ofNullable(taken.remove(job));
    }
}
