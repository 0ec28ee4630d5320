package org.quartermaster.purchasing.api;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.quartermaster.purchasing.ConfirmedLine;
import org.quartermaster.purchasing.LineEdit;
import org.quartermaster.purchasing.OrderDocuments;
import org.quartermaster.purchasing.OrderEditing;
import org.quartermaster.purchasing.OrderRequest;
import org.quartermaster.purchasing.OrderSteps;
import org.quartermaster.purchasing.PurchaseOrderFacts;
import org.quartermaster.purchasing.PurchaseOrderReading;
import org.quartermaster.purchasing.PurchaseOrderRow;
import org.quartermaster.purchasing.PurchaseOrderRows;
import org.quartermaster.purchasing.PurchaseOrders;
import org.quartermaster.purchasing.ReceivedLine;
import org.quartermaster.purchasing.Sending;
import org.quartermaster.purchasing.document.OrderDocument;
import org.quartermaster.purchasing.document.OrderPdf;
import org.quartermaster.rest.Bodies;
import org.quartermaster.rest.ETags;
import org.quartermaster.rest.Idempotent;
import org.quartermaster.rest.Page;
import org.quartermaster.rest.Refused;
import org.quartermaster.rest.TableParams;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.FieldEdit;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SupplierId;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.ui.I18n;

/** Purchase orders: list, read, place, receive, move on. */
@Path("purchase-orders")
@ApplicationScoped
@RolesAllowed(Role.VIEW)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PurchaseOrdersResource {

    /** One line. */
    public record Line(int lineNo, String sku, String name, int units, Integer confirmedUnits, int receivedUnits, int openUnits, BigDecimal unitCost,
                       LocalDate dueOn, LocalDate expectedOn, String proposalKey) {
    }

    /** One order; what is unknown is absent. */
    public record Order(long id, String code, int supplierId, int warehouseId, String state, LocalDate orderedOn, LocalDate dueOn, LocalDate expectedOn,
                        String currency, BigDecimal value, String createdBy, Instant createdAt, String approver, String approvedBy, Instant approvedAt,
                        Instant sentAt, String sentHow, String sentTo, String reason, List<Line> lines,
                        List<PurchaseOrderFacts.Receipt> receipts) {
        static Order of(PurchaseOrderFacts facts) {
            return new Order(facts.id(), facts.code(), facts.supplier().value(), facts.warehouse().value(), facts.state().code(), facts.orderedOn(),
                    facts.dueOn(), facts.expectedOn(), facts.currency(), facts.value(), facts.createdBy(), facts.createdAt(), facts.approver(),
                    facts.approvedBy(), facts.approvedAt(), facts.sentAt(), facts.sentHow(), facts.sentTo(), facts.reason(),
                    facts.lines().stream().map(line -> new Line(line.lineNo(), line.skuCode(), line.skuName(), line.units(), line.confirmedUnits(),
                            line.receivedUnits(), line.openUnits(), line.unitCost(), line.dueOn(), line.expectedOn(), line.proposalKey())).toList(), facts.receipts());
        }
    }

    /** A line to order; {@code proposalKey} may be absent. */
    public record NewLine(int skuId, int units, BigDecimal unitCost, LocalDate dueOn, String proposalKey) {
    }

    /** An order to place; {@code orderedOn} absent: the planned day. */
    public record NewOrder(int supplierId, int warehouseId, LocalDate orderedOn, List<NewLine> lines) {
    }

    /** What came; {@code receivedOn} absent: the planned day. */
    public record NewReceipt(LocalDate receivedOn, List<ReceivedLine> lines) {
    }

    /**
     * What a change asks for: a state to move to, or with {@code expectedOn} alone a new expected day.
     *
     * @param state  {@code approved}, {@code rejected}, {@code sent}, {@code confirmed}, {@code received} (the rest will not come), {@code closed}, {@code cancelled}
     * @param lines  with {@code confirmed}: what the supplier said of which line; absent: all as ordered
     * @param how    with {@code sent}: {@code email}, {@code phone}, {@code portal}, {@code post}, {@code other}
     * @param to     with {@code sent}: address, number or place
     * @param reason with {@code rejected} and {@code cancelled}
     */
    public record Change(String state, LocalDate expectedOn, List<ConfirmedLine> lines, String how, String to, String reason) {
    }

    /** A whole number as it was seen and as it is wanted. */
    public record WholeNumber(Integer seen, Integer wanted) {
    }

    /** A price as it was seen and as it is wanted. */
    public record Price(BigDecimal seen, BigDecimal wanted) {
    }

    /** A day as it was seen and as it is wanted. */
    public record Day(LocalDate seen, LocalDate wanted) {
    }

    /** What is to change of one line; what is absent stays. */
    public record EditedLine(int lineNo, WholeNumber units, Price unitCost, Day dueOn) {
        LineEdit edit() {
            return new LineEdit(lineNo, units == null ? null : new FieldEdit<>(units.seen(), units.wanted()),
                    unitCost == null ? null : new FieldEdit<>(unitCost.seen(), unitCost.wanted()), dueOn == null ? null : new FieldEdit<>(dueOn.seen(), dueOn.wanted()));
        }
    }

    /** Changes of lines. */
    public record LineEdits(List<EditedLine> lines) {
    }

    /** What became of changes: stored when nothing clashes; the order as it stands. */
    public record LineEditing(List<LineEdit.Clash> clashes, Order order) {
    }

    private static final I18n TEXTS = new I18n();
    private PurchaseOrderRows rows;
    private PurchaseOrderReading reading;
    private PurchaseOrders orders;
    private OrderSteps steps;
    private OrderEditing editing;
    private OrderDocuments documents;
    private BusinessCalendar calendar;

    protected PurchaseOrdersResource() {
    }

    @Inject
    public PurchaseOrdersResource(PurchaseOrderRows rows, PurchaseOrderReading reading, PurchaseOrders orders, OrderSteps steps, OrderEditing editing,
            OrderDocuments documents, BusinessCalendar calendar) {
        this.rows = rows;
        this.reading = reading;
        this.orders = orders;
        this.steps = steps;
        this.editing = editing;
        this.documents = documents;
        this.calendar = calendar;
    }

    @GET
    public Page<PurchaseOrderRow> list(@BeanParam TableParams params) {
        return params.page(rows, PurchaseOrderRow.class);
    }

    @GET
    @Path("{id}")
    public Response one(@PathParam("id") long id) {
        var order = reading.one(id);
        return ETags.answer(Order.of(order), order.version());
    }

    /**
     * The order as a document.
     *
     * @param language {@code en} or {@code zh}; absent: English
     */
    @GET
    @Path("{id}/pdf")
    @Produces("application/pdf")
    public Response pdf(@PathParam("id") long id, @QueryParam("language") String language) {
        Locale locale = I18n.closest(Locale.forLanguageTag(language == null ? "en" : language));
        OrderDocument document = documents.of(id, locale);
        StreamingOutput content = out -> new OrderPdf(document, locale, key -> TEXTS.getTranslation("purchasing.pdf." + key, locale)).write(out, System.getenv("QM_FONT"));
        return Response.ok(content).header("Content-Disposition", "attachment; filename=\"%s.pdf\"".formatted(document.code())).build();
    }

    /**
     * Changes lines of an order that was not sent yet. Each field is told with the value that was seen: what others changed meanwhile stays, and where both
     * changed the same field nothing is stored and both values are answered with 409.
     */
    @POST
    @Path("{id}/line-edits")
    @RolesAllowed(Role.BUY)
    public Response edit(@PathParam("id") long id, LineEdits edits) {
        Bodies.require(edits != null && edits.lines() != null && !edits.lines().isEmpty(), "Send {\"lines\": [{\"lineNo\": 1, \"units\": {\"seen\": 10, \"wanted\": 12}}]}.");
        var clashes = editing.edit(id, edits.lines().stream().map(EditedLine::edit).toList());
        return Response.status(clashes.isEmpty() ? 200 : 409).entity(new LineEditing(clashes, Order.of(reading.one(id)))).build();
    }

    /** Places one order. */
    @POST
    @Idempotent
    @RolesAllowed(Role.BUY)
    public Response place(NewOrder order) {
        Bodies.require(order != null && order.lines() != null && !order.lines().isEmpty(), "Send an order with at least one line.");
        var placed = orders.place(List.of(request(order)));
        long id = placed.getFirst().orderId();
        var made = reading.one(id);
        return Response.created(URI.create("/api/v1/purchase-orders/" + id)).entity(Order.of(made)).build();
    }

    /** Books what came. */
    @POST
    @Path("{id}/receipts")
    @Idempotent
    @RolesAllowed(Role.BUY)
    public Response receive(@PathParam("id") long id, @HeaderParam("If-Match") String ifMatch, NewReceipt receipt) {
        Bodies.require(receipt != null && receipt.lines() != null, "Send what came as JSON.");
        ETags.require(ifMatch, reading.one(id).version());
        steps.receive(id, ETags.version(ifMatch), receipt.receivedOn() == null ? calendar.planningDay() : receipt.receivedOn(), receipt.lines());
        return one(id);
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed(Role.BUY)
    public Response change(@PathParam("id") long id, @HeaderParam("If-Match") String ifMatch, Change change) {
        int version = reading.one(id).version();
        ETags.require(ifMatch, version);
        move(id, version, change == null ? new Change(null, null, null, null, null, null) : change);
        return one(id);
    }

    private void move(long id, int version, Change change) {
        switch (change.state() == null ? "expected" : change.state()) {
            case "expected" -> steps.expect(id, version, change.expectedOn());
            case "approved" -> steps.approve(id, version);
            case "rejected" -> steps.reject(id, version, change.reason());
            case "sent" -> steps.send(id, version, sending(change));
            case "confirmed" -> steps.confirm(id, version, change.lines() == null ? List.of() : change.lines(), change.expectedOn());
            case "received" -> steps.endShort(id, version);
            case "closed" -> steps.close(id, version);
            case "cancelled" -> steps.cancel(id, version, change.reason());
            default -> throw new Refused(400, "rest.invalid", "Send {\"state\": …} with approved, rejected, sent, confirmed, received, closed or cancelled, or {\"expectedOn\": …}.");
        }
    }

    private static Sending sending(Change change) {
        try {
            return new Sending(Sending.Way.of(change.how() == null ? "other" : change.how()), change.to());
        } catch (IllegalArgumentException unknown) {
            throw new Refused(400, "rest.invalid", "Send \"how\" as email, phone, portal, post or other, not \"%s\".".formatted(change.how()));
        }
    }

    private OrderRequest request(NewOrder order) {
        var lines = order.lines().stream().map(line -> new OrderRequest.Line(new SkuId(line.skuId()), line.units(), line.unitCost(), line.dueOn(),
                line.proposalKey() == null ? "" : line.proposalKey())).toList();
        return new OrderRequest(new SupplierId(order.supplierId()), new WarehouseId(order.warehouseId()),
                order.orderedOn() == null ? calendar.planningDay() : order.orderedOn(), lines);
    }
}
