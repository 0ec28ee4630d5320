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
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.quartermaster.replenishment.AheadPlan;
import org.quartermaster.replenishment.AheadPlan.Cost;
import org.quartermaster.replenishment.AheadPlan.Gap;
import org.quartermaster.replenishment.AheadPlan.Head;
import org.quartermaster.replenishment.AheadPlan.Line;
import org.quartermaster.replenishment.AheadPlan.Load;
import org.quartermaster.replenishment.AheadPlan.Week;
import org.quartermaster.replenishment.AheadPlanning;
import org.quartermaster.replenishment.AheadPlans;
import org.quartermaster.rest.Idempotent;
import org.quartermaster.rest.Refused;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SupplierId;
import org.quartermaster.suppliers.Suppliers;

/** Orders ahead: what will probably be ordered from one supplier in each of the next twelve weeks. */
@Path("orders-ahead/{supplier}")
@ApplicationScoped
@RolesAllowed(Role.VIEW)
@Produces(MediaType.APPLICATION_JSON)
public class AheadPlansResource {

    /**
     * Orders ahead as they are answered.
     *
     * @param costTotal the parts of {@code cost} together; {@code unavoidable} is in its {@code shortage} already
     */
    public record Ahead(Head head, Cost cost, BigDecimal costTotal, List<Week> weeks, List<Load> loads, List<Line> lines, List<Gap> gaps) {
        static Ahead of(AheadPlan plan) {
            return new Ahead(plan.head(), plan.cost(), plan.cost().total(), plan.weeks(), plan.loads(), plan.lines(), plan.gaps());
        }
    }

    private AheadPlanning planning;
    private AheadPlans plans;
    private Suppliers suppliers;

    protected AheadPlansResource() {
    }

    @Inject
    public AheadPlansResource(AheadPlanning planning, AheadPlans plans, Suppliers suppliers) {
        this.planning = planning;
        this.plans = plans;
        this.suppliers = suppliers;
    }

    /** The latest orders ahead of the supplier, by its identity, in the caller's warehouses. */
    @GET
    public Ahead one(@PathParam("supplier") int supplier) {
        return plans.find(supplier).map(Ahead::of).orElseThrow(() -> none(supplier));
    }

    private RuntimeException none(int supplier) {
        return suppliers.find(new SupplierId(supplier)).isEmpty() ? new NotFound("supplier", supplier)
                : new Refused(404, "replenishment.notPlannedAhead", "Nobody has planned supplier %d ahead yet. A POST to this address does.".formatted(supplier));
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
