package org.quartermaster.delivery.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.quartermaster.delivery.CustomerPromises;
import org.quartermaster.delivery.Promise;
import org.quartermaster.rest.Refused;
import org.quartermaster.shared.Role;

/** When can this basket reach this address? Books nothing, so asking twice is harmless. */
@Path("promises")
@ApplicationScoped
@RolesAllowed(Role.VIEW)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PromisesResource {
    private CustomerPromises promises;

    protected PromisesResource() {
    }

    @Inject
    public PromisesResource(CustomerPromises promises) {
        this.promises = promises;
    }

    /** A line of the basket. */
    public record Line(String sku, int units) {
        private int atLeastOne() {
            if (units < 1) {
                throw new IllegalArgumentException("Units of %s (%d) must be ≥ 1.".formatted(sku, units));
            }
            return units;
        }
    }

    /** A basket and where it shall go, degrees. */
    public record Basket(List<Line> lines, Double latitude, Double longitude) {
        /** Units by SKU; lines of one SKU add up. */
        Map<String, Integer> units() {
            var units = new LinkedHashMap<String, Integer>();
            lines.forEach(line -> units.merge(line.sku() == null ? "" : line.sku(), line.atLeastOne(), (some, more) -> (int) Math.min((long) some + more, Integer.MAX_VALUE)));
            return units;
        }
    }

    static Basket required(Basket basket) {
        if (basket == null || basket.lines() == null || basket.lines().stream().anyMatch(Objects::isNull) || basket.latitude() == null || basket.longitude() == null) {
            throw new Refused(400, "rest.invalid", "Send lines, latitude and longitude.");
        }
        return basket;
    }

    /** A basket as JSON. */
    @POST
    public Promise of(Basket basket) {
        Basket whole = required(basket);
        return promise(whole.units(), whole.latitude(), whole.longitude());
    }

    /** The same with {@code ?sku=MUG-1042:2&sku=CUP-7&latitude=…&longitude=…}; a code without a number means one. */
    @GET
    public Promise of(@QueryParam("sku") List<String> skus, @QueryParam("latitude") Double latitude, @QueryParam("longitude") Double longitude) {
        if (latitude == null || longitude == null) {
            throw new Refused(400, "rest.invalid", "Send latitude and longitude.");
        }
        var units = new LinkedHashMap<String, Integer>();
        for (String text : skus) {
            int colon = text.lastIndexOf(':');
            String count = colon < 0 ? "1" : text.substring(colon + 1);
            if (!count.matches("\\d{1,6}")) {
                throw new Refused(400, "rest.badParameter", "sku must read like MUG-1042:2, got %s.".formatted(text));
            }
            units.merge(colon < 0 ? text : text.substring(0, colon), Integer.parseInt(count), Integer::sum);
        }
        return promise(units, latitude, longitude);
    }

    private Promise promise(Map<String, Integer> units, double latitude, double longitude) {
        try {
            return promises.promise(units, latitude, longitude);
        } catch (IllegalArgumentException e) {
            throw new Refused(400, "rest.invalid", e.getMessage());
        }
    }
}
