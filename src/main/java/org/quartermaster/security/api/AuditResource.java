package org.quartermaster.security.api;

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
import org.quartermaster.security.AuditTrail;
import org.quartermaster.shared.Role;

/** The audit trail, newest first, for administrators. */
@Path("audit-entries")
@ApplicationScoped
@RolesAllowed(Role.ADMINISTER)
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

    private AuditTrail trail;

    protected AuditResource() {
    }

    @Inject
    public AuditResource(AuditTrail trail) {
        this.trail = trail;
    }

    @GET
    public Page<AuditTrail.Entry> list(@BeanParam TableParams params) {
        return params.page(trail, AuditTrail.Entry.class);
    }
}
