package org.quartermaster.replenishment.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.quartermaster.replenishment.RuleEditing;
import org.quartermaster.replenishment.RuleReach;
import org.quartermaster.replenishment.policy.Limits;
import org.quartermaster.replenishment.policy.Method;
import org.quartermaster.replenishment.policy.Rules;
import org.quartermaster.replenishment.policy.rulebook.Condition;
import org.quartermaster.replenishment.policy.rulebook.PlanningRule;
import org.quartermaster.replenishment.policy.rulebook.RuleField;
import org.quartermaster.rest.Bodies;
import org.quartermaster.rest.ETags;
import org.quartermaster.rest.Idempotent;
import org.quartermaster.rest.Refused;
import org.quartermaster.shared.Role;

/** Rules of replenishment: list, add, change, delete, and what a change would do. */
@Path("planning-rules")
@ApplicationScoped
@RolesAllowed(Role.VIEW)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PlanningRulesResource {

    /** One condition: {@code field} and {@code operator} by name, in any case. */
    public record Asked(String field, String operator, List<String> values) {
    }

    /** A rule as it is sent and answered; what is absent takes the standard. Limits that are absent do not limit. */
    public record Rule(Integer id, Integer priority, String name, List<Asked> conditions, String method, Double serviceLevel, Integer reviewDays,
            Double holdingRate, Long lineCostCents, Integer minimumCoverDays, Integer maximumCoverDays, Integer floorUnits, Integer ceilingUnits,
            Integer reorderPoint, Integer orderLevel, Integer orderQuantity, Integer orderCap, Boolean active, RuleReach.Reach governs) {
    }

    private RuleEditing editing;
    private RuleReach reach;

    protected PlanningRulesResource() {
    }

    @Inject
    public PlanningRulesResource(RuleEditing editing, RuleReach reach) {
        this.editing = editing;
        this.reach = reach;
    }

    /** All rules in the order in which they are tried, with what each governs in the plan in force. */
    @GET
    public List<Rule> list() {
        Map<String, RuleReach.Reach> now = reach.now();
        return editing.rules().stream().map(rule -> answer(rule, now.get(rule.name()))).toList();
    }

    @GET
    @Path("{id}")
    public Response one(@PathParam("id") int id) {
        PlanningRule rule = editing.one(id);
        return ETags.answer(answer(rule, reach.now().get(rule.name())), rule.version());
    }

    /** Adds a rule; without priority it is tried first. */
    @POST
    @Idempotent
    @RolesAllowed(Role.MANAGE)
    public Response add(Rule sent) {
        int id = editing.save(rule(sent, 0, 0));
        return Response.status(Response.Status.CREATED).entity(answer(editing.one(id), null)).build();
    }

    @PUT
    @Path("{id}")
    @RolesAllowed(Role.MANAGE)
    public Response change(@PathParam("id") int id, @HeaderParam("If-Match") String ifMatch, Rule sent) {
        editing.save(rule(sent, id, ETags.version(ifMatch)));
        return one(id);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.MANAGE)
    public void delete(@PathParam("id") int id) {
        editing.delete(id);
    }

    /** How many lines a rule would govern and what it does to the value of the stock; nothing is saved. */
    @POST
    @Path("effect")
    @RolesAllowed(Role.MANAGE)
    public RuleReach.Effect effect(Rule sent) {
        return reach.effect(rule(sent, sent != null && sent.id() != null ? sent.id() : 0, 0));
    }

    private static PlanningRule rule(Rule sent, int id, int version) {
        Bodies.require(sent != null && sent.name() != null, "Send a rule with at least a name.");
        Rules standard = Rules.standard();
        try {
            var limits = new Limits(or(sent.floorUnits(), 0), or(sent.ceilingUnits(), Limits.NONE), or(sent.reorderPoint(), 0), or(sent.orderLevel(), 0),
                    or(sent.orderQuantity(), 1), or(sent.orderCap(), Limits.NONE));
            var parameters = new Rules(sent.name(), sent.method() == null ? standard.method() : Method.of(sent.method()),
                    sent.serviceLevel() == null ? standard.serviceLevel() : sent.serviceLevel(), or(sent.reviewDays(), standard.reviewDays()),
                    sent.holdingRate() == null ? standard.holdingRate() : sent.holdingRate(),
                    sent.lineCostCents() == null ? standard.lineCostCents() : sent.lineCostCents(), or(sent.minimumCoverDays(), 0),
                    or(sent.maximumCoverDays(), standard.maximumCoverDays()), limits);
            return new PlanningRule(id, or(sent.priority(), 0), conditions(sent), parameters, sent.active() == null || sent.active(), version);
        } catch (IllegalArgumentException e) {
            throw new Refused(400, "rest.badBody", e.getMessage());
        }
    }

    private static List<Condition> conditions(Rule sent) {
        return sent.conditions() == null ? List.of() : sent.conditions().stream().map(asked -> new Condition(RuleField.valueOf(upper(asked.field())),
                Condition.Operator.valueOf(upper(asked.operator())), asked.values() == null ? List.of() : asked.values())).toList();
    }

    private static String upper(String text) {
        return String.valueOf(text).strip().toUpperCase(java.util.Locale.ROOT);
    }

    private static int or(Integer sent, int otherwise) {
        return sent == null ? otherwise : sent;
    }

    private static Rule answer(PlanningRule rule, RuleReach.Reach governs) {
        Rules parameters = rule.parameters();
        Limits limits = parameters.limits();
        return new Rule(rule.id(), rule.priority(), rule.name(), rule.conditions().stream().map(one -> new Asked(one.field().name(), one.operator().name(),
                one.values())).toList(), parameters.method().code(), parameters.serviceLevel(), parameters.reviewDays(), parameters.holdingRate(),
                parameters.lineCostCents(), parameters.minimumCoverDays(), parameters.maximumCoverDays(), limits.floorUnits(), sent(limits.ceilingUnits()),
                limits.reorderPoint(), limits.level(), limits.quantity(), sent(limits.capUnits()), rule.isActive(), governs);
    }

    private static Integer sent(int limit) {
        return limit == Limits.NONE ? null : Integer.valueOf(limit);
    }
}
