package org.quartermaster.forecasting.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.quartermaster.forecasting.ForecastLevel;
import org.quartermaster.forecasting.ForecastLock;
import org.quartermaster.forecasting.ForecastOverride;
import org.quartermaster.forecasting.OverrideDraft;
import org.quartermaster.forecasting.Overrides;
import org.quartermaster.rest.Idempotent;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;

/** What people know better than the baseline, at any level: a SKU, a category with those below it, everything; in one warehouse or all. */
@Path("forecast-overrides")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEW)
public class OverridesResource {

    /** A new override; {@code kind} is set or add (units over the whole range, split in proportion to the baselines) or percent. A SKU, category or warehouse left out stands for all. */
    public record NewOverride(Integer skuId, Integer categoryId, Integer warehouseId, LocalDate fromDay, LocalDate toDay, String kind, double amount, String reason, LocalDate expiresOn) {
    }

    /** An override in force or expired; {@code cutAfter}: taken back from the day after. */
    public record OverrideAnswer(long id, Integer skuId, Integer categoryId, Integer warehouseId, LocalDate fromDay, LocalDate toDay, String kind, double amount, String reason, LocalDate expiresOn,
                                 LocalDate cutAfter, String createdBy, Instant createdAt) {
        static OverrideAnswer of(ForecastOverride override) {
            ForecastLevel level = override.level();
            return new OverrideAnswer(override.id(), level.sku() == null ? null : level.sku().value(), level.category() == 0 ? null : level.category(),
                    level.warehouse() == null ? null : level.warehouse().value(), override.fromDay(), override.toDay(), override.kind().code(), override.amount(), override.reason(),
                    override.expiresOn(), override.cutAfter(), override.createdBy(), override.createdAt());
        }
    }

    /** How many days from the first forecast day on are locked, and the last of them. */
    public record Lock(int days, LocalDate lastDay) {
    }

    private Overrides overrides;
    private ForecastLock lock;

    protected OverridesResource() {
    }

    @Inject
    public OverridesResource(Overrides overrides, ForecastLock lock) {
        this.overrides = overrides;
        this.lock = lock;
    }

    /** Those that reach any series of the level, newest first. */
    @GET
    public List<OverrideAnswer> list(@QueryParam("skuId") Integer sku, @QueryParam("categoryId") Integer category, @QueryParam("warehouseId") Integer warehouse) {
        return overrides.of(level(sku, category, warehouse)).stream().map(OverrideAnswer::of).toList();
    }

    @POST
    @RolesAllowed(Role.BUY)
    @Idempotent
    public Response enter(NewOverride wanted) {
        if (wanted == null || wanted.kind() == null || Arrays.stream(ForecastOverride.Kind.values()).noneMatch(kind -> kind.code().equals(wanted.kind()))) {
            throw new IllegalArgumentException("kind must be set, add or percent.");
        }
        ForecastLevel level = level(wanted.skuId(), wanted.categoryId(), wanted.warehouseId());
        long id = overrides.enter(new OverrideDraft(level, wanted.fromDay(), wanted.toDay(), ForecastOverride.Kind.of(wanted.kind()), wanted.amount(), wanted.reason(), wanted.expiresOn()));
        OverrideAnswer entered = overrides.of(level).stream().filter(one -> one.id() == id).map(OverrideAnswer::of).findFirst().orElseThrow();
        return Response.created(URI.create("forecast-overrides/" + id)).entity(entered).build();
    }

    /** Takes an override back. */
    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.BUY)
    public Response withdraw(@PathParam("id") long id) {
        overrides.withdraw(id);
        return Response.noContent().build();
    }

    /** Brings back what was taken back. */
    @POST
    @Path("{id}/restored")
    @RolesAllowed(Role.BUY)
    public Response restore(@PathParam("id") long id) {
        overrides.restore(id);
        return Response.noContent().build();
    }

    @GET
    @Path("lock")
    public Lock lock() {
        return new Lock(lock.days(), lock.lastDay().orElse(null));
    }

    /** Locks so many days. */
    @PUT
    @Path("lock")
    @RolesAllowed(Role.MANAGE)
    public Lock lock(Lock wanted) {
        if (wanted == null) {
            throw new IllegalArgumentException("days is needed.");
        }
        lock.lock(wanted.days());
        return lock();
    }

    static ForecastLevel level(Integer sku, Integer category, Integer warehouse) {
        return new ForecastLevel(sku == null ? null : new SkuId(sku), sku != null || category == null ? 0 : category, warehouse == null ? null : new WarehouseId(warehouse));
    }
}
