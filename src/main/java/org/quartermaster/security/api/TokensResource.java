package org.quartermaster.security.api;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.quartermaster.rest.Page;
import org.quartermaster.rest.Refused;
import org.quartermaster.rest.TableParams;
import org.quartermaster.security.Identity;
import org.quartermaster.security.Requests;
import org.quartermaster.security.ShopToken;
import org.quartermaster.security.SignIn;
import org.quartermaster.security.SignInResult;
import org.quartermaster.security.Tokens;
import org.quartermaster.shared.Role;

/** Bearer tokens: asked for with name and password, listed, revoked. */
@Path("tokens")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TokensResource {

    private SignIn signIn;
    private Tokens tokens;

    @Inject
    private HttpServletRequest request;

    protected TokensResource() {
    }

    @Inject
    public TokensResource(SignIn signIn, Tokens tokens) {
        this.signIn = signIn;
        this.tokens = tokens;
    }

    /**
     * What is asked with.
     *
     * @param user     sign-in name
     * @param password password
     * @param name     what the token is for; "api" when absent
     * @param days     its life; 30 when absent
     * @param shop     wanted for a shop's pages, by an administrator; absent: for a program
     */
    public record Asked(String user, String password, String name, Integer days, Shop shop) {
    }

    /**
     * What a token for a shop's pages may do: ask {@code /api/v1/shop-promises}, nothing else.
     *
     * @param origins        pages that may use it: {@code https://shop.example}
     * @param callsPerMinute answered at most; 120 when absent
     */
    public record Shop(List<String> origins, Integer callsPerMinute) {
        ShopToken token(String name, Duration life) {
            return new ShopToken(name, life, origins == null ? List.of() : origins, callsPerMinute == null ? ShopToken.USUAL_CALLS : callsPerMinute);
        }
    }

    /**
     * The token.
     *
     * @param id        to revoke it by
     * @param token     the secret, shown this once
     * @param expiresAt UTC
     * @param type      Bearer
     */
    public record Issued(int id, String token, Instant expiresAt, String type) {
    }

    /** Issues a token for the right name and password. */
    @POST
    @PermitAll
    public Response issue(Asked asked) {
        if (asked == null || asked.user() == null || asked.password() == null) {
            throw new Refused(400, "security.token.incomplete", "Send {\"user\": …, \"password\": …}.");
        }
        return switch (signIn.with(asked.user(), asked.password(), Requests.address(request))) {
            case SignInResult.Accepted accepted -> issue(asked, accepted.identity());
            case SignInResult.Refused _ -> throw new Refused(401, "security.refused", "The name or the password is wrong.");
            case SignInResult.Paused paused -> throw new Refused(429, "security.paused",
                    "Too many failed tries. The next one is looked at in %d s.".formatted(paused.pause().toSeconds() + 1));
        };
    }

    /** The own tokens; all for an administrator. */
    @GET
    @RolesAllowed(Role.VIEW)
    public Page<Tokens.Token> list(@BeanParam TableParams params) {
        return params.page(tokens, Tokens.Token.class);
    }

    /** Revokes a token. */
    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.VIEW)
    public Response revoke(@PathParam("id") int id) {
        tokens.revoke(id);
        return Response.noContent().build();
    }

    private Response issue(Asked asked, Identity identity) {
        if (identity.mustChangePassword()) {
            throw new Refused(403, "security.mustChangePassword", "This password only opens the door to a new one. Sign in on the page and choose a password first.");
        }
        String name = asked.name() == null || asked.name().isBlank() ? "api" : asked.name();
        Duration life = asked.days() == null ? Tokens.USUAL : Duration.ofDays(asked.days());
        try {
            var made = identity.actor().call(() -> asked.shop() == null ? tokens.issue(name, life) : tokens.issue(asked.shop().token(name, life)));
            return Response.created(URI.create("/api/v1/tokens/" + made.id())).entity(new Issued(made.id(), made.token(), made.expiresAt(), "Bearer")).build();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
