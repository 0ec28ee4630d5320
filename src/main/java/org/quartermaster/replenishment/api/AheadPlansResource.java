package org.quartermaster.replenishment.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.quartermaster.replenishment.AheadPlan;
import org.quartermaster.replenishment.AheadPlanning;
import org.quartermaster.replenishment.AheadPlans;
import org.quartermaster.rest.Idempotent;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;

/** Orders ahead: what will probably be ordered from one supplier in each of the next twelve weeks. */
@Path("orders-ahead/{supplier}")
@ApplicationScoped
@RolesAllowed(Role.VIEW)
@Produces(MediaType.APPLICATION_JSON)
public class AheadPlansResource {

    private AheadPlanning planning;
    private AheadPlans plans;

    protected AheadPlansResource() {
    }

    @Inject
    public AheadPlansResource(AheadPlanning planning, AheadPlans plans) {
        this.planning = planning;
        this.plans = plans;
    }

    /** The latest orders ahead of the supplier, by its identity, in the caller's warehouses. */
    @GET
    public AheadPlan one(@PathParam("supplier") int supplier) {
        return plans.find(supplier).orElseThrow(() -> new NotFound("orders ahead", String.valueOf(supplier)));
    }

    /** Plans them anew as a job; one unfinished run per supplier at a time. {@code seconds}: how long to search, 1…300. Creates no order. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Idempotent
    @RolesAllowed(Role.BUY)
    public Response plan(@PathParam("supplier") int supplier, @QueryParam("seconds") @DefaultValue("20") int seconds) {
        planning.request(supplier, seconds);
        return Response.accepted(Map.of("kind", AheadPlanning.KIND, "supplier", supplier)).build();
    }
}
