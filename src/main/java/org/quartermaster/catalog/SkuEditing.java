package org.quartermaster.catalog;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;

/** Lets a person change a SKU's life cycle, cost and price. The rest of a SKU comes by import. */
@ApplicationScoped
@Transactional
public class SkuEditing {

    /** A SKU as it can be edited, and the version to give back with the change. */
    public record Current(SkuDraft draft, int version) {
    }

    private record Stored(String lifeCycle, BigDecimal unitCost, BigDecimal unitPrice, int version) {
        Current current() {
            return new Current(new SkuDraft(LifeCycle.of(lifeCycle), unitCost, unitPrice), version);
        }
    }

    private Jdbi jdbi;
    private Event<Audited> audited;

    protected SkuEditing() {
    }

    @Inject
    public SkuEditing(Jdbi jdbi, Event<Audited> audited) {
        this.jdbi = jdbi;
        this.audited = audited;
    }

    /** @throws NotFound when there is no such SKU */
    @RolesAllowed(Role.VIEW)
    public Current current(SkuId sku) {
        return jdbi.withHandle(handle -> current(handle, sku));
    }

    /**
     * Replaces what can be edited.
     *
     * @param version the version that was seen
     * @throws Conflict {@code catalog.conflict.version} when it changed meanwhile
     * @throws NotFound when there is no such SKU
     */
    @RolesAllowed(Role.BUY)
    public void change(SkuId sku, int version, SkuDraft draft) {
        SkuDraft before = jdbi.inTransaction(handle -> {
            SkuDraft old = current(handle, sku).draft();
            int changed = handle.createUpdate("update sku set life_cycle = :lifeCycle, unit_cost = :cost, unit_price = :price, version = version + 1 where id = :id and version = :version")
                    .bind("lifeCycle", draft.lifeCycle().code()).bind("cost", draft.unitCost()).bind("price", draft.unitPrice()).bind("id", sku.value())
                    .bind("version", version).execute();
            if (changed == 0) {
                throw new Conflict("catalog.conflict.version", "SKU %d was changed meanwhile. Look at it again.".formatted(sku.value()));
            }
            return old;
        });
        audited.fire(new Audited("catalog.sku", "sku", String.valueOf(sku.value()), before.toString(), draft.toString()));
    }

    private static Current current(Handle handle, SkuId sku) {
        return handle.createQuery("select life_cycle, unit_cost, unit_price, version from sku where id = ?").bind(0, sku.value()).mapTo(Stored.class).findOne()
                .map(Stored::current).orElseThrow(() -> new NotFound("SKU", sku.value()));
    }
}
