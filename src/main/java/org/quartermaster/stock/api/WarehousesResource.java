package org.quartermaster.stock.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.quartermaster.rest.Page;
import org.quartermaster.shared.Role;
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
     */
    public record Warehouse(int id, String code, String name, String nameZh, double latitude, double longitude, Double capacityLitres, String region) {
        static Warehouse of(WarehouseFacts facts) {
            return new Warehouse(facts.id().value(), facts.code(), facts.name(), facts.nameZh(), facts.latitude(), facts.longitude(),
                    Double.isFinite(facts.capacityLitres()) ? facts.capacityLitres() : null, facts.region());
        }
    }

    private Warehouses warehouses;

    protected WarehousesResource() {
    }

    @Inject
    public WarehousesResource(Warehouses warehouses) {
        this.warehouses = warehouses;
    }

    @GET
    public Page<Warehouse> list() {
        return new Page<>(warehouses.all().stream().map(Warehouse::of).toList(), null);
    }
}
