package org.quartermaster.catalog.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.quartermaster.catalog.SkuRow;
import org.quartermaster.catalog.SkuRows;
import org.quartermaster.rest.Page;
import org.quartermaster.rest.TableParams;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.TableQuery;

/** SKUs. */
@Path("skus")
@ApplicationScoped
@RolesAllowed(Role.VIEW)
@Produces(MediaType.APPLICATION_JSON)
public class SkusResource {

    private SkuRows skus;

    protected SkusResource() {
    }

    @Inject
    public SkusResource(SkuRows skus) {
        this.skus = skus;
    }

    @GET
    public Page<SkuRow> list(@BeanParam TableParams params) {
        return params.page(skus, SkuRow.class);
    }

    /** One SKU by its code. */
    @GET
    @Path("{code}")
    public SkuRow one(@PathParam("code") String code) {
        return skus.page(TableQuery.ALL.and(new Filter.OneOf("code", Set.of(code))), 0, 1).stream().findFirst()
                .orElseThrow(() -> new NotFound("SKU", code));
    }
}
