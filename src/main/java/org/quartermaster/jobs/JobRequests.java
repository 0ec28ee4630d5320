package org.quartermaster.jobs;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.OptionalLong;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.work.WorkPart;
import org.quartermaster.shared.work.WorkRequested;

/** Turns requests for work into durable rows. The row and its scheduling stand or fall with the caller's transaction. */
@ApplicationScoped
@Transactional
@RolesAllowed(Role.BUY)
public class JobRequests {

    private JobStore store;
    private JobScheduler scheduler;
    private Event<Audited> audit;

    protected JobRequests() {
    }

    @Inject
    public JobRequests(JobStore store, JobScheduler scheduler, Event<Audited> audit) {
        this.store = store;
        this.scheduler = scheduler;
        this.audit = audit;
    }

    void requested(@Observes WorkRequested request) {
        request(request);
    }

    /**
     * Asks for work.
     *
     * @return the new job; empty when the same request is there already
     */
    public OptionalLong request(WorkRequested request) {
        Actor actor = Actor.required();
        String key = request.uniqueKey().isEmpty() ? request.kind() + WorkRequested.OPEN : request.uniqueKey();
        OptionalLong id = store.insert(request.kind(), key, request.parameters(), actor);
        id.ifPresent(job -> {
            scheduler.schedule(job);
            audit.fire(new Audited("jobs.request", "job", Long.toString(job), "", request.kind()));
        });
        return id;
    }

    /**
     * Asks for a part of a job, with the rights of who asked for the whole.
     *
     * @return the part's job: the one that is there already, unless it failed or was cancelled
     */
    public long requestPart(long whole, String kind, WorkPart part) {
        String key = "%s/%d/%s".formatted(kind, whole, part.name());
        OptionalLong id = store.insertPart(whole, kind, key, part.parameters(), Actor.required());
        id.ifPresent(scheduler::schedule);
        return id.orElseGet(() -> store.byKey(key));
    }
}
