package org.quartermaster.catalog;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;

/** Lets a person say which SKU another replaces and what a bundle is made of. Bundles do not nest: a part is no bundle, and a bundle is no part. */
@ApplicationScoped
@Transactional
public class SkuLinking {

    /** The links of a SKU, and its version to give back with the change. */
    public record Current(SkuLinks links, int version) {
    }

    private record Stored(String predecessor, BigDecimal share, LocalDate until, int version) {
    }

    private Jdbi jdbi;
    private Event<Audited> audited;

    protected SkuLinking() {
    }

    @Inject
    public SkuLinking(Jdbi jdbi, Event<Audited> audited) {
        this.jdbi = jdbi;
        this.audited = audited;
    }

    /** @throws NotFound when there is no such SKU */
    @RolesAllowed(Role.VIEW)
    public Current current(SkuId sku) {
        return jdbi.withHandle(handle -> current(handle, sku));
    }

    /** Codes of the bundles that have it as a part, in order. */
    @RolesAllowed(Role.VIEW)
    public List<String> bundlesWith(SkuId part) {
        return jdbi.withHandle(handle -> handle.createQuery("select s.code from bundle_part p join sku s on s.id = p.bundle_id where p.component_id = ? order by s.code")
                .bind(0, part.value()).mapTo(String.class).list());
    }

    /**
     * Replaces the links.
     *
     * @param version the version that was seen
     * @throws Conflict when the SKU changed meanwhile ({@code catalog.conflict.version}), or the links do not fit those of other SKUs
     * @throws NotFound when the SKU or one that is named is not there
     */
    @RolesAllowed(Role.BUY)
    public void change(SkuId sku, int version, SkuLinks links) {
        SkuLinks before = jdbi.inTransaction(handle -> {
            SkuLinks old = current(handle, sku).links();
            Integer predecessor = links.predecessor().isEmpty() ? null : other(handle, sku, links.predecessor());
            int changed = handle.createUpdate("update sku set predecessor_id = :predecessor, predecessor_share = :share, predecessor_until = :until, version = version + 1 where id = :id and version = :version")
                    .bind("predecessor", predecessor).bind("share", links.share()).bind("until", links.until()).bind("id", sku.value()).bind("version", version).execute();
            if (changed == 0) {
                throw new Conflict("catalog.conflict.version", "SKU %d was changed meanwhile. Look at it again.".formatted(sku.value()));
            }
            replaceParts(handle, sku, links.parts());
            return old;
        });
        audited.fire(new Audited("catalog.links", "sku", String.valueOf(sku.value()), before.toString(), links.toString()));
    }

    private static void replaceParts(Handle handle, SkuId bundle, Map<String, Integer> parts) {
        // the rows of all SKUs that are named are held, so that nobody else makes one of them a bundle or a part meanwhile
        var ids = new HashMap<Integer, Integer>();
        parts.forEach((code, units) -> ids.put(other(handle, bundle, code), units));
        var held = new ArrayList<>(ids.keySet());
        held.add(bundle.value());
        handle.createQuery("select id from sku where id in (<ids>) order by id for update").bindList("ids", held).mapTo(Integer.class).list();
        handle.execute("delete from bundle_part where bundle_id = ?", bundle.value());
        if (ids.isEmpty()) {
            return;
        }
        refuse(handle, "select code from sku where id = :bundle and exists (select 1 from bundle_part p where p.component_id = :bundle)", bundle, held, "catalog.conflict.isPart",
                "%s is a part of a bundle and cannot be one itself.");
        refuse(handle, "select code from sku s where id in (<ids>) and id <> :bundle and exists (select 1 from bundle_part p where p.bundle_id = s.id) limit 1", bundle, held,
                "catalog.conflict.isBundle", "%s is a bundle and cannot be a part of another.");
        var batch = handle.prepareBatch("insert into bundle_part (bundle_id, component_id, units) values (?, ?, ?)");
        ids.forEach((component, units) -> batch.add(bundle.value(), component, units));
        batch.execute();
    }

    private static void refuse(Handle handle, String sql, SkuId bundle, List<Integer> ids, String key, String words) {
        var query = handle.createQuery(sql).bind("bundle", bundle.value());
        if (sql.contains("<ids>")) {
            query.bindList("ids", ids);
        }
        query.mapTo(String.class).findFirst().ifPresent(code -> {
            throw new Conflict(key, words.formatted(code), code);
        });
    }

    /** Another SKU by its code. */
    private static int other(Handle handle, SkuId sku, String code) {
        int id = handle.createQuery("select id from sku where code = ?").bind(0, code).mapTo(Integer.class).findOne().orElseThrow(() -> new NotFound("SKU", code));
        if (id == sku.value()) {
            throw new Conflict("catalog.conflict.itself", "SKU %s cannot be its own predecessor or part.".formatted(code), code);
        }
        return id;
    }

    private static Current current(Handle handle, SkuId sku) {
        Stored stored = handle.createQuery("""
                        select coalesce(p.code, '') as predecessor, s.predecessor_share as share, s.predecessor_until as until, s.version
                        from sku s left join sku p on p.id = s.predecessor_id where s.id = ?
                        """)
                .bind(0, sku.value()).mapTo(Stored.class).findOne().orElseThrow(() -> new NotFound("SKU", sku.value()));
        var parts = new HashMap<String, Integer>();
        handle.createQuery("select s.code, p.units from bundle_part p join sku s on s.id = p.component_id where p.bundle_id = ?").bind(0, sku.value())
                .map((row, _) -> parts.put(row.getString(1), row.getInt(2))).list();
        boolean inherits = !stored.predecessor().isEmpty() && stored.share() != null && stored.share().signum() > 0;
        return new Current(inherits ? new SkuLinks(stored.predecessor(), stored.share(), stored.until(), parts) : new SkuLinks("", null, null, parts), stored.version());
    }
}
