package org.quartermaster.alerts.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.quartermaster.alerts.AlertDecisions;
import org.quartermaster.alerts.AlertEvent;
import org.quartermaster.alerts.AlertRow;
import org.quartermaster.alerts.Alerts;
import org.quartermaster.alerts.detection.Evidence;
import org.quartermaster.rest.Bodies;
import org.quartermaster.rest.ETags;
import org.quartermaster.rest.Page;
import org.quartermaster.rest.TableParams;
import org.quartermaster.shared.Role;

/** Alerts: list, read, decide. What changes one needs its version as {@code If-Match}. */
@Path("alerts")
@ApplicationScoped
@RolesAllowed(Role.VIEW)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AlertsResource {

    /** Numbers of the evidence that are not known are absent. */
    public record Term(String code, Double units, Double rate, Double amount) {
    }

    /** One alert; what does not apply is absent. */
    public record Item(long id, String state, String kind, String pattern, String mark, String subject, Integer skuId, Long orderId, Integer warehouseId,
                       String warehouse, String cause, int sameCause, BigDecimal causeMoney, String look, BigDecimal money, LocalDate firstSeen, LocalDate lastSeen, String assignee,
                       LocalDate snoozedUntil, String resolution, int comments, List<Term> value, Map<String, Double> numbers, List<String> texts, int version) {
        static Item of(AlertRow row) {
            Evidence evidence = row.evidence();
            var numbers = evidence.numbers().entrySet().stream().filter(entry -> Double.isFinite(entry.getValue()))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, LinkedHashMap::new));
            var terms = evidence.value().stream().map(term -> new Term(term.code(), finite(term.units()), finite(term.rate()), finite(term.amount()))).toList();
            return new Item(row.id(), row.state(), row.kind(), row.pattern(), row.mark(), row.subject(), row.skuId(), row.orderId(), row.warehouseId(), row.warehouse(),
                    row.cause(), row.sameCause(), row.causeMoney(), row.look(), row.money(), row.firstSeen(), row.lastSeen(), row.assignee(), row.snoozedUntil(), row.resolution(), row.comments(),
                    terms, numbers, evidence.texts(), row.version());
        }

        private static Double finite(double value) {
            return Double.isFinite(value) ? value : null;
        }
    }

    /** To whom; empty: to nobody. */
    public record Assignment(String user) {
    }

    /** Until when; {@code until} absent: until it is worth more. */
    public record Snooze(LocalDate until, String reason) {
    }

    /** The verdict. */
    public record Resolution(boolean useful, String comment) {
    }

    /** Words. */
    public record Comment(String text) {
    }

    private Alerts alerts;
    private AlertDecisions decisions;

    protected AlertsResource() {
    }

    @Inject
    public AlertsResource(Alerts alerts, AlertDecisions decisions) {
        this.alerts = alerts;
        this.decisions = decisions;
    }

    @GET
    public Page<Item> list(@BeanParam TableParams params) {
        Page<AlertRow> page = params.page(alerts, AlertRow.class);
        return new Page<>(page.items().stream().map(Item::of).toList(), page.next());
    }

    /** One item per kind, cause and state, the dearest of them, as the screen lists them; {@code filter=look:eq:now} leaves what is worth a look. */
    @GET
    @Path("causes")
    public Page<Item> causes(@BeanParam TableParams params) {
        Page<AlertRow> page = params.page(alerts.causes(), AlertRow.class);
        return new Page<>(page.items().stream().map(Item::of).toList(), page.next());
    }

    @GET
    @Path("{id}")
    public Response one(@PathParam("id") long id) {
        AlertRow row = alerts.one(id);
        return ETags.answer(Item.of(row), row.version());
    }

    @GET
    @Path("{id}/history")
    public List<AlertEvent> history(@PathParam("id") long id) {
        return alerts.history(id);
    }

    @POST
    @Path("{id}/acknowledge")
    @RolesAllowed(Role.BUY)
    public Response acknowledge(@PathParam("id") long id, @HeaderParam("If-Match") String ifMatch) {
        return change(id, ifMatch, version -> decisions.acknowledge(id, version));
    }

    @POST
    @Path("{id}/assign")
    @RolesAllowed(Role.BUY)
    public Response assign(@PathParam("id") long id, @HeaderParam("If-Match") String ifMatch, Assignment to) {
        return change(id, ifMatch, version -> decisions.assign(id, version, to == null || to.user() == null ? "" : to.user()));
    }

    @POST
    @Path("{id}/snooze")
    @RolesAllowed(Role.BUY)
    public Response snooze(@PathParam("id") long id, @HeaderParam("If-Match") String ifMatch, Snooze snooze) {
        return change(id, ifMatch, version -> decisions.snooze(id, version, snooze == null ? null : snooze.until(), snooze == null ? "" : text(snooze.reason())));
    }

    @POST
    @Path("{id}/resolve")
    @RolesAllowed(Role.BUY)
    public Response resolve(@PathParam("id") long id, @HeaderParam("If-Match") String ifMatch, Resolution resolution) {
        Bodies.require(resolution != null, "Send {\"useful\": true or false, \"comment\": …}.");
        return change(id, ifMatch, version -> decisions.resolve(id, version, resolution.useful(), text(resolution.comment())));
    }

    @POST
    @Path("{id}/reopen")
    @RolesAllowed(Role.BUY)
    public Response reopen(@PathParam("id") long id, @HeaderParam("If-Match") String ifMatch) {
        return change(id, ifMatch, version -> decisions.reopen(id, version));
    }

    @POST
    @Path("{id}/comments")
    @RolesAllowed(Role.BUY)
    public Response comment(@PathParam("id") long id, Comment comment) {
        decisions.comment(id, comment == null ? "" : text(comment.text()));
        return one(id);
    }

    private Response change(long id, String ifMatch, IntConsumer step) {
        int version = alerts.one(id).version();
        ETags.require(ifMatch, version);
        step.accept(version);
        return one(id);
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }
}
