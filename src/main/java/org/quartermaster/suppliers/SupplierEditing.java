package org.quartermaster.suppliers;

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
import org.quartermaster.shared.SupplierId;

/** Lets a person change a supplier's order rules. */
@ApplicationScoped
@Transactional
public class SupplierEditing {

    /** A supplier as it can be edited, and the version to give back with the change. */
    public record Current(SupplierDraft draft, int version) {
    }

    private record Stored(int leadTimeDays, int orderWeekdays, BigDecimal minimumOrderValue, String email, int version) {
        Current current() {
            return new Current(new SupplierDraft(leadTimeDays, orderWeekdays, minimumOrderValue, email), version);
        }
    }

    private Jdbi jdbi;
    private Event<Audited> audited;

    protected SupplierEditing() {
    }

    @Inject
    public SupplierEditing(Jdbi jdbi, Event<Audited> audited) {
        this.jdbi = jdbi;
        this.audited = audited;
    }

    /** @throws NotFound when there is no such supplier */
    @RolesAllowed(Role.VIEW)
    public Current current(SupplierId supplier) {
        return jdbi.withHandle(handle -> current(handle, supplier));
    }

    /**
     * Replaces the order rules.
     *
     * @param version the version that was seen
     * @throws Conflict {@code suppliers.conflict.supplierVersion} when they changed meanwhile
     * @throws NotFound when there is no such supplier
     */
    @RolesAllowed(Role.BUY)
    public void change(SupplierId supplier, int version, SupplierDraft draft) {
        SupplierDraft before = jdbi.inTransaction(handle -> {
            SupplierDraft old = current(handle, supplier).draft();
            int changed = handle.createUpdate("""
                            update supplier set lead_time_days = :lead, order_weekdays = :weekdays, minimum_order_value = :minimum, email = :email, version = version + 1
                            where id = :id and version = :version
                            """)
                    .bind("lead", draft.leadTimeDays()).bind("weekdays", draft.orderWeekdays()).bind("minimum", draft.minimumOrderValue()).bind("email", draft.email())
                    .bind("id", supplier.value()).bind("version", version).execute();
            if (changed == 0) {
                throw new Conflict("suppliers.conflict.supplierVersion", "Supplier %d was changed meanwhile. Look at it again.".formatted(supplier.value()));
            }
            return old;
        });
        audited.fire(new Audited("suppliers.rules", "supplier", String.valueOf(supplier.value()), before.toString(), draft.toString()));
    }

    private static Current current(Handle handle, SupplierId supplier) {
        return handle.createQuery("select lead_time_days, order_weekdays, minimum_order_value, email, version from supplier where id = ?").bind(0, supplier.value())
                .mapTo(Stored.class).findOne().map(Stored::current).orElseThrow(() -> new NotFound("supplier", supplier.value()));
    }
}
