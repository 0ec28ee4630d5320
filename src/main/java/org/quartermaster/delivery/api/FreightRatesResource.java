package org.quartermaster.delivery.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.quartermaster.delivery.FreightRate;
import org.quartermaster.delivery.FreightRates;
import org.quartermaster.rest.ETags;
import org.quartermaster.rest.Page;
import org.quartermaster.rest.Refused;
import org.quartermaster.shared.Role;

/** What carriers ask by zone and weight: one table, read and replaced whole. */
@Path("freight-rates")
@ApplicationScoped
@RolesAllowed(Role.VIEW)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class FreightRatesResource {
    private FreightRates rates;

    protected FreightRatesResource() {
    }

    @Inject
    public FreightRatesResource(FreightRates rates) {
        this.rates = rates;
    }

    /** All rates, near zones first; the table's version as the entity tag. */
    @GET
    public Response list() {
        FreightRates.Table table = rates.table();
        return ETags.answer(new Page<>(table.rates(), null), table.version());
    }

    /** Replaces the table; {@code If-Match} carries the version seen. Rows that cannot be kept refuse it and are named. */
    @PUT
    @RolesAllowed(Role.MANAGE)
    public Response replace(@HeaderParam("If-Match") String ifMatch, List<FreightRate> table) {
        if (table == null || table.stream().anyMatch(Objects::isNull)) {
            throw new Refused(400, "rest.badBody", "Send a list of rates as JSON.");
        }
        rates.replace(table, ETags.version(ifMatch));
        return list();
    }
}
