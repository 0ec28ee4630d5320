package org.quartermaster.replenishment.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.quartermaster.replenishment.StockLine;
import org.quartermaster.replenishment.StockLines;
import org.quartermaster.rest.Page;
import org.quartermaster.rest.Refused;
import org.quartermaster.rest.TableParams;
import org.quartermaster.shared.Role;

/** Inventory positions and projected stock of the plan in force. */
@Path("stock-projection")
@ApplicationScoped
@RolesAllowed(Role.VIEW)
@Produces(MediaType.APPLICATION_JSON)
public class StockProjectionResource {

    private StockLines stock;

    protected StockProjectionResource() {
    }

    @Inject
    public StockProjectionResource(StockLines stock) {
        this.stock = stock;
    }

    /** One line, day by day, by the codes of SKU and warehouse. */
    @GET
    public StockLines.Projected one(@QueryParam("sku") String sku, @QueryParam("warehouse") String warehouse) {
        if (sku == null || warehouse == null) {
            throw new Refused(400, "rest.badParameter", "Send ?sku=…&warehouse=… with their codes; /api/v1/stock-projection/lines lists all.");
        }
        return stock.projected(sku, warehouse);
    }

    /** All lines. */
    @GET
    @Path("lines")
    public Page<StockLine> lines(@BeanParam TableParams params) {
        return params.page(stock, StockLine.class);
    }
}
