package org.quartermaster.catalog.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
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
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.quartermaster.catalog.LifeCycle;
import org.quartermaster.catalog.SkuDraft;
import org.quartermaster.catalog.SkuEditing;
import org.quartermaster.catalog.SkuLinking;
import org.quartermaster.catalog.SkuLinks;
import org.quartermaster.catalog.SkuRow;
import org.quartermaster.catalog.SkuRows;
import org.quartermaster.rest.Bodies;
import org.quartermaster.rest.ETags;
import org.quartermaster.rest.Page;
import org.quartermaster.rest.Refused;
import org.quartermaster.rest.TableParams;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.TableQuery;

/** SKUs. */
@Path("skus")
@ApplicationScoped
@RolesAllowed(Role.VIEW)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SkusResource {

    private SkuRows skus;
    private SkuEditing editing;
    private SkuLinking linking;

    protected SkusResource() {
    }

    @Inject
    public SkusResource(SkuRows skus, SkuEditing editing, SkuLinking linking) {
        this.skus = skus;
        this.editing = editing;
        this.linking = linking;
    }

    @GET
    public Page<SkuRow> list(@BeanParam TableParams params) {
        return params.page(skus, SkuRow.class);
    }

    /** One SKU by its code. */
    @GET
    @Path("{code}")
    public Response one(@PathParam("code") String code) {
        SkuRow row = row(code);
        return ETags.answer(row, editing.current(new SkuId(row.id())).version());
    }

    /**
     * What buyers change.
     *
     * @param lifeCycle new, active, phasing_out, ended
     * @param unitCost  company currency; absent: unknown
     * @param unitPrice company currency; absent: unknown
     */
    public record Change(String lifeCycle, BigDecimal unitCost, BigDecimal unitPrice) {
        SkuDraft draft() {
            try {
                return new SkuDraft(lifeCycle == null ? null : LifeCycle.of(lifeCycle), unitCost, unitPrice);
            } catch (IllegalArgumentException wrong) {
                throw new Refused(400, "rest.invalid", wrong.getMessage());
            }
        }
    }

    /** Replaces life cycle, cost and price. */
    @PUT
    @Path("{code}")
    @RolesAllowed(Role.BUY)
    public Response change(@PathParam("code") String code, @HeaderParam("If-Match") String ifMatch, Change change) {
        Bodies.require(change != null, "Send lifeCycle, unitCost and unitPrice as JSON.");
        var sku = new SkuId(row(code).id());
        ETags.require(ifMatch, editing.current(sku).version());
        editing.change(sku, ETags.version(ifMatch), change.draft());
        return one(code);
    }

    /**
     * How a SKU hangs together with others, all by code.
     *
     * @param predecessor absent or empty: none
     * @param share       of the predecessor's demand, above 0 to 2
     * @param until       last day of the share beside the SKU's own sales; absent: only before its first sale
     * @param parts       units of each part in one bundle; absent or empty: no bundle
     */
    public record Links(String predecessor, BigDecimal share, LocalDate until, Map<String, Integer> parts) {
        SkuLinks links() {
            try {
                return new SkuLinks(predecessor, share, until, parts);
            } catch (IllegalArgumentException wrong) {
                throw new Refused(400, "rest.invalid", wrong.getMessage());
            }
        }
    }

    /** Predecessor and parts. */
    @GET
    @Path("{code}/links")
    public Response links(@PathParam("code") String code) {
        var seen = linking.current(new SkuId(row(code).id()));
        return ETags.answer(new Links(seen.links().predecessor(), seen.links().share(), seen.links().until(), seen.links().parts()), seen.version());
    }

    /** Replaces predecessor and parts. */
    @PUT
    @Path("{code}/links")
    @RolesAllowed(Role.BUY)
    public Response link(@PathParam("code") String code, @HeaderParam("If-Match") String ifMatch, Links links) {
        Bodies.require(links != null, "Send predecessor, share, until and parts as JSON.");
        var sku = new SkuId(row(code).id());
        ETags.require(ifMatch, linking.current(sku).version());
        linking.change(sku, ETags.version(ifMatch), links.links());
        return links(code);
    }

    private SkuRow row(String code) {
        return skus.page(TableQuery.ALL.and(new Filter.OneOf("code", Set.of(code))), 0, 1).stream().findFirst()
                .orElseThrow(() -> new NotFound("SKU", code));
    }
}
