package org.quartermaster.sales.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.quartermaster.rest.ETags;
import org.quartermaster.rest.Page;
import org.quartermaster.rest.Refused;
import org.quartermaster.rest.TableParams;
import org.quartermaster.sales.CustomerOrderFacts;
import org.quartermaster.sales.CustomerOrderRow;
import org.quartermaster.sales.CustomerOrderTable;
import org.quartermaster.sales.CustomerOrders;
import org.quartermaster.sales.OrderPriority;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;

/** Customer orders. */
@Path("orders")
@ApplicationScoped
@RolesAllowed(Role.VIEW)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CustomerOrdersResource {

    /** One line. */
    public record Line(int lineNo, int skuId, int units, BigDecimal unitPrice) {
    }

    /**
     * One order; what is unknown is absent.
     *
     * @param warehouseId          warehouse the customer asked for
     * @param allocatedWarehouseId warehouse that ships most of it
     * @param depots               warehouses that have still to ship a part
     */
    public record Order(long id, String code, Instant placedAt, String customer, String shipTo, Double latitude, Double longitude, Instant promisedFrom,
                        Instant promisedTo, Integer warehouseId, Integer allocatedWarehouseId, List<Integer> depots, String state, String priority, BigDecimal value, int paymentAttempts, boolean firstOrder,
                        double volumeLitres, double weightKg, List<Line> lines) {
        static Order of(CustomerOrderFacts facts) {
            return new Order(facts.id(), facts.code(), facts.placedAt(), facts.customer(), facts.shipTo(), finite(facts.latitude()),
                    finite(facts.longitude()), facts.promisedFrom(), facts.promisedTo(), id(facts.requested()), id(facts.allocated()),
                    facts.depots().stream().map(WarehouseId::value).sorted().toList(),
                    facts.state().code(), facts.priority().code(), facts.value(), facts.paymentAttempts(), facts.isFirstOrder(), facts.volumeLitres(), facts.weightKg(),
                    facts.lines().stream().map(line -> new Line(line.lineNo(), line.sku().value(), line.units(), line.unitPrice())).toList());
        }

        private static Integer id(WarehouseId warehouse) {
            return warehouse == null ? null : warehouse.value();
        }

        private static Double finite(double value) {
            return Double.isFinite(value) ? value : null;
        }
    }

    /** What a change asks for: the state {@code held}, {@code open} (releases a held order) or {@code cancelled}, or the priority {@code usual}, {@code high} or {@code first}. */
    public record Change(String state, String priority) {
    }

    private CustomerOrderTable table;
    private CustomerOrders orders;

    protected CustomerOrdersResource() {
    }

    @Inject
    public CustomerOrdersResource(CustomerOrderTable table, CustomerOrders orders) {
        this.table = table;
        this.orders = orders;
    }

    @GET
    public Page<CustomerOrderRow> list(@BeanParam TableParams params) {
        return params.page(table, CustomerOrderRow.class);
    }

    @GET
    @Path("{id}")
    public Response one(@PathParam("id") long id) {
        var order = find(id);
        return ETags.answer(Order.of(order), order.version());
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed(Role.BUY)
    public Response change(@PathParam("id") long id, @HeaderParam("If-Match") String ifMatch, Change change) {
        int version = find(id).version();
        ETags.require(ifMatch, version);
        if (change != null && change.state() == null && change.priority() != null) {
            orders.prioritise(id, version, OrderPriority.read(change.priority())
                    .orElseThrow(() -> new Refused(400, "rest.invalid", "The priority (%s) must be usual, high or first.".formatted(change.priority()))));
            return one(id);
        }
        switch (change == null || change.state() == null || change.priority() != null ? "" : change.state()) {
            case "held" -> orders.hold(id, version);
            case "open" -> orders.release(id, version);
            case "cancelled" -> orders.cancel(id, version);
            default -> throw new Refused(400, "rest.invalid", "Send {\"state\": \"held\"}, \"open\" or \"cancelled\", or {\"priority\": \"high\"} alone.");
        }
        return one(id);
    }

    private CustomerOrderFacts find(long id) {
        return orders.find(id).orElseThrow(() -> new NotFound("customer order", id));
    }
}
