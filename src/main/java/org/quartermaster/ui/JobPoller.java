package org.quartermaster.ui;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.quartermaster.shared.Actor;

/** Asks the {@link JobFeed} once a second while somebody looks, and tells every window that is open on this node. */
@ApplicationScoped
public class JobPoller {

    private static final System.Logger LOG = System.getLogger(JobPoller.class.getName());
    private final Set<Consumer<List<JobFeed.RunningJob>>> listeners = ConcurrentHashMap.newKeySet();
    private Instance<JobFeed> feed;
    @Resource
    private ManagedScheduledExecutorService executor;
    private ScheduledFuture<?> running;
    private boolean failed;

    protected JobPoller() {
    }

    @Inject
    public JobPoller(Instance<JobFeed> feed) {
        this.feed = feed;
    }

    /** @return ends the subscription */
    synchronized Runnable subscribe(Consumer<List<JobFeed.RunningJob>> listener) {
        listeners.add(listener);
        if (running == null && feed.isResolvable()) {
            running = executor.scheduleWithFixedDelay(this::poll, 0, 1, TimeUnit.SECONDS);
        }
        return () -> unsubscribe(listener);
    }

    private synchronized void unsubscribe(Consumer<List<JobFeed.RunningJob>> listener) {
        listeners.remove(listener);
        if (listeners.isEmpty() && running != null) {
            running.cancel(false);
            running = null;
        }
    }

    private void poll() {
        try {
            Actor.NIGHT_RUN.run(() -> {
                List<JobFeed.RunningJob> jobs = feed.get().running();
                listeners.forEach(listener -> tell(listener, jobs));
            });
            failed = false;
        } catch (RuntimeException e) {
            if (!failed) {
                LOG.log(System.Logger.Level.WARNING, "The running jobs cannot be read; asking on.", e);
            }
            failed = true;
        }
    }

    private void tell(Consumer<List<JobFeed.RunningJob>> listener, List<JobFeed.RunningJob> jobs) {
        try {
            listener.accept(jobs);
        } catch (RuntimeException closed) {
            unsubscribe(listener);
        }
    }
}
