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
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
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

    /**
     * A plan and how good it is.
     *
     * @param boundCost no plan for the same needs costs less; absent: not proven
     * @param callLeast open orders are advised on from this stake on; absent: nothing was left out
     * @param callsLeft open orders with less at stake, and {@code callsLeftStake} what these come to together
     * @param gap       by how much the plan is dearer than the best possible at most, as a share of that; absent: not proven
     */
    public record Plan(long id, LocalDate planningDay, Instant startedAt, Instant finishedAt, int lineCount, int needCount, int gapCount,
                       BigDecimal startCost, BigDecimal cost, BigDecimal boundCost, Double gap, long brokenRules, long moves, double seconds,
                       BigDecimal callLeast, int callsLeft, BigDecimal callsLeftStake) {
        static Plan of(StockLines.PlanFacts plan) {
            return new Plan(plan.id(), plan.planningDay(), plan.startedAt(), plan.finishedAt(), plan.lineCount(), plan.needCount(), plan.gapCount(), plan.startCost(),
                    plan.cost(), plan.boundCost(), plan.gap(), plan.brokenRules(), plan.moves(), plan.seconds(),
                    plan.callLeast(), plan.callsLeft(), plan.callsLeftStake());
        }
    }

    /** The plan in force. */
    @GET
    @Path("current")
    public Plan current() {
        return stock.currentPlan().map(Plan::of).orElseThrow(() -> new NotFound("plan", "current"));
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
