package org.quartermaster.delivery.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.quartermaster.delivery.AllocationBook;
import org.quartermaster.delivery.AllocationDryRun;
import org.quartermaster.delivery.AllocationFacts;
import org.quartermaster.delivery.AllocationRow;
import org.quartermaster.delivery.AllocationStrategies;
import org.quartermaster.delivery.AllocationTable;
import org.quartermaster.delivery.DryRunFacts;
import org.quartermaster.delivery.OrderAllocation;
import org.quartermaster.delivery.allocation.Rule;
import org.quartermaster.delivery.allocation.Strategy;
import org.quartermaster.delivery.allocation.Weights;
import org.quartermaster.rest.Bodies;
import org.quartermaster.rest.ETags;
import org.quartermaster.rest.Idempotent;
import org.quartermaster.rest.Page;
import org.quartermaster.rest.TableParams;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;

/** Which warehouses ship an order and why; choose another; compare and choose strategies. */
@Path("allocations")
@ApplicationScoped
@RolesAllowed(Role.VIEW)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AllocationsResource {
    private AllocationTable table;
    private AllocationBook book;
    private OrderAllocation allocation;
    private AllocationStrategies strategies;
    private AllocationDryRun dryRun;

    protected AllocationsResource() {
    }

    @Inject
    public AllocationsResource(AllocationTable table, AllocationBook book, OrderAllocation allocation, AllocationStrategies strategies, AllocationDryRun dryRun) {
        this.table = table;
        this.book = book;
        this.allocation = allocation;
        this.strategies = strategies;
        this.dryRun = dryRun;
    }

    /** A warehouse chosen by hand, and why. */
    public record Choice(int warehouseId, String reason) {
    }

    /** A rule; {@code withinKm} is absent when any distance is allowed. */
    public record RuleAnswer(String code, int maxParcels, boolean inTime, boolean fromInbound, boolean useKeep, Double withinKm, List<Integer> sites,
                             int minPriority) {
        static RuleAnswer of(Rule rule) {
            return new RuleAnswer(rule.code(), rule.maxParcels(), rule.inTime(), rule.fromInbound(), rule.useKeep(),
                    Double.isInfinite(rule.withinKm()) ? null : rule.withinKm(), rule.sites().stream().sorted().toList(), rule.minPriority());
        }
    }

    /** A strategy; {@code active} is the one that allocates. */
    public record StrategyAnswer(String code, boolean active, int version, long minPartCents, Weights weights, List<RuleAnswer> rules) {
        static StrategyAnswer of(AllocationStrategies.Stated stated) {
            Strategy strategy = stated.strategy();
            return new StrategyAnswer(strategy.code(), stated.isActive(), stated.version(), strategy.minPartCents(), strategy.weights(),
                    strategy.rules().stream().map(RuleAnswer::of).toList());
        }
    }

    /** How far to look back. */
    public record Replay(Integer days) {
    }

    /** Orders to be shipped with their allocation, with filters and sorts. */
    @GET
    public Page<AllocationRow> list(@BeanParam TableParams params) {
        return params.page(table, AllocationRow.class);
    }

    /** Why an order ships from its warehouses. */
    @GET
    @Path("{order}")
    public AllocationFacts of(@PathParam("order") long order) {
        return book.find(order).orElseThrow(() -> new NotFound("allocation of order", order));
    }

    /** Allocates one open order now. */
    @POST
    @Path("{order}")
    @Idempotent
    @RolesAllowed(Role.BUY)
    public Response allocate(@PathParam("order") long order) {
        return Response.ok(allocation.allocate(order)).build();
    }

    /** Chooses the warehouse by hand; {@code If-Match} carries the order's version. */
    @PUT
    @Path("{order}/warehouse")
    @RolesAllowed(Role.BUY)
    public AllocationFacts override(@PathParam("order") long order, @HeaderParam("If-Match") String ifMatch, Choice choice) {
        Bodies.require(choice != null, "Send warehouseId and reason as JSON.");
        return allocation.override(order, ETags.version(ifMatch), new WarehouseId(choice.warehouseId()), choice.reason());
    }

    /** The strategies, the active one marked. */
    @GET
    @Path("strategies")
    public List<StrategyAnswer> strategies() {
        return strategies.all().stream().map(StrategyAnswer::of).toList();
    }

    /** One strategy; its version as the entity tag. */
    @GET
    @Path("strategies/{code}")
    public Response strategy(@PathParam("code") String code) {
        AllocationStrategies.Stated stated = strategies.find(code);
        return ETags.answer(StrategyAnswer.of(stated), stated.version());
    }

    /** Keeps a strategy that does not allocate; {@code If-Match} carries the version seen. {@code If-None-Match: *} makes a new one instead. The next dry run tries it. */
    @PUT
    @Path("strategies/{code}")
    @RolesAllowed(Role.MANAGE)
    public Response keep(@PathParam("code") String code, @HeaderParam("If-Match") String ifMatch, @HeaderParam("If-None-Match") String ifNoneMatch, StrategyDraft draft) {
        Bodies.require(draft != null, "Send rules, weights and minPartCents as JSON.");
        if (ETags.isForNew(ifNoneMatch)) {
            strategies.add(draft.strategy(code));
        } else {
            strategies.save(draft.strategy(code), ETags.version(ifMatch));
        }
        return strategy(code);
    }

    /** Forgets what people made of a strategy: one that ships is as it was, one of their own is gone. */
    @DELETE
    @Path("strategies/{code}")
    @RolesAllowed(Role.MANAGE)
    public Response forget(@PathParam("code") String code, @HeaderParam("If-Match") String ifMatch) {
        strategies.remove(code, ETags.version(ifMatch));
        return Response.noContent().build();
    }

    /** Makes a strategy the active one. */
    @PUT
    @Path("strategies/{code}/active")
    @RolesAllowed(Role.MANAGE)
    public Response activate(@PathParam("code") String code) {
        strategies.activate(code);
        return Response.noContent().build();
    }

    /** The latest comparison on past orders. */
    @GET
    @Path("dry-runs")
    public List<DryRunFacts> dryRuns() {
        return dryRun.latest();
    }

    /** Asks for a comparison; answered before it is there. */
    @POST
    @Path("dry-runs")
    @Idempotent
    @RolesAllowed(Role.BUY)
    public Response replay(Replay replay) {
        dryRun.request(replay == null || replay.days() == null ? 14 : replay.days());
        return Response.accepted().build();
    }
}
