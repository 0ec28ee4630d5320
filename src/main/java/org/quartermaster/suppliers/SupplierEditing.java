package org.quartermaster.suppliers;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.FieldEdit;
import org.quartermaster.shared.Merge;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SupplierId;

/** Lets people change a supplier's order rules and address; changes of two people are merged field by field. */
@ApplicationScoped
@Transactional
public class SupplierEditing {

    /** A supplier as it can be edited, and its version. */
    public record Current(SupplierDraft draft, int version) {
    }

    private record Stored(int leadTimeDays, int orderWeekdays, BigDecimal minimumOrderValue, String email, String address, int version) {
        Current current() {
            return new Current(new SupplierDraft(leadTimeDays, orderWeekdays, minimumOrderValue, email, address), version);
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
        return jdbi.withHandle(handle -> current(handle, supplier, ""));
    }

    /**
     * Merges a change into the order rules and the address as they stand, field by field.
     *
     * @param seen    as its author saw it
     * @param wanted  as its author leaves it
     * @param choices about clashes of an earlier try
     * @return what two people changed to different values; empty: it is stored
     * @throws NotFound when there is no such supplier
     */
    @RolesAllowed(Role.BUY)
    public List<Merge.Clash> edit(SupplierId supplier, SupplierDraft seen, SupplierDraft wanted, List<Merge.Choice> choices) {
        return jdbi.inTransaction(handle -> {
            SupplierDraft now = current(handle, supplier, " for update").draft();
            var merge = new Merge(choices);
            var merged = new SupplierDraft(merge.field("leadTimeDays", new FieldEdit<>(seen.leadTimeDays(), wanted.leadTimeDays()), now.leadTimeDays()),
                    merge.field("orderWeekdays", new FieldEdit<>(seen.orderWeekdays(), wanted.orderWeekdays()), now.orderWeekdays()),
                    merge.field("minimumOrderValue", new FieldEdit<>(seen.minimumOrderValue(), wanted.minimumOrderValue()), now.minimumOrderValue()),
                    merge.field("email", new FieldEdit<>(seen.email(), wanted.email()), now.email()),
                    merge.field("address", new FieldEdit<>(seen.address(), wanted.address() == null ? seen.address() : wanted.address()), now.address()));
            if (merge.clashes().isEmpty() && !merged.equals(now)) {
                store(handle, supplier, merged);
                audited.fire(new Audited("suppliers.rules", "supplier", String.valueOf(supplier.value()), now.toString(), merged.toString()));
            }
            return merge.clashes();
        });
    }

    /**
     * Replaces the order rules, and the address unless it is null.
     *
     * @param version the version that was seen
     * @throws Conflict {@code suppliers.conflict.supplierVersion} when they changed meanwhile
     * @throws NotFound when there is no such supplier
     */
    @RolesAllowed(Role.BUY)
    public void change(SupplierId supplier, int version, SupplierDraft draft) {
        SupplierDraft before = jdbi.inTransaction(handle -> {
            Current now = current(handle, supplier, " for update");
            if (now.version() != version) {
                throw new Conflict("suppliers.conflict.supplierVersion", "Supplier %d was changed meanwhile. Look at it again.".formatted(supplier.value()));
            }
            store(handle, supplier, draft);
            return now.draft();
        });
        audited.fire(new Audited("suppliers.rules", "supplier", String.valueOf(supplier.value()), before.toString(), draft.toString()));
    }

    private static void store(Handle handle, SupplierId supplier, SupplierDraft draft) {
        handle.createUpdate("""
                        update supplier set lead_time_days = :lead, order_weekdays = :weekdays, minimum_order_value = :minimum, email = :email, address = coalesce(:address, address),
                          version = version + 1 where id = :id
                        """)
                .bind("lead", draft.leadTimeDays()).bind("weekdays", draft.orderWeekdays()).bind("minimum", draft.minimumOrderValue()).bind("email", draft.email())
                .bind("address", draft.address()).bind("id", supplier.value()).execute();
    }

    private static Current current(Handle handle, SupplierId supplier, String lock) {
        return handle.createQuery("select lead_time_days, order_weekdays, minimum_order_value, email, address, version from supplier where id = ?" + lock).bind(0, supplier.value())
                .mapTo(Stored.class).findOne().map(Stored::current).orElseThrow(() -> new NotFound("supplier", supplier.value()));
    }
}
