package org.quartermaster.suppliers;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SupplierId;

/** Reads the active suppliers. */
@ApplicationScoped
@Transactional
public class Suppliers {

    private Jdbi jdbi;

    protected Suppliers() {
    }

    @Inject
    public Suppliers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Active suppliers, ascending by identity. */
    @RolesAllowed(Role.VIEW)
    public List<SupplierFacts> facts() {
        return jdbi.withHandle(handle -> {
            var closures = closures(handle);
            return handle.createQuery("""
                            select s.*, case when r.rate is not null then r.rate when s.currency = home.value then 1 end as rate from supplier s
                            left join currency_rate r on r.currency = s.currency left join setting home on home.name = 'company.currency'
                            where s.active order by s.id
                            """)
                    .map((row, context) -> facts(row, closures)).list();
        });
    }

    /** One active supplier, or empty. */
    @RolesAllowed(Role.VIEW)
    public Optional<SupplierFacts> find(SupplierId supplier) {
        return facts().stream().filter(s -> s.id().equals(supplier)).findFirst();
    }

    private static Map<Integer, List<Closure>> closures(Handle handle) {
        var closures = new HashMap<Integer, List<Closure>>();
        handle.createQuery("select supplier_id, from_day, to_day from supplier_closure order by supplier_id, from_day")
                .map((row, context) -> closures.computeIfAbsent(row.getInt(1), _ -> new ArrayList<>())
                        .add(new Closure(row.getObject(2, LocalDate.class), row.getObject(3, LocalDate.class))))
                .forEach(_ -> { });
        return closures;
    }

    private static SupplierFacts facts(ResultSet row, Map<Integer, List<Closure>> closures) throws SQLException {
        double rate = row.getDouble("rate");
        return new SupplierFacts(new SupplierId(row.getInt("id")), row.getString("code"), row.getString("name"), row.getString("name_zh"),
                row.getString("email"), row.getString("currency"), rate > 0 ? rate : Double.NaN, row.getDouble("minimum_order_value"),
                row.getInt("order_weekdays"), row.getInt("lead_time_days"), closures.getOrDefault(row.getInt("id"), List.of()));
    }
}
