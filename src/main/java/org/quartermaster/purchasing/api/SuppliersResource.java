package org.quartermaster.purchasing.api;

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
import org.quartermaster.purchasing.SupplierRow;
import org.quartermaster.purchasing.SupplierRows;
import org.quartermaster.rest.Bodies;
import org.quartermaster.rest.ETags;
import org.quartermaster.rest.Page;
import org.quartermaster.rest.TableParams;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SupplierId;
import org.quartermaster.suppliers.SupplierDraft;
import org.quartermaster.suppliers.SupplierEditing;

/** Suppliers, what they state and how they delivered. */
@Path("suppliers")
@ApplicationScoped
@RolesAllowed(Role.VIEW)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SuppliersResource {

    private SupplierRows suppliers;
    private SupplierEditing editing;

    protected SuppliersResource() {
    }

    @Inject
    public SuppliersResource(SupplierRows suppliers, SupplierEditing editing) {
        this.suppliers = suppliers;
        this.editing = editing;
    }

    @GET
    public Page<SupplierRow> list(@BeanParam TableParams params) {
        return params.page(suppliers, SupplierRow.class);
    }

    /** The order rules as they can be sent back. */
    @GET
    @Path("{id}/rules")
    public Response rules(@PathParam("id") int id) {
        var current = editing.current(new SupplierId(id));
        return ETags.answer(current.draft(), current.version());
    }

    /** Replaces the order rules. */
    @PUT
    @Path("{id}/rules")
    @RolesAllowed(Role.BUY)
    public Response change(@PathParam("id") int id, @HeaderParam("If-Match") String ifMatch, SupplierDraft rules) {
        Bodies.require(rules != null, "Send the order rules as JSON.");
        var supplier = new SupplierId(id);
        ETags.require(ifMatch, editing.current(supplier).version());
        editing.change(supplier, ETags.version(ifMatch), rules);
        return rules(id);
    }
}
