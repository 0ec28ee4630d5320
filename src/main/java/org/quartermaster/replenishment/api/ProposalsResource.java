package org.quartermaster.replenishment.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.quartermaster.replenishment.Approval;
import org.quartermaster.replenishment.ApprovalAsSeen;
import org.quartermaster.replenishment.ProposalDecisions;
import org.quartermaster.replenishment.ProposalRevising;
import org.quartermaster.replenishment.ProposalRow;
import org.quartermaster.replenishment.Proposals;
import org.quartermaster.replenishment.Seen;
import org.quartermaster.replenishment.StoredWhy;
import org.quartermaster.replenishment.Theirs;
import org.quartermaster.rest.Bodies;
import org.quartermaster.rest.ETags;
import org.quartermaster.rest.Idempotent;
import org.quartermaster.rest.Page;
import org.quartermaster.rest.TableParams;
import org.quartermaster.shared.FieldEdit;
import org.quartermaster.shared.Merge;
import org.quartermaster.shared.Role;

/** Proposals: list, why, approve, edit, snooze, reject. */
@Path("proposals")
@ApplicationScoped
@RolesAllowed(Role.VIEW)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ProposalsResource {

    /**
     * One proposal and its arithmetic: the terms add up to {@code suggestion}.
     *
     * @param changes what moved the suggestion since the plan before
     * @param from    first day of the projected stock
     * @param without projected median stock as things stand, day by day; absent when the line is not in the plan
     * @param with    the same with this order
     * @param kept    after a change: what somebody else changed meanwhile and was merged in
     */
    public record Explained(ProposalRow proposal, StoredWhy why, List<Proposals.Change> changes, List<Proposals.Event> history, LocalDate from,
            float[] without, float[] with, List<Theirs> kept) {
    }

    /** A new quantity; with the quantity that was {@code seen} other changes do not matter, and no If-Match is needed. */
    public record Quantity(Integer units, Integer seen) {
    }

    /** Supplier, quantity and day as they were seen and as they should be; choices about clashes of an earlier try may be absent. */
    public record Revision(ProposalRevising.Terms seen, ProposalRevising.Terms wanted, List<Merge.Choice> choices) {
    }

    /** A reason, and for a snooze the day to come back on; absent: only when the risk worsens. */
    public record Reason(String reason, LocalDate until) {
    }

    /** Which proposals: by key alone, all or none; or lines with the versions that were seen, each by itself. */
    public record Keys(List<String> keys, List<Line> lines) {
    }

    /** A proposal and the version of it that was seen. */
    public record Line(String key, Integer version) {
    }

    /**
     * A proposal that was not approved.
     *
     * @param status  412: it changed since that version; 409: somebody decided about it, or it says 0 units
     * @param version now
     * @param units   now
     */
    public record Refusal(String key, String sku, int status, String state, int version, int units) {
        static Refusal of(ApprovalAsSeen.Left left) {
            return new Refusal(left.now().key(), left.sku(), left.cause() == ApprovalAsSeen.Cause.CHANGED ? 412 : 409, left.state(), left.now().version(), left.now().terms().units());
        }
    }

    /** What was approved, and what was not. */
    public record Approved(List<Approval> approvals, List<Refusal> refused) {
    }

    private Proposals proposals;
    private ProposalDecisions decisions;
    private ProposalRevising revising;

    protected ProposalsResource() {
    }

    @Inject
    public ProposalsResource(Proposals proposals, ProposalDecisions decisions, ProposalRevising revising) {
        this.proposals = proposals;
        this.decisions = decisions;
        this.revising = revising;
    }

    @GET
    public Page<ProposalRow> list(@BeanParam TableParams params) {
        return params.page(proposals, ProposalRow.class);
    }

    @GET
    @Path("{key}")
    public Response one(@PathParam("key") String key) {
        return explained(key, List.of());
    }

    private Response explained(String key, List<Theirs> kept) {
        Proposals.Detail detail = proposals.detail(key);
        return ETags.answer(new Explained(detail.row(), detail.why(), detail.changes(), detail.history(), detail.from(),
                detail.without() == null ? null : detail.without().p50(), detail.with() == null ? null : detail.with().p50(), kept), detail.row().version());
    }

    /** Approves and orders; asking again answers with the same order. With If-Match: 412 when it changed since. */
    @POST
    @Path("{key}/approve")
    @Consumes(MediaType.WILDCARD)
    @Idempotent
    @RolesAllowed(Role.BUY)
    public Response approve(@PathParam("key") String key, @HeaderParam("If-Match") String ifMatch) {
        if (ifMatch == null) {
            return Response.ok(decisions.approve(List.of(key)).getFirst()).build();
        }
        ApprovalAsSeen outcome = decisions.approveAsSeen(List.of(Seen.version(key, ETags.version(ifMatch))));
        outcome.left().stream().filter(left -> left.cause() == ApprovalAsSeen.Cause.CHANGED).forEach(left -> ETags.require(ifMatch, left.now().version()));
        outcome.requireAll();
        return Response.ok(outcome.approvals().getFirst()).build();
    }

    /** Approves several in one transaction: of {@code keys} all or none; of {@code lines} those that did not change, 207 when others are refused. */
    @POST
    @Path("approve")
    @Idempotent
    @RolesAllowed(Role.BUY)
    public Response approveAll(Keys keys) {
        if (keys != null && keys.keys() == null && isFew(keys.lines())) {
            return approveAsSeen(keys.lines());
        }
        Bodies.require(keys != null && isFew(keys.keys()) && keys.lines() == null, "Send {\"keys\": [...]} with 1 to 10,000 proposal keys, or {\"lines\": [{\"key\": …, \"version\": …}]}.");
        require(keys.keys(), Objects::nonNull, "keys[%d] is null.");
        return Response.ok(decisions.approve(keys.keys())).build();
    }

    private static boolean isFew(List<?> list) {
        return list != null && !list.isEmpty() && list.size() <= 10_000;
    }

    private Response approveAsSeen(List<Line> lines) {
        require(lines, line -> line != null && line.key() != null && line.version() != null, "lines[%d] must have a key and a version.");
        var versions = new HashMap<String, Integer>();
        require(lines, line -> versions.merge(line.key(), line.version(), (first, _) -> first).equals(line.version()), "lines[%d] names a proposal again, with another version.");
        ApprovalAsSeen outcome = decisions.approveAsSeen(lines.stream().map(line -> Seen.version(line.key(), line.version())).toList());
        return Response.status(outcome.left().isEmpty() ? 200 : 207).entity(new Approved(outcome.approvals(), outcome.left().stream().map(Refusal::of).toList())).build();
    }

    /** @param problem names the first entry that is not right, counted from 0 */
    private static <T> void require(List<T> list, Predicate<T> isRight, String problem) {
        for (int i = 0; i < list.size(); i++) {
            Bodies.require(isRight.test(list.get(i)), problem.formatted(i));
        }
    }

    /** Who could deliver an order proposal, at what terms, and on which days they take orders. */
    @GET
    @Path("{key}/suppliers")
    public List<ProposalRevising.Option> suppliers(@PathParam("key") String key) {
        return revising.options(key);
    }

    /** What would follow from another supplier, quantity or day; nothing is stored. */
    @POST
    @Path("{key}/preview")
    public ProposalRevising.Outcome preview(@PathParam("key") String key, ProposalRevising.Terms terms) {
        return revising.preview(key, required(terms));
    }

    /** Merges another supplier, quantity and day, field by field: 409 with both values and the other person's name when two people changed one field. */
    @PATCH
    @Path("{key}/terms")
    @RolesAllowed(Role.BUY)
    public Response revise(@PathParam("key") String key, Revision revision) {
        Bodies.require(revision != null, "Send {\"seen\": {…}, \"wanted\": {…}}.");
        var revised = revising.revise(key, required(revision.seen()), required(revision.wanted()), revision.choices() == null ? List.of() : revision.choices());
        return revised.isStored() ? explained(key, revised.kept()) : Response.status(409).entity(revised.clashes()).build();
    }

    private static ProposalRevising.Terms required(ProposalRevising.Terms terms) {
        Bodies.require(terms != null, "Send supplierId, units and orderOn.");
        return terms;
    }

    /** Changes the quantity. */
    @PATCH
    @Path("{key}")
    @RolesAllowed(Role.BUY)
    public Response edit(@PathParam("key") String key, @HeaderParam("If-Match") String ifMatch, Quantity quantity) {
        Bodies.require(quantity != null && quantity.units() != null && quantity.units() >= 0, "Send {\"units\": n} with n ≥ 0.");
        if (quantity.seen() != null) {
            var theirs = decisions.merge(key, new FieldEdit<>(quantity.seen(), quantity.units()));
            return theirs.isEmpty() ? one(key) : Response.status(409).entity(theirs.get()).build();
        }
        ETags.require(ifMatch, proposals.byKey(key).version());
        decisions.edit(key, quantity.units(), ETags.version(ifMatch));
        return one(key);
    }

    @POST
    @Path("{key}/snooze")
    @RolesAllowed(Role.BUY)
    public Response snooze(@PathParam("key") String key, Reason reason) {
        decisions.snooze(List.of(key), said(reason), reason.until());
        return one(key);
    }

    @POST
    @Path("{key}/wake")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.BUY)
    public Response wake(@PathParam("key") String key) {
        decisions.wake(List.of(key));
        return one(key);
    }

    @POST
    @Path("{key}/reject")
    @RolesAllowed(Role.BUY)
    public Response reject(@PathParam("key") String key, Reason reason) {
        decisions.reject(List.of(key), said(reason));
        return one(key);
    }

    private static String said(Reason reason) {
        Bodies.require(reason != null && reason.reason() != null && !reason.reason().isBlank(), "Send {\"reason\": \"…\"}: the reason must not be blank.");
        return reason.reason();
    }
}
