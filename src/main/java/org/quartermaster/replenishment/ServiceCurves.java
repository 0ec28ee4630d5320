package org.quartermaster.replenishment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Scope;
import org.quartermaster.forecasting.SeriesPasts;
import org.quartermaster.forecasting.paths.PastRanks;
import org.quartermaster.replenishment.PlanningFacts.Everywhere;
import org.quartermaster.replenishment.simulation.PlayedLine;
import org.quartermaster.replenishment.simulation.ServiceCurve;
import org.quartermaster.replenishment.simulation.Unmet;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.WarehouseId;

/** Simulates what each service level costs for a line, or for the lines that one rule governs. */
@ApplicationScoped
@Transactional
@RolesAllowed(Role.VIEW)
public class ServiceCurves {

    private static final long SEED = 20_261;
    private static final int MOST_LINES = 60;

    private PlanningFacts facts;
    private PlanningRules rules;
    private BusinessCalendar calendar;
    private Jdbi jdbi;
    private SeriesPasts pasts;

    protected ServiceCurves() {
    }

    @Inject
    public ServiceCurves(PlanningFacts facts, PlanningRules rules, BusinessCalendar calendar, Jdbi jdbi, SeriesPasts pasts) {
        this.facts = facts;
        this.rules = rules;
        this.calendar = calendar;
        this.jdbi = jdbi;
        this.pasts = pasts;
    }

    /**
     * A curve and where the line stands on it.
     *
     * @param of      codes of SKU and warehouse, or the name of the rule
     * @param rule    rule that governs
     * @param target  service level it aims at
     * @param curve   all service levels
     */
    public record Drawn(String of, String rule, double target, ServiceCurve curve) {
    }

    record Place(int skuId, int warehouseId) {
    }

    /** @throws NotFound if the line is not planned or not to be seen */
    public Drawn ofLine(String sku, String warehouse, Unmet unmet) {
        Place place = jdbi.withHandle(handle -> handle.createQuery("""
                        select s.id as sku_id, w.id as warehouse_id from sku s join warehouse w on w.code = :warehouse where s.code = :sku
                        """).bind("sku", sku).bind("warehouse", warehouse).mapTo(Place.class).findOne())
                .filter(found -> Actor.required().sees(new WarehouseId(found.warehouseId()))).orElseThrow(() -> new NotFound("line", sku + " " + warehouse));
        PlayedLine line = lines(List.of(place)).stream().findFirst().orElseThrow(() -> new NotFound("line", sku + " " + warehouse));
        return new Drawn(sku + " · " + warehouse, line.line().rules().name(), line.line().rules().serviceLevel(), ServiceCurve.of(line, unmet, SEED));
    }

    /** The lines of the plan in force that {@code rule} governs in the actor's warehouses; of many a sample. */
    public Drawn ofRule(String rule, Unmet unmet) {
        List<Place> places = jdbi.withHandle(handle -> handle.createQuery("""
                        select l.sku_id, l.warehouse_id from inventory_line l join replenishment_plan n on n.id = l.plan_id and n.state = 'current'
                        where l.rule_name = :rule and l.daily_demand > 0 and %s order by crc32(concat(l.sku_id, '/', l.warehouse_id)) limit %d
                        """.formatted(Scope.sees("l.warehouse_id"), MOST_LINES)).bind("rule", rule).mapTo(Place.class).list());
        List<PlayedLine> lines = lines(places);
        if (lines.isEmpty()) {
            throw new NotFound("rule", rule);
        }
        return new Drawn(rule, rule, lines.getFirst().line().rules().serviceLevel(), ServiceCurve.of(lines, unmet, SEED));
    }

    private List<PlayedLine> lines(List<Place> places) {
        Everywhere everywhere = facts.everywhere(calendar.planningDay(), rules.settings(), SkuSegments.read(jdbi));
        var lines = new ArrayList<PlayedLine>();
        Map<Integer, Set<Integer>> warehouses = new LinkedHashMap<>();
        places.forEach(place -> warehouses.computeIfAbsent(place.skuId(), _ -> new HashSet<>()).add(place.warehouseId()));
        warehouses.forEach((sku, wanted) -> {
            Map<Integer, PastRanks> past = past(new SkuId(sku));
            new LineAssembly(everywhere, facts.load(SkuRange.of(new SkuId(sku)))).lines().stream().filter(line -> wanted.contains(line.warehouseId()) && line.isPlannable())
                    .forEach(line -> lines.add(new PlayedLine(line.first(), past.getOrDefault(line.warehouseId(), PastRanks.NONE))));
        });
        return lines;
    }

    /** By warehouse, up to the day before the planning day; days without complete sales are not known. */
    private Map<Integer, PastRanks> past(SkuId sku) {
        int unknown = (int) Math.max(0, ChronoUnit.DAYS.between(calendar.lastSalesDay(), calendar.planningDay()) - 1);
        var ranks = new HashMap<Integer, PastRanks>();
        pasts.of(sku, calendar.lastSalesDay(), 0).forEach(past -> {
            float[] demand = Arrays.copyOf(past.demand(), past.demand().length + unknown);
            Arrays.fill(demand, past.demand().length, demand.length, Float.NaN);
            ranks.put(past.warehouse().value(), PastRanks.of(demand, SEED + sku.value()));
        });
        return ranks;
    }
}
