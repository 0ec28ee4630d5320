package org.quartermaster.stock.api;

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
import java.net.URI;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.quartermaster.rest.Bodies;
import org.quartermaster.rest.ETags;
import org.quartermaster.rest.Idempotent;
import org.quartermaster.rest.Page;
import org.quartermaster.rest.Refused;
import org.quartermaster.rest.TableParams;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.stock.TransferFacts;
import org.quartermaster.stock.TransferRequest;
import org.quartermaster.stock.TransferRow;
import org.quartermaster.stock.TransferRows;
import org.quartermaster.stock.TransferSteps;
import org.quartermaster.stock.Transfers;

/** Transfers between warehouses: list, read, plan, ship, receive, cancel. */
@Path("transfers")
@ApplicationScoped
@RolesAllowed(Role.VIEW)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TransfersResource {

    /** One line. */
    public record Line(int lineNo, int skuId, String sku, String name, int units, int shippedUnits, int receivedUnits) {
    }

    /** One transfer; what is unknown is absent. */
    public record Transfer(long id, String code, int fromWarehouseId, int toWarehouseId, String state, LocalDate shipOn, LocalDate arrivesOn,
                           LocalDate shippedOn, LocalDate receivedOn, String createdBy, List<Line> lines) {
        static Transfer of(TransferFacts facts) {
            return new Transfer(facts.id(), facts.code(), facts.from().value(), facts.to().value(), facts.state().code(), facts.shipOn(), facts.arrivesOn(),
                    facts.shippedOn(), facts.receivedOn(), facts.createdBy(), facts.lines().stream().map(line -> new Line(line.lineNo(), line.sku().value(),
                            line.skuCode(), line.skuName(), line.units(), line.shippedUnits(), line.receivedUnits())).toList());
        }
    }

    /** What to move. */
    public record NewLine(int skuId, int units) {
    }

    /** A transfer to plan; {@code shipOn} absent: the planned day, {@code arrivesOn} absent: the same day. */
    public record NewTransfer(int fromWarehouseId, int toWarehouseId, LocalDate shipOn, LocalDate arrivesOn, List<NewLine> lines) {
    }

    /** Units of a line. */
    public record LineUnits(int lineNo, int units) {
    }

    /** A state to move to ({@code shipped}, {@code received}, {@code cancelled}), the day (absent: the planned day) and units of lines that moved in part. */
    public record Change(String state, LocalDate day, List<LineUnits> lines) {
        Map<Integer, Integer> units() {
            Bodies.require(lines == null || lines.stream().noneMatch(Objects::isNull), "A line is missing.");
            var units = new HashMap<Integer, Integer>();
            (lines == null ? List.<LineUnits>of() : lines).forEach(line -> units.put(line.lineNo(), line.units()));
            return units;
        }
    }

    private TransferRows rows;
    private Transfers transfers;
    private TransferSteps steps;
    private BusinessCalendar calendar;

    protected TransfersResource() {
    }

    @Inject
    public TransfersResource(TransferRows rows, Transfers transfers, TransferSteps steps, BusinessCalendar calendar) {
        this.rows = rows;
        this.transfers = transfers;
        this.steps = steps;
        this.calendar = calendar;
    }

    @GET
    public Page<TransferRow> list(@BeanParam TableParams params) {
        return params.page(rows, TransferRow.class);
    }

    @GET
    @Path("{id}")
    public Response one(@PathParam("id") long id) {
        var transfer = transfers.one(id);
        return ETags.answer(Transfer.of(transfer), transfer.version());
    }

    /** Plans one transfer. */
    @POST
    @Idempotent
    @RolesAllowed(Role.BUY)
    public Response place(NewTransfer transfer) {
        Bodies.require(transfer != null && transfer.lines() != null && !transfer.lines().isEmpty() && transfer.lines().stream().noneMatch(Objects::isNull), "Send a transfer with at least one line.");
        var shipOn = transfer.shipOn() == null ? calendar.planningDay() : transfer.shipOn();
        var request = new TransferRequest(new WarehouseId(transfer.fromWarehouseId()), new WarehouseId(transfer.toWarehouseId()), shipOn,
                transfer.arrivesOn() == null ? shipOn : transfer.arrivesOn(),
                transfer.lines().stream().map(line -> new TransferRequest.Line(new SkuId(line.skuId()), line.units(), "")).toList());
        long id = transfers.place(List.of(request)).getFirst().transferId();
        return Response.created(URI.create("/api/v1/transfers/" + id)).entity(Transfer.of(transfers.one(id))).build();
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed(Role.BUY)
    public Response change(@PathParam("id") long id, @HeaderParam("If-Match") String ifMatch, Change change) {
        int version = transfers.one(id).version();
        ETags.require(ifMatch, version);
        var day = change == null || change.day() == null ? calendar.planningDay() : change.day();
        switch (change == null || change.state() == null ? "" : change.state()) {
            case "shipped" -> steps.ship(id, version, day, change.units());
            case "received" -> steps.receive(id, version, day, change.units());
            case "cancelled" -> steps.cancel(id, version);
            default -> throw new Refused(400, "rest.invalid", "Send {\"state\": …} with shipped, received or cancelled.");
        }
        return one(id);
    }
}
