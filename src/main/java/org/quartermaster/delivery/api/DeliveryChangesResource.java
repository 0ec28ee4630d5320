package org.quartermaster.delivery.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.quartermaster.delivery.DayChange;
import org.quartermaster.delivery.DeliveryReplanning;
import org.quartermaster.delivery.ReplanEffect;
import org.quartermaster.delivery.planning.Place;
import org.quartermaster.delivery.planning.TravelMatrix;
import org.quartermaster.delivery.planning.WhatIf;
import org.quartermaster.rest.Bodies;
import org.quartermaster.rest.ETags;
import org.quartermaster.rest.Refused;
import org.quartermaster.shared.Role;

/** Changes of a delivery day by the identity of its plan: recommended places, what-if questions, and new plans after something happened. */
@Path("delivery-changes")
@ApplicationScoped
@RolesAllowed(Role.VIEW)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DeliveryChangesResource {
    private static final int MINUTES_A_DAY = 24 * 60;

    private DeliveryReplanning replanning;

    protected DeliveryChangesResource() {
    }

    @Inject
    public DeliveryChangesResource(DeliveryReplanning replanning) {
        this.replanning = replanning;
    }

    /**
     * What happened; {@code kind} says which of the others count.
     *
     * @param kind    cancelled (stop), urgent (order or transport), late (vehicle, minutes), breakdown (vehicle)
     * @param second  of the day
     * @param stop    number of the stop
     * @param order   identity of the customer order
     * @param transport identity of the transport order
     * @param vehicle number of the vehicle
     * @param minutes lost
     */
    public record Happened(String kind, int second, Integer stop, Long order, Long transport, Integer vehicle, Integer minutes) {
        DayChange change() {
            return switch (kind == null ? "" : kind) {
                case "cancelled" -> new DayChange.Cancelled(second, required(stop, "stop").intValue());
                case "urgent" -> transport != null ? new DayChange.UrgentTransport(second, transport) : new DayChange.UrgentOrder(second, required(order, "order").longValue());
                case "late" -> new DayChange.Late(second, required(vehicle, "vehicle").intValue(), Math.clamp(required(minutes, "minutes").intValue(), 0, MINUTES_A_DAY));
                case "breakdown" -> new DayChange.Breakdown(second, required(vehicle, "vehicle").intValue());
                default -> throw new Refused(400, "rest.invalid", "kind must be cancelled, urgent, late or breakdown, got %s.".formatted(kind));
            };
        }

        DayChange.Urgent urgent() {
            if (change() instanceof DayChange.Urgent urgent) {
                return urgent;
            }
            throw new Refused(400, "rest.invalid", "Places are for what is urgent, got kind %s.".formatted(kind));
        }

        private static Number required(Number value, String name) {
            if (value == null) {
                throw new Refused(400, "rest.invalid", "%s is missing.".formatted(name));
            }
            return value;
        }
    }

    /** The plan after something happened; money in cents, {@code plan} 0 for a preview. */
    public record Replanned(long plan, boolean feasible, List<String> violations, List<Integer> moved, int open, int unserved, long costBeforeCents,
                            long costAfterCents, long millis) {
        static Replanned of(ReplanEffect effect) {
            return new Replanned(effect.planId(), effect.after().isFeasible(), effect.after().violations().stream().map(Object::toString).toList(),
                    effect.moved(), effect.open(), effect.after().unserved().size(), effect.before().cost().total(), effect.after().cost().total(),
                    effect.millis());
        }
    }

    /** Exactly one of the three is asked. */
    public record Question(Integer vehicleLike, Integer windowMinutes, Double depotLatitude, Double depotLongitude) {
    }

    /** What it would bring, money in cents; {@code costBeforeCents} is the best plan found as things are, in the same time. */
    public record Answer(long savedCents, int servedMore, long costBeforeCents, long costAfterCents, int routesBefore, int routesAfter) {
        static Answer of(WhatIf.Answer answer) {
            return new Answer(answer.savedCents(), answer.servedMore(), answer.before().cost().total(), answer.after().cost().total(),
                    answer.before().routes().size(), answer.after().routes().size());
        }
    }

    /** The three best places for a stop, cheapest first. */
    @GET
    @Path("{plan}/places/{stop}")
    public List<Place> places(@PathParam("plan") long plan, @PathParam("stop") int stop) {
        return replanning.places(plan, stop);
    }

    /** The three best places for an urgent order that is not in the plan yet, cheapest first; changes nothing. */
    @POST
    @Path("{plan}/places")
    public List<Place> places(@PathParam("plan") long plan, Happened urgent) {
        return replanning.places(plan, required(urgent).urgent());
    }

    @POST
    @Path("{plan}/what-if")
    public Answer whatIf(@PathParam("plan") long plan, Question asked) {
        if (asked != null && asked.vehicleLike() != null) {
            return Answer.of(replanning.ifOneMoreVehicle(plan, asked.vehicleLike()));
        }
        if (asked != null && asked.windowMinutes() != null && asked.windowMinutes() >= 0 && asked.windowMinutes() <= MINUTES_A_DAY) {
            return Answer.of(replanning.ifWiderWindows(plan, asked.windowMinutes()));
        }
        if (asked != null && asked.depotLatitude() != null && asked.depotLongitude() != null && Math.abs(asked.depotLatitude()) <= 90 && Math.abs(asked.depotLongitude()) <= 180) {
            return Answer.of(replanning.ifDepotStoodAt(plan, new TravelMatrix.Place(asked.depotLatitude(), asked.depotLongitude())));
        }
        throw new Refused(400, "rest.invalid", "Ask with vehicleLike, windowMinutes 0 to %d, or depotLatitude and depotLongitude in degrees.".formatted(MINUTES_A_DAY));
    }

    /** What planning anew would do; changes nothing. */
    @POST
    @Path("{plan}/preview")
    public Replanned preview(@PathParam("plan") long plan, Happened happened) {
        return Replanned.of(replanning.preview(plan, required(happened).change()));
    }

    /** Plans anew and publishes. */
    @POST
    @Path("{plan}/events")
    @RolesAllowed(Role.BUY)
    public Replanned happened(@PathParam("plan") long plan, @HeaderParam("If-Match") String ifMatch, Happened happened) {
        return Replanned.of(replanning.replan(plan, required(happened).change(), ETags.version(ifMatch)));
    }

    private static Happened required(Happened happened) {
        Bodies.require(happened != null, "Send what happened as JSON.");
        return happened;
    }
}
