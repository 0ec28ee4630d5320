package org.quartermaster.forecasting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.quartermaster.catalog.SkuFacts;
import org.quartermaster.forecasting.demand.Succession;
import org.quartermaster.sales.DailySeries;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;

/** Hands the history of SKUs on to those that replaced them, one after the other. Links in a circle end where they meet: no SKU takes over its own days. */
final class SuccessionChains {

    private static final int OWN_DAYS = 182;

    private final Function<SkuId, Optional<SkuFacts>> catalog;
    private final BiConsumer<SkuId, Consumer<DailySeries>> sales;
    private final Map<SkuId, Optional<SkuFacts>> known = new HashMap<>();
    private final Map<SkuId, Map<WarehouseId, float[]>> handedOn = new HashMap<>();

    /**
     * Reads SKUs as they are needed; each once, unless it belongs to a circle.
     *
     * @param sales hands over the series of a SKU, adjusted
     */
    SuccessionChains(Function<SkuId, Optional<SkuFacts>> catalog, BiConsumer<SkuId, Consumer<DailySeries>> sales) {
        this.catalog = catalog;
        this.sales = sales;
    }

    /** What the SKU's predecessor hands on to it in each warehouse, with what that one took over from its own. */
    Map<WarehouseId, float[]> before(SkuFacts sku) {
        List<SkuFacts> chain = chain(sku);
        boolean isCircle = chain.getLast().predecessor() != null;
        Map<WarehouseId, float[]> units = Map.of();
        for (SkuFacts one : chain.subList(1, chain.size()).reversed()) {
            Map<WarehouseId, float[]> before = units;
            units = isCircle ? joined(one, before) : handedOn.computeIfAbsent(one.id(), _ -> joined(one, before));
        }
        return units;
    }

    /** The SKU, its predecessor, that one's and so on, until one has none or it stands in the chain already. */
    private List<SkuFacts> chain(SkuFacts sku) {
        var chain = new ArrayList<>(List.of(sku));
        Optional<SkuFacts> next = predecessor(sku);
        while (next.filter(one -> !chain.contains(one)).isPresent()) {
            chain.add(next.get());
            next = predecessor(next.get());
        }
        return chain;
    }

    private Optional<SkuFacts> predecessor(SkuFacts sku) {
        return Optional.ofNullable(sku.predecessor()).flatMap(one -> known.computeIfAbsent(one, catalog));
    }

    private Map<WarehouseId, float[]> joined(SkuFacts sku, Map<WarehouseId, float[]> before) {
        var joined = new HashMap<WarehouseId, float[]>();
        sales.accept(sku.id(), series -> joined.put(series.warehouse(), joined(sku, series, before)));
        return joined;
    }

    /**
     * The units of a series after those of its predecessor; its own, the same array, where there is none.
     *
     * @param sku    null: gone
     * @param before as {@link #before} says
     */
    static float[] joined(SkuFacts sku, DailySeries series, Map<WarehouseId, float[]> before) {
        float[] predecessor = before.get(series.warehouse());
        return predecessor == null ? series.units()
                : new Succession(sku.predecessorShare(), sku.predecessorUntil(), OWN_DAYS).join(series.firstDay(), series.units(), series.firstSaleIndex(), predecessor);
    }
}
