package org.quartermaster.replenishment.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.quartermaster.replenishment.Filling;
import org.quartermaster.replenishment.Filling.Goal;
import org.quartermaster.replenishment.OrderFilling;
import org.quartermaster.replenishment.ProposalAdding;
import org.quartermaster.replenishment.ProposalAdding.Wish;
import org.quartermaster.rest.Bodies;
import org.quartermaster.rest.Idempotent;
import org.quartermaster.rest.Refused;
import org.quartermaster.shared.Role;

/** What else would fill a truck, reach a supplier's minimum or price breaks: {@code order-filling/{supplier id}/{warehouse id}/minimum|truck|break}. */
@Path("order-filling/{supplier}/{warehouse}")
@ApplicationScoped
@RolesAllowed(Role.VIEW)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OrderFillingResource {

    private OrderFilling fillings;
    private ProposalAdding adding;

    protected OrderFillingResource() {
    }

    @Inject
    public OrderFillingResource(OrderFilling fillings, ProposalAdding adding) {
        this.fillings = fillings;
        this.adding = adding;
    }

    /** What to add, as {@link Filling} lists it. */
    public record Additions(List<Wish> lines) {
    }

    @GET
    @Path("{goal}")
    public Filling filling(@PathParam("supplier") int supplier, @PathParam("warehouse") int warehouse, @PathParam("goal") String goal) {
        return fillings.fill(supplier, warehouse, Arrays.stream(Goal.values()).filter(one -> one.name().toLowerCase(Locale.ROOT).equals(goal)).findFirst()
                .orElseThrow(() -> new Refused(400, "rest.invalid", "The goal is minimum, truck or break, not " + goal + ".")));
    }

    /** Adds lines to the order: all or none. */
    @POST
    @Idempotent
    @RolesAllowed(Role.BUY)
    public Response add(@PathParam("supplier") int supplier, @PathParam("warehouse") int warehouse, Additions additions) {
        Bodies.require(additions != null && additions.lines() != null && !additions.lines().isEmpty(), "Send {\"lines\": [{\"skuId\": …, \"proposalKey\": …, \"version\": …, \"add\": …}]}.");
        adding.add(supplier, warehouse, additions.lines());
        return Response.noContent().build();
    }
}
