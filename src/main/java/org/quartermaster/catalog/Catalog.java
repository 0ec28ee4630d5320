package org.quartermaster.catalog;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SkuRange;

/** Reads the catalogue in bulk. */
@ApplicationScoped
@Transactional
public class Catalog {

    private static final int CODES_PER_QUERY = 1_000;
    private static final String COLUMNS = """
            select id, code, name, name_zh, category_id, brand, unit_cost, unit_price, volume_litres, weight_kg, pack_size, shelf_life_days,
              life_cycle, launched_on, ended_on, predecessor_id, predecessor_share, predecessor_until from sku
            """;

    private Jdbi jdbi;

    protected Catalog() {
    }

    @Inject
    public Catalog(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The SKUs of the range, ascending by identity. */
    @RolesAllowed(Role.VIEW)
    public List<SkuFacts> facts(SkuRange range) {
        return jdbi.withHandle(handle -> handle.createQuery(COLUMNS + "where id between :from and :to order by id")
                .bind("from", range.fromId()).bind("to", range.toId())
                .map((row, context) -> facts(row)).list());
    }

    /** One SKU, or empty. */
    @RolesAllowed(Role.VIEW)
    public Optional<SkuFacts> find(SkuId sku) {
        return facts(SkuRange.of(sku)).stream().findFirst();
    }

    /** The SKUs with these codes, by code; a code that is unknown is missing from the map. */
    @RolesAllowed(Role.VIEW)
    public Map<String, SkuFacts> byCode(Collection<String> codes) {
        var wanted = List.copyOf(new LinkedHashSet<>(codes));
        var found = new HashMap<String, SkuFacts>();
        for (int from = 0; from < wanted.size(); from += CODES_PER_QUERY) {
            var part = wanted.subList(from, Math.min(wanted.size(), from + CODES_PER_QUERY));
            jdbi.useHandle(handle -> handle.createQuery(COLUMNS + "where code in (<codes>)").bindList("codes", part)
                    .map((row, context) -> facts(row)).forEach(sku -> found.put(sku.code(), sku)));
        }
        return found;
    }

    /**
     * Cuts all SKUs into ranges of about equal size that cover every identity.
     *
     * @param skusPerShard how many SKUs a range holds at most, ≥ 1
     */
    @RolesAllowed(Role.VIEW)
    public List<SkuRange> shards(int skusPerShard) {
        if (skusPerShard < 1) {
            throw new IllegalArgumentException("skusPerShard (%d) must be ≥ 1".formatted(skusPerShard));
        }
        var ids = jdbi.withHandle(handle -> handle.createQuery("select id from sku order by id").mapTo(Integer.class).list());
        var shards = new ArrayList<SkuRange>();
        for (int from = 0; from < ids.size(); from += skusPerShard) {
            shards.add(new SkuRange(ids.get(from), ids.get(Math.min(ids.size(), from + skusPerShard) - 1)));
        }
        return shards;
    }

    /** All categories, ascending by identity. */
    @RolesAllowed(Role.VIEW)
    public List<CategoryFacts> categories() {
        return jdbi.withHandle(handle -> handle
                .createQuery("select id, code, name, name_zh, coalesce(parent_id, 0) as parent_id from category order by id")
                .mapTo(CategoryFacts.class).list());
    }

    /** Holidays and events from {@code from} to {@code to}, both included, ascending by day. */
    @RolesAllowed(Role.VIEW)
    public List<CalendarEvent> calendarEvents(LocalDate from, LocalDate to) {
        return jdbi.withHandle(handle -> handle
                .createQuery("select day, kind, region, name, name_zh from calendar_event where day between :from and :to order by day, id")
                .bind("from", from).bind("to", to).mapTo(CalendarEvent.class).list());
    }

    private static SkuFacts facts(ResultSet row) throws SQLException {
        int predecessor = row.getInt("predecessor_id");
        return new SkuFacts(new SkuId(row.getInt("id")), row.getString("code"), row.getString("name"), row.getString("name_zh"), row.getInt("category_id"),
                row.getString("brand"), number(row, "unit_cost"), number(row, "unit_price"), number(row, "volume_litres"), number(row, "weight_kg"),
                row.getInt("pack_size"), row.getInt("shelf_life_days"), LifeCycle.of(row.getString("life_cycle")),
                row.getObject("launched_on", LocalDate.class), row.getObject("ended_on", LocalDate.class),
                predecessor == 0 ? null : new SkuId(predecessor), row.getDouble("predecessor_share"),
                row.getObject("predecessor_until", LocalDate.class));
    }

    private static double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }
}
