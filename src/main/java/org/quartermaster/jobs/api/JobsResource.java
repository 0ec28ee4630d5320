package org.quartermaster.jobs.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.quartermaster.jobs.JobRequests;
import org.quartermaster.jobs.JobRow;
import org.quartermaster.jobs.JobRunner;
import org.quartermaster.jobs.Jobs;
import org.quartermaster.rest.Idempotent;
import org.quartermaster.rest.Page;
import org.quartermaster.rest.Refused;
import org.quartermaster.rest.TableParams;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.work.WorkRequested;

/** Jobs: list, one with its log and parts, ask for one, cancel one. */
@Path("jobs")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEW)
public class JobsResource {

    /** What to run; kinds are listed by {@code GET /jobs/kinds}. */
    public record NewJob(String kind, Map<String, String> parameters) {
    }

    private Jobs jobs;
    private JobRequests requests;
    private JobRunner runner;

    protected JobsResource() {
    }

    @Inject
    public JobsResource(Jobs jobs, JobRequests requests, JobRunner runner) {
        this.jobs = jobs;
        this.requests = requests;
        this.runner = runner;
    }

    @GET
    public Page<JobRow> list(@BeanParam TableParams params) {
        return params.page(jobs, JobRow.class);
    }

    @GET
    @Path("kinds")
    public List<String> kinds() {
        return runner.kinds();
    }

    @GET
    @Path("{id}")
    public JobRow one(@PathParam("id") long id) {
        return jobs.one(id);
    }

    @GET
    @Path("{id}/log")
    public List<Jobs.LogLine> log(@PathParam("id") long id) {
        jobs.one(id);
        return jobs.log(id);
    }

    /** The parts of a job that shares its work out; none for others. */
    @GET
    @Path("{id}/parts")
    public List<JobRow> parts(@PathParam("id") long id) {
        jobs.one(id);
        return jobs.parts(id);
    }

    /** Asks for work; 409 when one of its kind is open already, 400 for a kind that no room offers or without what it needs to be told. */
    @POST
    @RolesAllowed(Role.BUY)
    @Idempotent
    public Response request(NewJob wanted) {
        if (wanted == null || !runner.kinds().contains(wanted.kind())) {
            throw new Refused(400, "jobs.kind", "There is no kind \"%s\". Kinds: %s.".formatted(wanted == null ? null : wanted.kind(), runner.kinds()));
        }
        var parameters = wanted.parameters() == null ? Map.<String, String>of() : wanted.parameters();
        List<String> missing = runner.needs(wanted.kind()).stream().filter(name -> parameters.getOrDefault(name, "").isBlank()).toList();
        if (!missing.isEmpty()) {
            throw new Refused(400, "jobs.missing", "Work of kind %s needs to be told: %s.".formatted(wanted.kind(), String.join(", ", missing)));
        }
        long id = requests.request(new WorkRequested(wanted.kind(), parameters, ""))
                .orElseThrow(() -> new Conflict("jobs.conflict.open", "A job of kind %s is already waiting or running.".formatted(wanted.kind()), wanted.kind()));
        return Response.created(URI.create("jobs/" + id)).entity(jobs.one(id)).build();
    }

    @POST
    @Path("{id}/cancel")
    @RolesAllowed(Role.BUY)
    public JobRow cancel(@PathParam("id") long id) {
        jobs.cancel(id);
        return jobs.one(id);
    }
}
