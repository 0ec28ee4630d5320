package org.quartermaster.jobs;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who works on this node: so many at once, and of a kind no more than it bears. Who waits for other jobs gives the place up, so that these can run. Parts of a job stand beside these places: there may be many of
 * them for a long time, and an import or a plan that somebody waits for should not queue behind them.
 */
final class JobPlaces {

    private record Taken(String kind, boolean isPart) {
    }

    private final int most;
    private final Map<Long, Taken> taken = new HashMap<>();

    JobPlaces(int most) {
        this.most = most;
    }

    /** Whether the job got a place. @param isPart of another job */
    synchronized boolean take(long job, String kind, int mostOfKind, boolean isPart) {
        boolean isFree = (isPart || taken.values().stream().filter(one -> !one.isPart()).count() < most)
                && taken.values().stream().filter(one -> one.kind().equals(kind)).count() < mostOfKind;
        if (isFree) {
            taken.put(job, new Taken(kind, isPart));
        }
        return isFree;
    }

    /** Takes a place for a job that had one before, free or not. */
    synchronized void takeBack(long job, String kind) {
        taken.put(job, new Taken(kind, false));
    }

    /** Gives the place up; answers for which kind it was taken, empty where there was none. */
    synchronized Optional<String> free(long job) {
        return Optional.ofNullable(taken.remove(job)).map(Taken::kind);
    }
}
