package org.quartermaster.delivery.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import org.quartermaster.delivery.VehicleFacts;
import org.quartermaster.delivery.Vehicles;
import org.quartermaster.rest.Bodies;
import org.quartermaster.rest.ETags;
import org.quartermaster.rest.Idempotent;
import org.quartermaster.rest.Page;
import org.quartermaster.rest.Refused;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;

/** The vehicles of a depot. */
@Path("vehicles")
@ApplicationScoped
@RolesAllowed(Role.VIEW)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class VehiclesResource {
    private Vehicles vehicles;

    protected VehiclesResource() {
    }

    @Inject
    public VehiclesResource(Vehicles vehicles) {
        this.vehicles = vehicles;
    }

    /**
     * A vehicle as it is sent; times as {@code 07:00}, what is absent is none.
     *
     * @param endWarehouseId where it ends; absent: where it starts
     * @param longestMinutes away
     * @param trips          a day at most; absent: 1
     * @param reloadMinutes  of loading again at the depot; absent: 0
     * @param skills         bits: 1 cold, 2 tail lift
     */
    public record Draft(int warehouseId, Integer endWarehouseId, String code, BigDecimal capacityLitres, BigDecimal capacityKg, int capacityPieces, String shiftFrom,
                        String shiftTo, Integer longestMinutes, String restFrom, String restTo, Integer restMinutes, Integer trips, Integer reloadMinutes, BigDecimal costPerKm, BigDecimal costPerHour,
                        BigDecimal costPerUse, int skills, Boolean active) {
        VehicleFacts facts(int id, int version) {
            try {
                return new VehicleFacts(id, warehouseId, endWarehouseId, code, capacityLitres, capacityKg, capacityPieces, LocalTime.parse(shiftFrom),
                        LocalTime.parse(shiftTo), longestMinutes, time(restFrom), time(restTo), restMinutes == null ? 0 : restMinutes,
                        trips == null ? 1 : trips, reloadMinutes == null ? 0 : reloadMinutes, costPerKm, costPerHour, costPerUse, skills, active == null || active, version);
            } catch (IllegalArgumentException | NullPointerException | DateTimeParseException e) {
                throw new Refused(400, "rest.invalid", e.getMessage() == null ? "Something is missing." : e.getMessage());
            }
        }
    }

    private static LocalTime time(String text) {
        return text == null || text.isBlank() ? null : LocalTime.parse(text);
    }

    private static Draft required(Draft draft) {
        Bodies.require(draft != null, "Send the vehicle as JSON.");
        return draft;
    }

    /** All vehicles of a depot. */
    @GET
    public Page<VehicleFacts> list(@QueryParam("warehouse") int warehouse) {
        return new Page<>(vehicles.of(new WarehouseId(warehouse)), null);
    }

    @POST
    @Idempotent
    @RolesAllowed(Role.MANAGE)
    public Response create(Draft draft) {
        vehicles.save(required(draft).facts(0, 0));
        return Response.status(Response.Status.CREATED).build();
    }

    @PUT
    @Path("{id}")
    @RolesAllowed(Role.MANAGE)
    public Response change(@PathParam("id") int id, @HeaderParam("If-Match") String ifMatch, Draft draft) {
        vehicles.save(required(draft).facts(id, ETags.version(ifMatch)));
        return vehicles.of(new WarehouseId(draft.warehouseId())).stream().filter(vehicle -> vehicle.id() == id).findFirst()
                .map(vehicle -> ETags.answer(vehicle, vehicle.version())).orElseThrow(() -> new NotFound("vehicle", id));
    }
}
