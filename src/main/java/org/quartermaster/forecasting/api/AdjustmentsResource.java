package org.quartermaster.forecasting.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.quartermaster.forecasting.HistoryAdjustment;
import org.quartermaster.forecasting.HistoryAdjustments;
import org.quartermaster.rest.Idempotent;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;

/** What people added to the history beside the sales. */
@Path("history-adjustments")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEW)
public class AdjustmentsResource {

    /** A new adjustment: units added to the demand of past days in total, negative to take away. */
    public record NewAdjustment(int skuId, int warehouseId, LocalDate fromDay, LocalDate toDay, double units, String reason) {
    }

    /** An adjustment in force. */
    public record AdjustmentAnswer(long id, int skuId, int warehouseId, LocalDate fromDay, LocalDate toDay, double units, String reason, String createdBy, Instant createdAt) {
        static AdjustmentAnswer of(HistoryAdjustment one) {
            return new AdjustmentAnswer(one.id(), one.sku().value(), one.warehouse().value(), one.fromDay(), one.toDay(), one.units(), one.reason(), one.createdBy(), one.createdAt());
        }
    }

    /** Where a new adjustment lies. */
    public record Entered(long id) {
    }

    private HistoryAdjustments adjustments;

    protected AdjustmentsResource() {
    }

    @Inject
    public AdjustmentsResource(HistoryAdjustments adjustments) {
        this.adjustments = adjustments;
    }

    /** Those of one SKU. @param warehouse left out: all */
    @GET
    public List<AdjustmentAnswer> list(@QueryParam("skuId") int sku, @QueryParam("warehouseId") Integer warehouse) {
        return adjustments.of(new SkuId(sku), warehouse == null ? null : new WarehouseId(warehouse)).stream().map(AdjustmentAnswer::of).toList();
    }

    @POST
    @RolesAllowed(Role.BUY)
    @Idempotent
    public Response enter(NewAdjustment wanted) {
        if (wanted == null || wanted.fromDay() == null || wanted.toDay() == null) {
            throw new IllegalArgumentException("fromDay and toDay are needed.");
        }
        long id = adjustments.enter(new SkuId(wanted.skuId()), new WarehouseId(wanted.warehouseId()), wanted.fromDay(), wanted.toDay(), wanted.units(), wanted.reason());
        return Response.created(URI.create("history-adjustments/" + id)).entity(new Entered(id)).build();
    }

    /** Takes an adjustment back. */
    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.BUY)
    public Response withdraw(@PathParam("id") long id) {
        adjustments.withdraw(id);
        return Response.noContent().build();
    }
}
