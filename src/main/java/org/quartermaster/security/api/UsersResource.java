package org.quartermaster.security.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.quartermaster.rest.Bodies;
import org.quartermaster.rest.ETags;
import org.quartermaster.rest.Idempotent;
import org.quartermaster.rest.Page;
import org.quartermaster.rest.Refused;
import org.quartermaster.rest.TableParams;
import org.quartermaster.security.User;
import org.quartermaster.security.UserDraft;
import org.quartermaster.security.Users;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;

/** Users, for administrators. */
@Path("users")
@ApplicationScoped
@RolesAllowed(Role.ADMINISTER)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class UsersResource {

    private Users users;

    protected UsersResource() {
    }

    @Inject
    public UsersResource(Users users) {
        this.users = users;
    }

    /**
     * What an administrator sends; absent fields take their usual value.
     *
     * @param role       viewer, buyer, manager, admin; usually viewer
     * @param warehouses ids in scope; absent or empty means all
     * @param language   auto (as the browser asks), en or zh; usually auto
     * @param active     usually true
     */
    public record Draft(String name, String fullName, String role, List<Integer> warehouses, String language, Boolean active) {
        UserDraft checked() {
            var scope = warehouses == null ? List.<Integer>of() : warehouses;
            return new UserDraft(name, fullName, wantedRole(), scope.stream().map(WarehouseId::new).collect(Collectors.toSet()), language == null ? UserDraft.AUTO : language,
                    active == null || active);
        }

        private Role wantedRole() {
            try {
                return Role.of(role == null ? Role.VIEW : role);
            } catch (IllegalArgumentException e) {
                throw new Refused(400, "rest.invalid", "There is no role \"%s\". There are viewer, buyer, manager, admin.".formatted(role));
            }
        }
    }

    /** A new password to hand over, shown this once. */
    public record OneTimePassword(int id, String oneTimePassword) {
    }

    @GET
    public Page<User> list(@BeanParam TableParams params) {
        return params.page(users, User.class);
    }

    @GET
    @Path("{id}")
    public Response byId(@PathParam("id") int id) {
        var user = users.byId(id);
        return ETags.answer(user, user.version());
    }

    /** Creates a user; the answer holds the one-time password, a replayed answer only the address: the password is kept nowhere. */
    @POST
    @Idempotent(secret = true)
    public Response create(Draft draft) {
        var made = users.create(required(draft).checked());
        return Response.created(URI.create("/api/v1/users/" + made.userId())).entity(new OneTimePassword(made.userId(), made.password())).build();
    }

    /** Replaces everything but the password. */
    @PUT
    @Path("{id}")
    public Response change(@PathParam("id") int id, @HeaderParam("If-Match") String ifMatch, Draft draft) {
        ETags.require(ifMatch, users.byId(id).version());
        users.change(id, ETags.version(ifMatch), required(draft).checked());
        return byId(id);
    }

    @POST
    @Path("{id}/password-reset")
    @Idempotent(secret = true)
    public Response resetPassword(@PathParam("id") int id) {
        var made = users.resetPassword(id);
        return Response.ok(new OneTimePassword(made.userId(), made.password())).build();
    }

    /** Signs a user out everywhere. */
    @POST
    @Path("{id}/end-sessions")
    @Idempotent
    public Response endSessions(@PathParam("id") int id) {
        users.endSessions(id);
        return Response.noContent().build();
    }

    private static Draft required(Draft draft) {
        Bodies.require(draft != null, "Send the user as JSON.");
        return draft;
    }
}
