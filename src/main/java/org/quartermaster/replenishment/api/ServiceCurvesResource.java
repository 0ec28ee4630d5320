package org.quartermaster.replenishment.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.quartermaster.replenishment.ServiceCurves;
import org.quartermaster.replenishment.simulation.Unmet;
import org.quartermaster.rest.Refused;
import org.quartermaster.shared.Role;

/** Cost–service curves: what each service level would cost a year, simulated. */
@Path("service-curves")
@ApplicationScoped
@RolesAllowed(Role.VIEW)
@Produces(MediaType.APPLICATION_JSON)
public class ServiceCurvesResource {

    private ServiceCurves curves;

    protected ServiceCurvesResource() {
    }

    @Inject
    public ServiceCurvesResource(ServiceCurves curves) {
        this.curves = curves;
    }

    /** Of one line by its codes, or of all lines that a rule governs; {@code unmet}: lost or waits. */
    @GET
    public ServiceCurves.Drawn one(@QueryParam("sku") String sku, @QueryParam("warehouse") String warehouse, @QueryParam("rule") String rule,
            @QueryParam("unmet") @DefaultValue("lost") String unmet) {
        Unmet what = switch (unmet) {
            case "lost" -> Unmet.LOST;
            case "waits" -> Unmet.WAITS;
            default -> throw new Refused(400, "rest.badParameter", "unmet is lost or waits, not \"%s\".".formatted(unmet));
        };
        if (rule != null) {
            return curves.ofRule(rule, what);
        }
        if (sku == null || warehouse == null) {
            throw new Refused(400, "rest.badParameter", "Send ?sku=…&warehouse=… with their codes, or ?rule=… with a rule's name.");
        }
        return curves.ofLine(sku, warehouse, what);
    }
}
