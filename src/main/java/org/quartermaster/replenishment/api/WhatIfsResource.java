package org.quartermaster.replenishment.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.quartermaster.replenishment.Scenario;
import org.quartermaster.replenishment.ScenarioResult;
import org.quartermaster.replenishment.WhatIf;
import org.quartermaster.replenishment.policy.Overlay;
import org.quartermaster.rest.Bodies;
import org.quartermaster.shared.Role;

/** Scenarios as a difference to the plan: asked without storing anything, taken over line by line. */
@Path("what-ifs")
@ApplicationScoped
@RolesAllowed(Role.VIEW)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class WhatIfsResource {

    /** A scenario; what is absent stays as it is. {@code demandPercent} 10: a tenth more. */
    public record Question(Double serviceLevel, Integer moreLeadDays, Double demandPercent, List<Integer> lostSuppliers, BigDecimal budget, Integer warehouseId,
                           Integer supplierId) {
        Scenario scenario() {
            return new Scenario(new Overlay(serviceLevel == null ? Double.NaN : serviceLevel, moreLeadDays == null ? 0 : moreLeadDays,
                    demandPercent == null ? 1 : 1 + demandPercent / 100), lostSuppliers == null ? Set.of() : Set.copyOf(lostSuppliers), budget, warehouseId, supplierId);
        }
    }

    private WhatIf whatIf;

    protected WhatIfsResource() {
    }

    @Inject
    public WhatIfsResource(WhatIf whatIf) {
        this.whatIf = whatIf;
    }

    /** What the scenario changes: within a second, an estimate where there are very many lines; {@code exact=true} looks at every line, however long it takes. */
    @POST
    public ScenarioResult ask(Question question, @QueryParam("exact") boolean isExact) {
        Bodies.require(question != null, "Send what is to differ as JSON: {\"moreLeadDays\": 7}.");
        return isExact ? whatIf.askAll(question.scenario()) : whatIf.ask(question.scenario());
    }

    /** Takes one changed line over to the worklist, as it was answered. */
    @POST
    @Path("promotions")
    @RolesAllowed(Role.BUY)
    public void promote(ScenarioResult.Changed line) {
        Bodies.require(line != null && line.after() != null && line.before() != null && line.proposalKey() != null, "Send one of the lines of a scenario as it was answered.");
        whatIf.promote(line);
    }
}
