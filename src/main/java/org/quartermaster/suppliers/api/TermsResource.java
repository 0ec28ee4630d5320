package org.quartermaster.suppliers.api;

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
import java.util.List;
import org.quartermaster.rest.Bodies;
import org.quartermaster.rest.ETags;
import org.quartermaster.rest.Page;
import org.quartermaster.rest.TableParams;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.suppliers.TermDraft;
import org.quartermaster.suppliers.TermEditing;
import org.quartermaster.suppliers.TermRow;
import org.quartermaster.suppliers.TermRows;

/** What suppliers sell. */
@Path("supplier-terms")
@ApplicationScoped
@RolesAllowed(Role.VIEW)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TermsResource {

    private TermRows rows;
    private TermEditing editing;

    protected TermsResource() {
    }

    @Inject
    public TermsResource(TermRows rows, TermEditing editing) {
        this.rows = rows;
        this.editing = editing;
    }

    @GET
    public Page<TermRow> list(@BeanParam TableParams params) {
        return params.page(rows, TermRow.class);
    }

    /** The terms as they can be sent back. */
    @GET
    @Path("{id}")
    public Response one(@PathParam("id") int id) {
        return ETags.answer(editing.draft(id), row(id).version());
    }

    /** Replaces the terms. */
    @PUT
    @Path("{id}")
    @RolesAllowed(Role.BUY)
    public Response change(@PathParam("id") int id, @HeaderParam("If-Match") String ifMatch, TermDraft terms) {
        Bodies.require(terms != null, "Send the terms as JSON.");
        ETags.require(ifMatch, row(id).version());
        editing.change(id, ETags.version(ifMatch), terms);
        return one(id);
    }

    private TermRow row(int id) {
        var key = BigDecimal.valueOf(id);
        return rows.page(new TableQuery(List.of(new Filter.NumberBetween("id", key, key)), List.of()), 0, 1).stream().findFirst()
                .orElseThrow(() -> new NotFound("supplier term", id));
    }
}
