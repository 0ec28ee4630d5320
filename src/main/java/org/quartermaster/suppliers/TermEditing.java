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
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;

/** Lets a person change the terms of one supplier for one SKU. */
@ApplicationScoped
@Transactional
public class TermEditing {

    private record Stored(int skuId, BigDecimal unitCost, int minimumOrderQuantity, int orderMultiple, Integer leadTimeDays, boolean preferred) {
    }

    private Jdbi jdbi;
    private Event<Audited> audited;

    protected TermEditing() {
    }

    @Inject
    public TermEditing(Jdbi jdbi, Event<Audited> audited) {
        this.jdbi = jdbi;
        this.audited = audited;
    }

    /** The terms as they can be edited. */
    @RolesAllowed(Role.VIEW)
    public TermDraft draft(int termId) {
        return jdbi.withHandle(handle -> draft(handle, termId));
    }

    /**
     * Replaces the terms.
     *
     * @param version the version that was seen
     * @throws Conflict when it changed meanwhile
     * @throws NotFound when there is no such term
     */
    @RolesAllowed(Role.BUY)
    public void change(int termId, int version, TermDraft terms) {
        var before = jdbi.inTransaction(handle -> {
            var old = draft(handle, termId);
            update(handle, termId, version, terms);
            breaks(handle, termId, terms.priceBreaks());
            return old;
        });
        audited.fire(new Audited("suppliers.terms", "supplier_term", String.valueOf(termId), before.toString(), terms.toString()));
    }

    private static void update(Handle handle, int termId, int version, TermDraft terms) {
        int changed = handle.createUpdate("""
                        update supplier_term set unit_cost = :cost, minimum_order_quantity = :moq, order_multiple = :multiple, lead_time_days = :lead,
                          preferred = :preferred, version = version + 1 where id = :id and version = :version
                        """)
                .bind("cost", terms.unitCost()).bind("moq", terms.minimumOrderQuantity()).bind("multiple", terms.orderMultiple())
                .bind("lead", terms.leadTimeDays()).bind("preferred", terms.preferred()).bind("id", termId).bind("version", version).execute();
        if (changed == 0) {
            throw new Conflict("suppliers.conflict.version", "Term %d was changed meanwhile. Look at it again.".formatted(termId), termId);
        }
        if (terms.preferred()) {
            handle.execute("""
                    update supplier_term o join supplier_term t on t.id = ? and o.sku_id = t.sku_id and o.id <> t.id
                    set o.preferred = false, o.version = o.version + 1 where o.preferred
                    """, termId);
        }
    }

    private static void breaks(Handle handle, int termId, List<TermDraft.Break> breaks) {
        handle.execute("delete from price_break where term_id = ?", termId);
        var batch = handle.prepareBatch("insert into price_break (term_id, from_units, unit_cost) values (?, ?, ?)");
        breaks.forEach(step -> batch.add(termId, step.fromUnits(), step.unitCost()));
        batch.execute();
    }

    private static TermDraft draft(Handle handle, int termId) {
        var stored = handle.createQuery("""
                        select sku_id, unit_cost, minimum_order_quantity, order_multiple, lead_time_days, preferred from supplier_term where id = :id
                        """)
                .bind("id", termId).mapTo(Stored.class).findOne().orElseThrow(() -> new NotFound("supplier term", termId));
        var breaks = handle.createQuery("select from_units, unit_cost from price_break where term_id = :id order by from_units").bind("id", termId)
                .mapTo(TermDraft.Break.class).list();
        return new TermDraft(stored.unitCost(), stored.minimumOrderQuantity(), stored.orderMultiple(), stored.leadTimeDays(), stored.preferred(), breaks);
    }
}
