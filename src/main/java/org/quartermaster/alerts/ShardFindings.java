package org.quartermaster.alerts;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.quartermaster.alerts.detection.DemandSeries;
import org.quartermaster.alerts.detection.DemandWatch;
import org.quartermaster.alerts.detection.Finding;
import org.quartermaster.alerts.detection.LateOrders;
import org.quartermaster.alerts.detection.Overstock;
import org.quartermaster.alerts.detection.PeerIndex;
import org.quartermaster.alerts.detection.StockFigures;
import org.quartermaster.alerts.detection.StockOutRisk;
import org.quartermaster.catalog.SkuFacts;
import org.quartermaster.purchasing.InboundLine;
import org.quartermaster.replenishment.ProposalRow;
import org.quartermaster.replenishment.StockLine;
import org.quartermaster.sales.DailySeries;

/** Turns the rows of one shard of SKUs into findings; open lines of late orders are collected for the end. */
final class ShardFindings {

    private final LocalDate today;
    private final Overstock.Costs costs;
    private final Map<Integer, SkuFacts> skus;
    private final Map<Long, StockLine> lines = new HashMap<>();
    private final Map<Long, InboundLine> overdue = new HashMap<>();
    private final Map<Long, LocalDate> arrivals = new HashMap<>();
    private final List<DemandSeries> series = new ArrayList<>();

    ShardFindings(LocalDate today, Overstock.Costs costs, List<SkuFacts> skus) {
        this.today = today;
        this.costs = costs;
        this.skus = skus.stream().collect(Collectors.toMap(sku -> sku.id().value(), Function.identity()));
    }

    private static long place(int sku, int warehouse) {
        return (long) sku << 32 | warehouse;
    }

    /** Open purchase order lines come first: a stock-out that waits for a late order has its cause. */
    void inbound(InboundLine line, Map<Long, LateOrder> late) {
        if (!line.overdue() && !line.expectedOn().isAfter(line.dueOn())) {
            return;
        }
        overdue.putIfAbsent(place(line.sku().value(), line.warehouse().value()), line);
        late.computeIfAbsent(line.orderId(), _ -> new LateOrder(line)).lines.add(line);
    }

    /** Then what the worklist proposes: a stock-out is only told as far as ordering today cannot prevent it. */
    void proposed(ProposalRow proposal) {
        if (proposal.arrivesOn() != null && proposal.units() > 0) {
            arrivals.merge(place(proposal.skuId(), proposal.warehouseId()), proposal.arrivesOn(), (one, two) -> one.isBefore(two) ? one : two);
        }
    }

    private int daysUntilHelp(StockLine line) {
        LocalDate arrival = arrivals.get(place(line.skuId(), line.warehouseId()));
        return arrival == null ? line.leadDays() : Math.min(line.leadDays(), (int) ChronoUnit.DAYS.between(today, arrival));
    }

    void stock(StockLine line, Consumer<Finding> findings) {
        lines.put(place(line.skuId(), line.warehouseId()), line);
        var waits = overdue.get(place(line.skuId(), line.warehouseId()));
        String cause = waits == null ? "supplier/" + line.supplier() : "late/" + waits.supplier().value();
        var figures = new StockFigures(line.skuId(), line.sku(), line.warehouseId(), line.onHand() - line.reserved() - line.backordered(), line.dailyDemand(),
                line.coverDays() == null ? Integer.MAX_VALUE : line.coverDays(),
                line.outOn() == null ? Integer.MAX_VALUE : (int) ChronoUnit.DAYS.between(today, line.outOn()), daysUntilHelp(line), line.inbound(), line.lostUnits(),
                line.lostSales().doubleValue(), line.lostMargin().doubleValue(), line.excessUnits(), line.excessValue().doubleValue(), cause);
        StockOutRisk.judge(figures, today).ifPresent(findings);
        Overstock.judge(figures, costs, today).ifPresent(findings);
    }

    void sales(DailySeries sold) {
        SkuFacts sku = skus.get(sold.sku().value());
        if (sku == null || sold.firstSaleIndex() < 0) {
            return;
        }
        float[] units = sold.units();
        float last = Float.NaN;
        for (int day = 0; day < units.length; day++) {
            last = Float.isNaN(sold.listPrice()[day]) ? last : sold.listPrice()[day];
            units[day] = sold.promotionDepth()[day] > 0 ? Float.NaN : units[day];
        }
        double price = Double.isNaN(sku.unitPrice()) ? Float.isNaN(last) ? 0 : last : sku.unitPrice();
        series.add(new DemandSeries(sku.id().value(), sku.code(), sold.warehouse().value(), sku.categoryId(), price, sold.firstDay(), units));
    }

    /** Judges the collected series against each other. */
    void demand(Consumer<Finding> findings) {
        var peers = new PeerIndex(series);
        series.forEach(one -> DemandWatch.judge(one, peers.of(one.group())).ifPresent(findings));
    }

    /** The collected late lines of this shard as the engine wants them. */
    LateOrders.Line late(InboundLine line) {
        SkuFacts sku = skus.get(line.sku().value());
        StockLine stock = lines.get(place(line.sku().value(), line.warehouse().value()));
        double margin = sku == null || Double.isNaN(sku.unitPrice()) || Double.isNaN(sku.unitCost()) ? 0 : sku.unitPrice() - sku.unitCost();
        int cover = stock == null || stock.coverDays() == null ? Integer.MAX_VALUE : stock.coverDays();
        return new LateOrders.Line(sku == null ? "" : sku.code(), line.openUnits(), stock == null ? 0 : stock.dailyDemand(), cover, margin);
    }

    /** One late order while its lines come in from several shards. */
    static final class LateOrder {
        private final InboundLine first;
        private final List<InboundLine> lines = new ArrayList<>();
        private final List<LateOrders.Line> judged = new ArrayList<>();

        LateOrder(InboundLine first) {
            this.first = first;
        }

        /** Moves the lines of a shard that is done to the figures the engine wants. */
        void close(ShardFindings shard) {
            lines.forEach(line -> judged.add(shard.late(line)));
            lines.clear();
        }

        int supplierId() {
            return first.supplier().value();
        }

        LateOrders.Order order(String supplier) {
            return new LateOrders.Order(first.orderId(), first.orderCode(), first.warehouse().value(), first.supplier().value(), supplier, first.orderedOn(),
                    first.dueOn(), first.expectedOn(), judged);
        }
    }
}
