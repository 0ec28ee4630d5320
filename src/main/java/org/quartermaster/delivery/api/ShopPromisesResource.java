package org.quartermaster.delivery.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.quartermaster.delivery.ShopPromise;
import org.quartermaster.delivery.ShopPromises;
import org.quartermaster.delivery.api.PromisesResource.Basket;
import org.quartermaster.rest.Refused;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;

/** When can this basket reach this address? For a shop's pages: dates and cost, nothing else. The only address that a token for shops opens. */
@Path("shop-promises")
@ApplicationScoped
@RolesAllowed(Role.VIEW)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ShopPromisesResource {
    private ShopPromises promises;

    protected ShopPromisesResource() {
    }

    @Inject
    public ShopPromisesResource(ShopPromises promises) {
        this.promises = promises;
    }

    /** A basket and where it shall go. What does not fit is named. */
    @POST
    public ShopPromise of(Basket basket) {
        Basket whole = PromisesResource.required(basket);
        try {
            return promises.promise(whole.units(), whole.latitude(), whole.longitude());
        } catch (NotFound e) {
            throw new Refused(404, "promise.unknownSku", e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new Refused(400, "promise.basket", e.getMessage());
        }
    }
}
