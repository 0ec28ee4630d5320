package org.quartermaster.purchasing.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.quartermaster.purchasing.SupplierRow;
import org.quartermaster.purchasing.SupplierRows;
import org.quartermaster.rest.Page;
import org.quartermaster.rest.TableParams;
import org.quartermaster.shared.Role;

/** Suppliers, what they state and how they delivered. */
@Path("suppliers")
@ApplicationScoped
@RolesAllowed(Role.VIEW)
@Produces(MediaType.APPLICATION_JSON)
public class SuppliersResource {

    private SupplierRows suppliers;

    protected SuppliersResource() {
    }

    @Inject
    public SuppliersResource(SupplierRows suppliers) {
        this.suppliers = suppliers;
    }

    @GET
    public Page<SupplierRow> list(@BeanParam TableParams params) {
        return params.page(suppliers, SupplierRow.class);
    }
}
