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
import org.quartermaster.forecasting.ForecastOverride;
import org.quartermaster.forecasting.Overrides;
import org.quartermaster.rest.Idempotent;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;

/** What people know better than the baseline. */
@Path("forecast-overrides")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEW)
public class OverridesResource {

    /** A new override; {@code kind} is set (units over the whole range) or percent. */
    public record NewOverride(int skuId, int warehouseId, LocalDate fromDay, LocalDate toDay, String kind, double amount, String reason, LocalDate expiresOn) {
    }

    /** An override in force or expired. */
    public record OverrideAnswer(long id, int skuId, int warehouseId, LocalDate fromDay, LocalDate toDay, String kind, double amount, String reason, LocalDate expiresOn,
                                 String createdBy, Instant createdAt) {
        static OverrideAnswer of(ForecastOverride override) {
            return new OverrideAnswer(override.id(), override.sku().value(), override.warehouse().value(), override.fromDay(), override.toDay(), override.kind().code(),
                    override.amount(), override.reason(), override.expiresOn(), override.createdBy(), override.createdAt());
        }
    }

    private Overrides overrides;

    protected OverridesResource() {
    }

    @Inject
    public OverridesResource(Overrides overrides) {
        this.overrides = overrides;
    }

    @GET
    public List<OverrideAnswer> list(@QueryParam("skuId") int sku, @QueryParam("warehouseId") int warehouse) {
        return overrides.of(new SkuId(sku), new WarehouseId(warehouse)).stream().map(OverrideAnswer::of).toList();
    }

    @POST
    @RolesAllowed(Role.BUY)
    @Idempotent
    public Response enter(NewOverride wanted) {
        if (wanted == null || wanted.fromDay() == null || wanted.toDay() == null || wanted.kind() == null) {
            throw new IllegalArgumentException("fromDay, toDay and kind are needed.");
        }
        if (!wanted.kind().equals("set") && !wanted.kind().equals("percent")) {
            throw new IllegalArgumentException("kind (%s) must be set or percent.".formatted(wanted.kind()));
        }
        long id = overrides.enter(new SkuId(wanted.skuId()), new WarehouseId(wanted.warehouseId()), wanted.fromDay(), wanted.toDay(),
                ForecastOverride.Kind.of(wanted.kind()), wanted.amount(), wanted.reason(), wanted.expiresOn());
        OverrideAnswer entered = overrides.of(new SkuId(wanted.skuId()), new WarehouseId(wanted.warehouseId())).stream().filter(o -> o.id() == id)
                .map(OverrideAnswer::of).findFirst().orElseThrow();
        return Response.created(URI.create("forecast-overrides/" + id)).entity(entered).build();
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.BUY)
    public Response withdraw(@PathParam("id") long id) {
        overrides.withdraw(id);
        return Response.noContent().build();
    }
}
