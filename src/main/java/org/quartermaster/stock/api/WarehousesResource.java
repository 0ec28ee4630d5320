package org.quartermaster.stock.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.quartermaster.rest.Bodies;
import org.quartermaster.rest.Page;
import org.quartermaster.shared.Merge;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.stock.WarehouseDraft;
import org.quartermaster.stock.WarehouseEditing;
import org.quartermaster.stock.WarehouseFacts;
import org.quartermaster.stock.Warehouses;

/** The warehouses in the caller's scope. */
@Path("warehouses")
@ApplicationScoped
@RolesAllowed(Role.VIEW)
@Produces(MediaType.APPLICATION_JSON)
public class WarehousesResource {

    /**
     * One warehouse.
     *
     * @param capacityLitres absent when it is not limited
     * @param suppliedFrom   warehouse that feeds it; absent when it buys
     * @param transferDays   days from there; absent: the company's usual days
     */
    public record Warehouse(int id, String code, String name, String nameZh, double latitude, double longitude, Double capacityLitres, String region,
            String timeZone, String address, Integer suppliedFrom, Integer transferDays) {
        static Warehouse of(WarehouseFacts facts) {
            return new Warehouse(facts.id().value(), facts.code(), facts.name(), facts.nameZh(), facts.latitude(), facts.longitude(),
                    Double.isFinite(facts.capacityLitres()) ? facts.capacityLitres() : null, facts.region(), facts.timeZone(),
                    facts.address(), facts.suppliedFrom() == null ? null : facts.suppliedFrom().value(), facts.transferDays());
        }
    }

    /**
     * A change: the whole warehouse as it was seen and as it should be.
     *
     * @param choices about clashes of an earlier try; may be absent
     */
    public record Change(WarehouseDraft seen, WarehouseDraft wanted, List<Merge.Choice> choices) {
    }

    /** What became of a change: stored when nothing clashes; the warehouse as it stands. */
    public record Changed(List<Merge.Clash> clashes, WarehouseDraft warehouse) {
    }

    private Warehouses warehouses;
    private WarehouseEditing editing;

    protected WarehousesResource() {
    }

    @Inject
    public WarehousesResource(Warehouses warehouses, WarehouseEditing editing) {
        this.warehouses = warehouses;
        this.editing = editing;
    }

    /** Merges a change into a warehouse, field by field: 200 when it is stored, 409 with both values when two people changed one field. */
    @PATCH
    @Path("{id}")
    @RolesAllowed(Role.MANAGE)
    public Response edit(@PathParam("id") int id, Change change) {
        Bodies.require(change != null && change.seen() != null && change.wanted() != null, "Send {\"seen\": {…}, \"wanted\": {…}}, both the whole warehouse.");
        var warehouse = new WarehouseId(id);
        List<Merge.Clash> clashes = editing.edit(warehouse, change.seen(), change.wanted(), change.choices() == null ? List.of() : change.choices());
        return Response.status(clashes.isEmpty() ? 200 : 409).entity(new Changed(clashes, editing.current(warehouse))).build();
    }

    @GET
    public Page<Warehouse> list() {
        return new Page<>(warehouses.all().stream().map(Warehouse::of).toList(), null);
    }
}
