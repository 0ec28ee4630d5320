package org.quartermaster.purchasing.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.quartermaster.purchasing.OrderAdvices;
import org.quartermaster.purchasing.OrderLineRow;
import org.quartermaster.purchasing.OrderLineRows;
import org.quartermaster.rest.Page;
import org.quartermaster.rest.TableParams;
import org.quartermaster.shared.Role;

/** Lines of purchase orders with what the plan advises about those that are open: {@code ?filter=advice:eq:expedite}. */
@Path("purchase-order-lines")
@ApplicationScoped
@RolesAllowed(Role.VIEW)
@Produces(MediaType.APPLICATION_JSON)
public class PurchaseOrderLinesResource {

    private OrderLineRows rows;
    private OrderAdvices advices;

    protected PurchaseOrderLinesResource() {
    }

    @Inject
    public PurchaseOrderLinesResource(OrderLineRows rows, OrderAdvices advices) {
        this.rows = rows;
        this.advices = advices;
    }

    @GET
    public Page<OrderLineRow> list(@BeanParam TableParams params) {
        return params.page(rows, OrderLineRow.class);
    }

    /** How many lines each advice concerns, and what is at stake. */
    @GET
    @Path("advice")
    public List<OrderAdvices.Total> advice() {
        return advices.totals();
    }
}
