package org.quartermaster.replenishment.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.quartermaster.replenishment.ReplenishmentPlanning;
import org.quartermaster.replenishment.StockLines;
import org.quartermaster.rest.Idempotent;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;

/** Plans: the one in force, and asking for a new one. */
@Path("plans")
@ApplicationScoped
@RolesAllowed(Role.VIEW)
@Produces(MediaType.APPLICATION_JSON)
public class PlansResource {

    private ReplenishmentPlanning planning;
    private StockLines stock;

    protected PlansResource() {
    }

    @Inject
    public PlansResource(ReplenishmentPlanning planning, StockLines stock) {
        this.planning = planning;
        this.stock = stock;
    }

    /** The plan in force. */
    @GET
    @Path("current")
    public StockLines.PlanFacts current() {
        return stock.currentPlan().orElseThrow(() -> new NotFound("plan", "current"));
    }

    /** Asks for a plan; one unfinished run at a time. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Idempotent
    @RolesAllowed(Role.BUY)
    public Response run() {
        planning.request();
        return Response.accepted(Map.of("kind", ReplenishmentPlanning.KIND)).build();
    }
}
