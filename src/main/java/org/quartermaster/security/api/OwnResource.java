package org.quartermaster.security.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;

/** Who the caller is, to test a token with. */
@Path("me")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class OwnResource {

    /**
     * The caller.
     *
     * @param warehouses ids in scope; empty means all
     */
    public record Me(String user, String role, List<Integer> warehouses) {
    }

    @GET
    @RolesAllowed(Role.VIEW)
    public Me me() {
        var actor = Actor.required();
        return new Me(actor.name(), actor.role().code(), actor.warehouses().stream().map(WarehouseId::value).sorted().toList());
    }
}
