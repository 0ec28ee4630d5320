package org.quartermaster.replenishment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.replenishment.PlanningFacts.Everywhere;
import org.quartermaster.replenishment.PlanningFacts.Shard;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.SupplierId;
import org.quartermaster.shared.work.WorkContext;
import org.quartermaster.suppliers.SupplierTerm;

/** The lines that are bought from one supplier as first choice, read shard by shard as the plan of the night reads them. */
final class AheadLines {

    private static final int SERIES_PER_SHARD = 4_000;
    private static final int MONTH = 28;

    private final PlanningFacts source;
    private final Everywhere everywhere;
    private final SupplierId supplier;
    private final List<LineFacts> lines = new ArrayList<>();
    private final List<LineFacts> gaps = new ArrayList<>();

    AheadLines(PlanningFacts source, Everywhere everywhere, SupplierId supplier) {
        this.source = source;
        this.everywhere = everywhere;
        this.supplier = supplier;
    }

    /** What can be planned and is kept in stock. */
    List<LineFacts> lines() {
        return lines;
    }

    /** What sells, or has a wrong number, and cannot be planned, with its reason. */
    List<LineFacts> gaps() {
        return gaps;
    }

    void read(Jdbi jdbi, WorkContext context) {
        Set<Integer> sold = jdbi.withHandle(handle -> handle.createQuery("select distinct sku_id from supplier_term where supplier_id = ?").bind(0, supplier.value())
                .mapTo(Integer.class).collect(Collectors.toSet()));
        List<SkuRange> shards = source.shards(SERIES_PER_SHARD).stream().filter(range -> sold.stream().anyMatch(sku -> range.fromId() <= sku && sku <= range.toId())).toList();
        for (int i = 0; i < shards.size() && !context.isCancelled(); i++) {
            context.progress("replenishment.step.net", i, shards.size());
            shard(source.load(shards.get(i)));
        }
    }

    private void shard(Shard shard) {
        for (LineFacts facts : new LineAssembly(everywhere, shard).lines()) {
            if (facts.isPlannable()) {
                if (!facts.isFed() && facts.first().offer().supplierId() == supplier.value() && facts.first().rules().stocked()) {
                    lines.add(facts);
                }
            } else if ((facts.demand().mean(MONTH) > 0 || facts.gap().isBroken()) && isFirstChoice(shard, facts)) {
                gaps.add(facts);
            }
        }
    }

    private boolean isFirstChoice(Shard shard, LineFacts facts) {
        List<SupplierTerm> terms = shard.terms().getOrDefault(facts.sku().id().value(), List.of());
        return !terms.isEmpty() && terms.getFirst().supplier().equals(supplier);
    }

    /** Centilitres left in each warehouse whose room is known, beside everything that lies there today; negative: too much lies there. */
    Map<Integer, Long> room(Jdbi jdbi) {
        Map<Integer, Double> taken = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("select b.warehouse_id, sum(greatest(b.on_hand, 0) * coalesce(s.volume_litres, 0)) from stock_balance b "
                + "join sku s on s.id = b.sku_id group by b.warehouse_id").map((row, _) -> taken.put(row.getInt(1), row.getDouble(2))).forEach(_ -> { }));
        Map<Integer, Long> room = new HashMap<>();
        everywhere.capacities().forEach((warehouse, litres) -> {
            if (!Double.isInfinite(litres)) {
                room.put(warehouse, Math.round((litres - taken.getOrDefault(warehouse, 0.0)) * 100));
            }
        });
        return room;
    }
}
