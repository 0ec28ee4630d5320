package org.quartermaster.ui;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.quartermaster.shared.Actor;

/** The counts of the navigation, kept for some seconds per person, so that walking through the screens does not ask the database ten things each time. */
@ApplicationScoped
public class NavigationCounts {

    private static final long KEEP = TimeUnit.SECONDS.toNanos(10);
    private static final int MOST = 5_000;
    private static final System.Logger LOG = System.getLogger(NavigationCounts.class.getName());

    private record Key(String path, String actor) {
    }

    private record Kept(NavigationEntry.Count count, long at) {
    }

    private final Map<Key, Kept> kept = new ConcurrentHashMap<>();

    /** The entry's count for the present actor; none when it cannot be read. */
    public NavigationEntry.Count of(NavigationEntry entry) {
        if (kept.size() > MOST) {
            kept.clear();
        }
        var key = new Key(entry.path(), Actor.current().map(Actor::name).orElse(""));
        return kept.compute(key, (_, old) -> old != null && System.nanoTime() - old.at() < KEEP ? old : new Kept(ask(entry), System.nanoTime())).count();
    }

    private static NavigationEntry.Count ask(NavigationEntry entry) {
        try {
            return entry.count();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The count of \"" + entry.path() + "\" cannot be read.", e);
            return NavigationEntry.Count.NONE;
        }
    }
}
