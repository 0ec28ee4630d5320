package org.quartermaster.stock.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.quartermaster.rest.Page;
import org.quartermaster.rest.TableParams;
import org.quartermaster.shared.Role;
import org.quartermaster.stock.BalanceRow;
import org.quartermaster.stock.BalanceRows;

/** Stock balances. */
@Path("stock")
@ApplicationScoped
@RolesAllowed(Role.VIEW)
@Produces(MediaType.APPLICATION_JSON)
public class StockResource {

    private BalanceRows balances;

    protected StockResource() {
    }

    @Inject
    public StockResource(BalanceRows balances) {
        this.balances = balances;
    }

    @GET
    public Page<BalanceRow> list(@BeanParam TableParams params) {
        return params.page(balances, BalanceRow.class);
    }
}
