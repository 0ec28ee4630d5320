package org.quartermaster.delivery.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quartermaster.delivery.DeliveryEditing;
import org.quartermaster.delivery.DeliveryPlan;
import org.quartermaster.delivery.DeliveryPlans;
import org.quartermaster.delivery.DeliveryUndo;
import org.quartermaster.delivery.DepotGroups;
import org.quartermaster.delivery.DriverSheet;
import org.quartermaster.delivery.EditEffect;
import org.quartermaster.delivery.PlanHead;
import org.quartermaster.delivery.RouteGeoJson;
import org.quartermaster.delivery.StopRow;
import org.quartermaster.rest.Bodies;
import org.quartermaster.rest.ETags;
import org.quartermaster.rest.Idempotent;
import org.quartermaster.rest.Page;
import org.quartermaster.rest.Refused;
import org.quartermaster.rest.TableParams;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;

/** Delivery plans: read, run, change stop by stop, undo, export. */
@Path("delivery-plans")
@ApplicationScoped
@RolesAllowed(Role.VIEW)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DeliveryPlansResource {
    private static final String LEFT_OUT = "X-Left-Out";

    private DeliveryPlans plans;
    private DeliveryEditing editing;
    private DeliveryUndo undoing;
    private DepotGroups groups;
    private BusinessCalendar calendar;

    protected DeliveryPlansResource() {
    }

    @Inject
    public DeliveryPlansResource(DeliveryPlans plans, DeliveryEditing editing, DeliveryUndo undoing, DepotGroups groups, BusinessCalendar calendar) {
        this.plans = plans;
        this.editing = editing;
        this.undoing = undoing;
        this.groups = groups;
        this.calendar = calendar;
    }

    /**
     * A wish for plans.
     *
     * @param day       usually the planning day
     * @param warehouse usually all
     * @param seconds   of search per depot, 1 … 600; usually by its size
     * @param whole     plans all of a day again that has begun; else what was visited stays and the rest is planned from now on
     */
    public record Wish(String day, Integer warehouse, Integer seconds, Boolean whole) {
    }

    /** What an edit would do, money in cents. */
    public record Effect(boolean feasible, List<String> violations, int addedStops, long addedCents, long costCents, long metres) {
        static Effect of(EditEffect effect) {
            return new Effect(effect.isFeasible(), effect.violations().stream().map(Object::toString).toList(), effect.addedStops(), effect.addedCents(),
                    effect.after().cost().total(), effect.after().routes().stream().mapToLong(route -> route.metres()).sum());
        }
    }

    /** The plans that count on a day, one per depot; all versions of it with {@code warehouse} and {@code versions=true}. */
    @GET
    public Page<PlanHead> list(@QueryParam("day") String day, @QueryParam("warehouse") Integer warehouse, @QueryParam("versions") boolean versions) {
        LocalDate asked = day(day);
        if (versions && warehouse != null) {
            return new Page<>(plans.versions(asked, new WarehouseId(warehouse)), null);
        }
        return new Page<>(plans.of(asked).stream().filter(plan -> warehouse == null || plan.warehouseId() == warehouse).toList(), null);
    }

    @GET
    @Path("{id}")
    public Response byId(@PathParam("id") long id) {
        DeliveryPlan plan = plans.find(id);
        return ETags.answer(PlanAnswer.of(plan), plan.head().version());
    }

    /** The stops as rows, with filters and sorts. */
    @GET
    @Path("{id}/stops")
    public Page<StopRow> stops(@PathParam("id") long id, @BeanParam TableParams params) {
        return params.page(plans.stops(id), StopRow.class);
    }

    @GET
    @Path("{id}/geojson")
    @Produces({"application/geo+json", MediaType.APPLICATION_JSON})
    public Map<String, Object> geoJson(@PathParam("id") long id) {
        return RouteGeoJson.of(plans.find(id));
    }

    @GET
    @Path("{id}/routes/{vehicle}/sheet")
    public DriverSheet sheet(@PathParam("id") long id, @PathParam("vehicle") int vehicle) {
        return DriverSheet.of(plans.find(id), vehicle);
    }

    /** Asks for plans; answered before they are there. */
    @POST
    @Idempotent
    @RolesAllowed(Role.BUY)
    public Response run(Wish wish) {
        Wish asked = wish == null ? new Wish(null, null, null, null) : wish;
        int seconds = asked.seconds() == null ? 0 : asked.seconds();
        if (seconds < 0 || seconds > 600) {
            throw new Refused(400, "rest.invalid", "seconds (%d) must be 1 to 600.".formatted(seconds));
        }
        plans.request(day(asked.day()), Optional.ofNullable(asked.warehouse()).map(WarehouseId::new), seconds, Boolean.TRUE.equals(asked.whole()));
        return Response.accepted().build();
    }

    /** Asks the search that runs for the plan's day and depot to stop and publish its best so far. */
    @POST
    @Path("{id}/stop")
    @Idempotent
    @RolesAllowed(Role.BUY)
    public Response stop(@PathParam("id") long id) {
        PlanHead head = plans.find(id).head();
        plans.stop(head.day(), new WarehouseId(head.warehouseId()));
        return Response.accepted().build();
    }

    /** The depots planned together with one, the one that their plan belongs to first. */
    public record Group(List<Integer> warehouses) {
    }

    @GET
    @Path("groups/{warehouse}")
    public Group group(@PathParam("warehouse") int warehouse) {
        return new Group(groups.ledBy(groups.leaderOf(new WarehouseId(warehouse))).stream().map(site -> site.id().value()).toList());
    }

    /** States which depots are planned together with this one; only itself, or none: it is planned alone. */
    @PUT
    @Path("groups/{warehouse}")
    @RolesAllowed(Role.MANAGE)
    public Group group(@PathParam("warehouse") int warehouse, Group group) {
        Bodies.require(group != null && group.warehouses() != null, "Send warehouses as JSON.");
        groups.state(new WarehouseId(warehouse), group.warehouses().stream().map(WarehouseId::new).toList());
        return group(warehouse);
    }

    /** What a change of a stop would do; changes nothing. */
    @POST
    @Path("{id}/stops/{stop}/preview")
    public Effect preview(@PathParam("id") long id, @PathParam("stop") int stop, StopChange change) {
        return Effect.of(editing.preview(id, required(change).edit(stop)));
    }

    /** Changes a stop; answers the new version of the plan. */
    @PATCH
    @Path("{id}/stops/{stop}")
    @RolesAllowed(Role.BUY)
    public Response change(@PathParam("id") long id, @PathParam("stop") int stop, @HeaderParam("If-Match") String ifMatch, StopChange change) {
        ETags.require(ifMatch, plans.find(id).head().version());
        return byId(editing.apply(id, required(change).edit(stop), ETags.version(ifMatch), change.isForced()));
    }

    /** Goes back to the version before; answers it, and in the header {@value #LEFT_OUT} the orders that it has no longer because they are cancelled or fulfilled. */
    @POST
    @Path("{id}/undo")
    @RolesAllowed(Role.BUY)
    public Response undo(@PathParam("id") long id, @HeaderParam("If-Match") String ifMatch) {
        PlanHead head = plans.find(id).head();
        ETags.require(ifMatch, head.version());
        DeliveryUndo.Undone undone = undoing.undo(head.day(), head.warehouseId(), ETags.version(ifMatch));
        DeliveryPlan plan = plans.find(undone.planId());
        return Response.fromResponse(ETags.answer(PlanAnswer.of(plan), plan.head().version())).header(LEFT_OUT, String.join(", ", undone.leftOut())).build();
    }

    private LocalDate day(String text) {
        try {
            return text == null || text.isBlank() ? calendar.planningDay() : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refused(400, "rest.badParameter", "day must read like 2026-11-22.");
        }
    }

    private static StopChange required(StopChange change) {
        return Bodies.required(change, "Send the change as JSON.");
    }
}
