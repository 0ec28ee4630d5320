package org.quartermaster.delivery.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.quartermaster.delivery.GoodsBook;
import org.quartermaster.delivery.TransportEnd;
import org.quartermaster.delivery.TransportGoods;
import org.quartermaster.delivery.TransportOrder;
import org.quartermaster.delivery.TransportOrders;
import org.quartermaster.rest.Bodies;
import org.quartermaster.rest.ETags;
import org.quartermaster.rest.Idempotent;
import org.quartermaster.rest.Page;
import org.quartermaster.rest.Refused;
import org.quartermaster.shared.ClockWindows;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;

/** Goods that vehicles fetch at one place and bring to another. */
@Path("transport-orders")
@ApplicationScoped
@RolesAllowed(Role.VIEW)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TransportOrdersResource {
    private TransportOrders transports;
    private GoodsBook goods;

    protected TransportOrdersResource() {
    }

    @Inject
    public TransportOrdersResource(TransportOrders transports, GoodsBook goods) {
        this.transports = transports;
        this.goods = goods;
    }

    /**
     * One end; without address and coordinates it is the depot.
     *
     * @param from {@code 09:00}, depot time; absent: all day
     * @param to   likewise
     * @param further more times: {@code 14:00-18:00,20:00-21:00}; absent: none
     */
    public record End(String name, String address, Double latitude, Double longitude, String from, String to, String further) {
        TransportEnd end() {
            return new TransportEnd(name, address, latitude, longitude, time(from), time(to), ClockWindows.parse(further));
        }

        private static LocalTime time(String text) {
            return text == null || text.isBlank() ? null : LocalTime.parse(text);
        }
    }

    /**
     * A transport order to be kept.
     *
     * @param day            {@code 2026-11-23}, the first day it may be driven
     * @param pickup         absent: loaded at the depot
     * @param drop           absent: brought to the depot
     * @param serviceMinutes at each place; absent: 5
     * @param needs          absent: any vehicle, must be served, in its windows
     */
    public record Draft(int warehouseId, String code, String day, End pickup, End drop, Integer serviceMinutes, BigDecimal litres, BigDecimal kilograms, Integer pieces,
                        BigDecimal value, StopChange.Needs needs, String note) {
        TransportOrder order(long id, int version) {
            try {
                return new TransportOrder(id, code, warehouseId, LocalDate.parse(day), pickup == null ? TransportEnd.DEPOT : pickup.end(),
                        drop == null ? TransportEnd.DEPOT : drop.end(), serviceMinutes == null ? 5 : serviceMinutes, orZero(litres), orZero(kilograms),
                        pieces == null ? 1 : pieces, orZero(value), (needs == null ? new StopChange.Needs(0, null, 0, null) : needs).wish(), "open", note == null ? "" : note, version);
            } catch (IllegalArgumentException | NullPointerException | DateTimeParseException e) {
                throw new Refused(400, "rest.invalid", e.getMessage() == null ? "Something is missing." : e.getMessage());
            }
        }

        private static BigDecimal orZero(BigDecimal value) {
            return value == null ? BigDecimal.ZERO : value;
        }
    }

    private static Draft required(Draft draft) {
        return Bodies.required(draft, "Send the transport order as JSON.");
    }

    private TransportOrder saved(TransportOrder order) {
        try {
            return transports.find(transports.save(order));
        } catch (IllegalArgumentException e) {
            throw new Refused(400, "rest.invalid", e.getMessage());
        }
    }

    /**
     * What an order carries.
     *
     * @param reason        return, collection or transfer
     * @param fromWarehouse of a pick-up that is not the depot; absent: no stock there
     * @param toWarehouse   of a delivery that is not the depot; absent: no stock there
     * @param units         by SKU code
     */
    public record Goods(String reason, Integer fromWarehouse, Integer toWarehouse, Map<String, Integer> units) {
    }

    /** What an order carries and how far it is, with the order's version; 404 when nothing is stated. */
    @GET
    @Path("{id}/goods")
    public Response goods(@PathParam("id") long id) {
        int version = transports.find(id).version();
        return ETags.answer(goods.find(id).orElseThrow(() -> new NotFound("goods of transport order", id)), version);
    }

    /** States what an order carries, in place of what was stated; If-Match is the order's version. */
    @PUT
    @Path("{id}/goods")
    @RolesAllowed(Role.BUY)
    public Response carry(@PathParam("id") long id, @HeaderParam("If-Match") String ifMatch, Goods stated) {
        Bodies.require(stated != null && stated.units() != null, "Send reason and units as JSON.");
        ETags.require(ifMatch, transports.find(id).version());
        try {
            int version = goods.state(id, ETags.version(ifMatch), TransportGoods.Reason.of(stated.reason()), new GoodsBook.Ends(stated.fromWarehouse(), stated.toWarehouse()),
                    stated.units());
            return Response.noContent().tag(new EntityTag(Integer.toString(version))).build();
        } catch (IllegalArgumentException e) {
            throw new Refused(400, "rest.invalid", e.getMessage());
        }
    }

    /** Those of a depot, the latest day first. */
    @GET
    public Page<TransportOrder> list(@QueryParam("warehouse") int warehouse, @QueryParam("limit") @DefaultValue("200") int limit) {
        return new Page<>(transports.of(new WarehouseId(warehouse), limit), null);
    }

    @GET
    @Path("{id}")
    public Response find(@PathParam("id") long id) {
        TransportOrder order = transports.find(id);
        return ETags.answer(order, order.version());
    }

    @POST
    @Idempotent
    @RolesAllowed(Role.BUY)
    public Response create(Draft draft) {
        return Response.status(Response.Status.CREATED).entity(saved(required(draft).order(0, 0))).build();
    }

    @PUT
    @Path("{id}")
    @RolesAllowed(Role.BUY)
    public Response change(@PathParam("id") long id, @HeaderParam("If-Match") String ifMatch, Draft draft) {
        TransportOrder order = saved(required(draft).order(id, ETags.version(ifMatch)));
        return ETags.answer(order, order.version());
    }

    /** Takes an open one back. */
    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.BUY)
    public void cancel(@PathParam("id") long id) {
        transports.cancel(id);
    }
}
