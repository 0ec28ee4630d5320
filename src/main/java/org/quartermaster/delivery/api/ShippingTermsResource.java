package org.quartermaster.delivery.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import org.quartermaster.delivery.ShippingSites;
import org.quartermaster.delivery.ShippingTerms;
import org.quartermaster.rest.Bodies;
import org.quartermaster.rest.ETags;
import org.quartermaster.rest.Page;
import org.quartermaster.rest.Refused;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;

/** How warehouses ship customer orders: cut-off, days, packing, handling, what stays for the store. */
@Path("shipping-terms")
@ApplicationScoped
@RolesAllowed(Role.VIEW)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ShippingTermsResource {
    private ShippingSites sites;

    protected ShippingTermsResource() {
    }

    @Inject
    public ShippingTermsResource(ShippingSites sites) {
        this.sites = sites;
    }

    /** Terms as they are sent; cut-off as {@code 16:00}, days as bits 1 Monday … 64 Sunday. */
    public record Draft(String cutOff, int shipDays, Integer parcelsPerDay, int centsPerParcel, BigDecimal centsPerUnit, BigDecimal keepShare) {
        ShippingTerms terms(int warehouse, int version) {
            try {
                return new ShippingTerms(warehouse, cutOff == null ? null : LocalTime.parse(cutOff), shipDays, parcelsPerDay, centsPerParcel,
                        centsPerUnit == null ? BigDecimal.ZERO : centsPerUnit, keepShare == null ? BigDecimal.ZERO : keepShare, version);
            } catch (DateTimeParseException e) {
                throw new Refused(400, "rest.invalid", e.getMessage());
            }
        }
    }

    /** The terms of every warehouse. */
    @GET
    public Page<ShippingTerms> list() {
        return new Page<>(sites.all().values().stream().sorted(Comparator.comparingInt(ShippingTerms::warehouseId)).toList(), null);
    }

    @GET
    @Path("{warehouse}")
    public Response of(@PathParam("warehouse") int warehouse) {
        ShippingTerms terms = sites.all().get(warehouse);
        if (terms == null) {
            throw new NotFound("warehouse", warehouse);
        }
        return ETags.answer(terms, terms.version());
    }

    /** States the terms; {@code If-Match} carries the version seen. */
    @PUT
    @Path("{warehouse}")
    @RolesAllowed(Role.MANAGE)
    public Response change(@PathParam("warehouse") int warehouse, @HeaderParam("If-Match") String ifMatch, Draft draft) {
        Bodies.require(draft != null, "Send the terms as JSON.");
        sites.save(draft.terms(warehouse, ETags.version(ifMatch)));
        return of(warehouse);
    }
}
