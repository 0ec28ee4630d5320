package org.quartermaster.replenishment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.catalog.SkuFacts;
import org.quartermaster.forecasting.Forecasts;
import org.quartermaster.forecasting.StoredForecast;
import org.quartermaster.purchasing.InboundLine;
import org.quartermaster.purchasing.LeadTime;
import org.quartermaster.purchasing.MeasuredLeadTimes;
import org.quartermaster.replenishment.policy.rulebook.Segments;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.SupplierId;
import org.quartermaster.stock.Balance;
import org.quartermaster.stock.Balances;
import org.quartermaster.stock.Feed;
import org.quartermaster.stock.ComingTransfer;
import org.quartermaster.stock.PlannedMove;
import org.quartermaster.stock.Transfers;
import org.quartermaster.stock.Warehouses;
import org.quartermaster.suppliers.SupplierFacts;
import org.quartermaster.suppliers.SupplierTerm;
import org.quartermaster.suppliers.Suppliers;
import org.quartermaster.suppliers.Terms;

/** Gathers what the rooms below know of a range of SKUs, in a handful of bulk reads. */
@ApplicationScoped
public class PlanningFacts {

    private Catalog catalog;
    private Balances balances;
    private org.quartermaster.purchasing.Inbound inbound;
    private Terms terms;
    private Suppliers suppliers;
    private MeasuredLeadTimes leadTimes;
    private Forecasts forecasts;
    private Warehouses warehouses;
    private Transfers transfers;

    protected PlanningFacts() {
    }

    @Inject
    public PlanningFacts(Catalog catalog, Balances balances, org.quartermaster.purchasing.Inbound inbound, Terms terms, Suppliers suppliers,
            MeasuredLeadTimes leadTimes, Forecasts forecasts, Warehouses warehouses, Transfers transfers) {
        this.catalog = catalog;
        this.balances = balances;
        this.inbound = inbound;
        this.terms = terms;
        this.suppliers = suppliers;
        this.leadTimes = leadTimes;
        this.forecasts = forecasts;
        this.warehouses = warehouses;
        this.transfers = transfers;
    }

    /** SKU in a warehouse. */
    record Place(int skuId, int warehouseId) {
    }

    /** Suppliers, their lead times and the network of warehouses, the same for all shards. */
    record Everywhere(LocalDate day, PlanningSettings settings, Map<SupplierId, SupplierFacts> suppliers, Map<SupplierId, LeadTime> leadTimes,
            SkuSegments segments, Map<Integer, String> categories, Map<Integer, String> warehouseCodes,
            Map<Integer, Double> capacities, Map<Integer, Feed> feeds) {

        /** Days of a transfer to the warehouse. */
        int transferDays(int warehouseId) {
            Feed feed = feeds.get(warehouseId);
            return feed == null || feed.transferDays() == null ? settings.transitDays() : feed.transferDays();
        }
    }

    /** The bulk of one shard, by place or SKU. */
    record Shard(Map<Integer, SkuFacts> skus, List<Balance> balances, Map<Place, List<InboundLine>> inbound, Map<Integer, List<SupplierTerm>> terms,
            Map<Integer, Map<SupplierId, LeadTime>> leadTimes, Map<Place, StoredForecast> forecasts, Map<Place, PlannedMove> moves, Map<Place, List<ComingTransfer>> coming,
            Map<Place, Integer> requested) {
    }

    /** @param segments of the SKUs */
    Everywhere everywhere(LocalDate day, PlanningSettings settings, SkuSegments segments) {
        Map<SupplierId, SupplierFacts> active = new HashMap<>();
        Map<Integer, Double> capacities = new HashMap<>();
        Map<Integer, String> codes = new HashMap<>();
        warehouses.all().forEach(warehouse -> {
            capacities.put(warehouse.id().value(), warehouse.capacityLitres());
            codes.put(warehouse.id().value(), warehouse.code());
        });
        Map<Integer, String> categories = new HashMap<>();
        catalog.categories().forEach(category -> categories.put(category.id(), category.code()));
        suppliers.facts().forEach(supplier -> active.put(supplier.id(), supplier));
        Map<Integer, Feed> feeds = new HashMap<>();
        warehouses.feeds().forEach(feed -> feeds.put(feed.warehouseId(), feed));
        return new Everywhere(day, settings, active, leadTimes.perSupplier(), segments, categories, codes, capacities, feeds);
    }

    List<SkuRange> shards(int series) {
        return balances.shards(series);
    }

    /** Segments by forecast revenue and by forecast units. */
    SkuSegments segments() {
        Map<Integer, Double> prices = new HashMap<>();
        catalog.facts(SkuRange.ALL).forEach(sku -> prices.put(sku.id().value(), Double.isNaN(sku.unitPrice()) ? 0 : sku.unitPrice()));
        Map<Integer, Double> revenue = new HashMap<>();
        Map<Integer, Double> sold = new HashMap<>();
        forecasts.forEach(SkuRange.ALL, forecast -> {
            double units = 0;
            for (float mean : forecast.total().mean()) {
                units += Float.isNaN(mean) ? 0 : mean;
            }
            revenue.merge(forecast.sku().value(), units * prices.getOrDefault(forecast.sku().value(), 0.0), Double::sum);
            sold.merge(forecast.sku().value(), units, Double::sum);
        });
        return new SkuSegments(Segments.byShare(revenue, "ABC"), Segments.byShare(sold, "FMS"));
    }

    Shard load(SkuRange range) {
        Map<Integer, SkuFacts> skus = new HashMap<>();
        catalog.facts(range).forEach(sku -> skus.put(sku.id().value(), sku));
        Map<Place, List<InboundLine>> ordered = new HashMap<>();
        inbound.of(range).forEach(line -> ordered.computeIfAbsent(new Place(line.sku().value(), line.warehouse().value()), _ -> new ArrayList<>())
                .add(line));
        Map<Integer, List<SupplierTerm>> sold = new HashMap<>();
        terms.of(range).forEach(term -> sold.computeIfAbsent(term.sku().value(), _ -> new ArrayList<>()).add(term));
        Map<Integer, Map<SupplierId, LeadTime>> measured = new HashMap<>();
        leadTimes.perSku(range).forEach(time -> measured.computeIfAbsent(time.sku().value(), _ -> new HashMap<>()).put(time.supplier(), time));
        Map<Place, StoredForecast> expected = new HashMap<>();
        forecasts.forEach(range, forecast -> expected.put(new Place(forecast.sku().value(), forecast.warehouse().value()), forecast));
        return new Shard(skus, balances.of(range), ordered, sold, measured, expected, planned(range), coming(range), requested(range));
    }

    /** Units on orders that wait for approval. */
    private Map<Place, Integer> requested(SkuRange range) {
        Map<Place, Integer> requested = new HashMap<>();
        inbound.requested(range).forEach(line -> requested.put(new Place(line.sku().value(), line.warehouse().value()), line.units()));
        return requested;
    }

    private Map<Place, List<ComingTransfer>> coming(SkuRange range) {
        return transfers.coming(range).stream().collect(Collectors.groupingBy(transfer -> new Place(transfer.skuId(), transfer.warehouseId())));
    }

    private Map<Place, PlannedMove> planned(SkuRange range) {
        Map<Place, PlannedMove> planned = new HashMap<>();
        transfers.planned(range).forEach(move -> planned.put(new Place(move.skuId(), move.warehouseId()), move));
        return planned;
    }
}
