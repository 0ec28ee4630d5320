package org.quartermaster.replenishment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quartermaster.catalog.LifeCycle;
import org.quartermaster.catalog.SkuFacts;
import org.quartermaster.forecasting.StoredForecast;
import org.quartermaster.purchasing.InboundLine;
import org.quartermaster.replenishment.LineFacts.Gap;
import org.quartermaster.replenishment.LineFacts.TermFacts;
import org.quartermaster.replenishment.PlanningFacts.Everywhere;
import org.quartermaster.replenishment.PlanningFacts.Place;
import org.quartermaster.replenishment.PlanningFacts.Shard;
import org.quartermaster.replenishment.policy.Arrival;
import org.quartermaster.replenishment.policy.DemandOutlook;
import org.quartermaster.replenishment.policy.Holdings;
import org.quartermaster.replenishment.policy.Inbound;
import org.quartermaster.replenishment.policy.InventoryPosition;
import org.quartermaster.replenishment.policy.LeadTime;
import org.quartermaster.replenishment.policy.Line;
import org.quartermaster.replenishment.policy.Offer;
import org.quartermaster.replenishment.policy.Overlay;
import org.quartermaster.replenishment.policy.Rules;
import org.quartermaster.replenishment.policy.rulebook.RuleFacts;
import org.quartermaster.replenishment.policy.rulebook.Segments;
import org.quartermaster.stock.Balance;
import org.quartermaster.stock.ComingTransfer;
import org.quartermaster.stock.PlannedMove;
import org.quartermaster.suppliers.SupplierFacts;
import org.quartermaster.suppliers.SupplierTerm;

/** Turns the bulk of a shard into lines for the policy; what does not fit becomes a gap with its reason, and the others go on. */
final class LineAssembly {

    static final int PROJECTION_DAYS = 56;
    private static final int ORDER_DAYS_AHEAD = 35;
    private static final int PHASING_OUT_DAYS = 14;
    private static final int LIKELY_DAYS = 10;
    private static final double LEAST_RECEIVED = 0.7;
    private static final int MONTH = 28;

    private final Everywhere everywhere;
    private final Shard shard;
    private final Overlay overlay;
    private final Map<Integer, List<Integer>> orderDays = new HashMap<>();

    LineAssembly(Everywhere everywhere, Shard shard) {
        this(everywhere, shard, Overlay.NOTHING);
    }

    /** @param overlay circumstances of every line, before warehouses feed each other */
    LineAssembly(Everywhere everywhere, Shard shard, Overlay overlay) {
        this.everywhere = everywhere;
        this.shard = shard;
        this.overlay = overlay;
    }

    List<LineFacts> lines() {
        var lines = new ArrayList<LineFacts>();
        for (Balance balance : shard.balances()) {
            SkuFacts sku = shard.skus().get(balance.sku().value());
            if (sku != null) {
                lines.add(line(sku, balance));
            }
        }
        return everywhere.feeds().isEmpty() ? lines : new LineNetwork(everywhere).over(lines);
    }

    private LineFacts line(SkuFacts sku, Balance balance) {
        var place = new Place(sku.id().value(), balance.warehouse().value());
        StoredForecast forecast = shard.forecasts().get(place);
        DemandOutlook demand = DemandOutlook.steady(0, 0);
        InventoryPosition position = nothing();
        try {
            boolean isFed = everywhere.feeds().containsKey(place.warehouseId());
            double room = isFed ? Double.POSITIVE_INFINITY : everywhere.capacities().getOrDefault(place.warehouseId(), Double.POSITIVE_INFINITY);
            List<SupplierTerm> offered = shard.terms().getOrDefault(sku.id().value(), List.of());
            List<SupplierTerm> terms = offered.stream().filter(term -> GapFinding.inTerm(sku, term, room) == null).toList();
            position = position(place, balance, terms);
            demand = forecast == null ? demand : GapFinding.hasNoNumber(forecast) ? GapFinding.knownPart(forecast) : outlook(forecast);
            if (terms.isEmpty()) {
                return gap(sku, place, position, demand, offered.isEmpty() ? new Gap("no_supplier", "") : GapFinding.inTerm(sku, offered.getFirst(), room));
            }
            if (forecast != null && GapFinding.hasNoNumber(forecast)) {
                return gap(sku, place, position, demand, new Gap("bad_forecast", forecast.method().method()));
            }
            var lines = lines(sku, place, position, demand, terms);
            Gap gap = lines.isEmpty() ? new Gap("no_rate", terms.toString().substring(0, Math.min(250, terms.toString().length())))
                    : forecast == null && sku.lifeCycle() != LifeCycle.ENDED && !feedsOthers(place) ? new Gap("no_forecast", "") : null;
            return new LineFacts(sku, place.warehouseId(), position, demand, List.copyOf(lines.values()), termFacts(terms), gap);
        } catch (IllegalArgumentException | ArithmeticException e) {
            return gap(sku, place, position, demand, new Gap("invalid", String.valueOf(e.getMessage())));
        }
    }

    /** A warehouse that only feeds others sells nothing itself and has no forecast of its own. */
    private boolean feedsOthers(Place place) {
        return everywhere.feeds().values().stream().anyMatch(feed -> feed.sourceId() == place.warehouseId());
    }

    private static LineFacts gap(SkuFacts sku, Place place, InventoryPosition position, DemandOutlook demand, Gap gap) {
        return new LineFacts(sku, place.warehouseId(), position, demand, List.of(), Map.of(), gap);
    }

    private static InventoryPosition nothing() {
        return new InventoryPosition(new Holdings(0, 0, 0, 0, 0), List.of());
    }

    private DemandOutlook outlook(StoredForecast forecast) {
        int horizon = Math.max(2, forecast.total().horizon());
        double[] means = new double[horizon + 1];
        double[] variances = new double[horizon + 1];
        for (int t = 1; t <= horizon; t++) {
            var total = forecast.demandOverDays(everywhere.day(), t);
            means[t] = Math.max(means[t - 1], total.mean());
            variances[t] = Math.max(variances[t - 1], total.variance());
        }
        return new DemandOutlook(means, variances);
    }

    private InventoryPosition position(Place place, Balance balance, List<SupplierTerm> terms) {
        PlannedMove moves = shard.moves().getOrDefault(place, new PlannedMove(0, 0, 0, 0));
        LeadTime lead = terms.isEmpty() ? LeadTime.stated(7) : leadTime(terms.getFirst());
        var holdings = new Holdings(balance.onHand(), balance.reserved() + moves.leaves(), balance.backordered(), balance.inTransit(),
                moves.comes() + shard.requested().getOrDefault(place, 0));
        int transit = everywhere.transferDays(place.warehouseId());
        var inbound = new ArrayList<Inbound>(shard.inbound().getOrDefault(place, List.of()).stream().map(line -> inbound(line, terms)).toList());
        shard.coming().getOrDefault(place, List.of()).forEach(transfer -> inbound.add(inbound(transfer, transit)));
        return InventoryPosition.of(holdings, inbound, everywhere.day(), new InventoryPosition.Delays(lead.overdueDays(), transit, lead.days()));
    }

    private Inbound inbound(ComingTransfer transfer, int transitDays) {
        return new Inbound(transfer.code(), transfer.isShipped() ? Arrival.Kind.IN_TRANSIT : Arrival.Kind.REQUESTED, transfer.units(), transfer.arrivesOn(),
                transfer.expectedOn(everywhere.day(), transitDays));
    }

    /** A promised day that nobody re-estimated is believed as far as the supplier's measured lead time allows. */
    private Inbound inbound(InboundLine line, List<SupplierTerm> terms) {
        if (!line.expectedOn().equals(line.dueOn())) {
            return new Inbound(line.orderCode(), line.openUnits(), line.dueOn(), line.expectedOn());
        }
        LocalDate usual = terms.stream().filter(term -> term.supplier().equals(line.supplier())).findFirst()
                .map(term -> line.orderedOn().plusDays(leadTime(term).days())).orElse(line.dueOn());
        return new Inbound(line.orderCode(), line.openUnits(), line.dueOn(), usual.isAfter(line.dueOn()) ? usual : null);
    }

    private Map<Integer, Line> lines(SkuFacts sku, Place place, InventoryPosition position, DemandOutlook demand, List<SupplierTerm> terms) {
        Map<Integer, Line> lines = new LinkedHashMap<>();
        Rules rules = rules(sku, place, demand, terms.getFirst());
        for (SupplierTerm term : terms) {
            SupplierFacts supplier = everywhere.suppliers().get(term.supplier());
            List<Integer> days = supplier == null ? List.of() : orderDays.computeIfAbsent(supplier.id().value(), _ -> orderDays(supplier));
            if (!days.isEmpty() && !Double.isNaN(supplier.rate())) {
                lines.put(supplier.id().value(), overlay.over(new Line(position, demand, offer(term, supplier, days), micros(sku.unitPrice(), 1),
                        sku.shelfLifeDays() <= 0 ? Line.DOES_NOT_EXPIRE : sku.shelfLifeDays(), Integer.MAX_VALUE, rules)));
            }
        }
        return lines;
    }

    private Rules rules(SkuFacts sku, Place place, DemandOutlook demand, SupplierTerm first) {
        Rules rules = everywhere.settings().book().governing(facts(sku, place, demand, first));
        return switch (sku.lifeCycle()) {
            case NEW, ACTIVE -> rules;
            case PHASING_OUT -> rules.runningOut(PHASING_OUT_DAYS);
            case ENDED -> rules.ended();
        };
    }

    private RuleFacts facts(SkuFacts sku, Place place, DemandOutlook demand, SupplierTerm first) {
        int id = sku.id().value();
        SupplierFacts supplier = everywhere.suppliers().get(first.supplier());
        return new RuleFacts(everywhere.segments().abc(id), Segments.steadiness(demand.mean(MONTH), demand.variance(MONTH)), everywhere.segments().velocity(id),
                Segments.value(sku.unitCost()), sku.lifeCycle().code(), everywhere.categories().getOrDefault(sku.categoryId(), ""), sku.brand(),
                supplier == null ? "" : supplier.code(), everywhere.warehouseCodes().getOrDefault(place.warehouseId(), ""), sku.code(), sku.unitCost(),
                sku.unitPrice(), demand.rate(MONTH), leadTime(first).days(), sku.shelfLifeDays());
    }

    private Offer offer(SupplierTerm term, SupplierFacts supplier, List<Integer> days) {
        var breaks = term.priceBreaks().stream().map(step -> new Offer.PriceBreak(step.fromUnits(), micros(step.unitCost(), supplier.rate()))).toList();
        return new Offer(supplier.id().value(), micros(term.unitCost(), supplier.rate()), breaks, term.minimumOrderQuantity(), term.orderMultiple(),
                leadTime(term), days);
    }

    /** Measured for the SKU; else the supplier's, moved by how much the term's stated days differ from the supplier's; else stated. */
    private LeadTime leadTime(SupplierTerm term) {
        var own = shard.leadTimes().getOrDefault(term.sku().value(), Map.of()).get(term.supplier());
        if (own != null && own.isMeasured()) {
            return measured(own, term.leadTimeDays(), 0);
        }
        var suppliers = everywhere.leadTimes().get(term.supplier());
        return suppliers == null || !suppliers.isMeasured() ? LeadTime.stated(term.leadTimeDays())
                : measured(suppliers, term.leadTimeDays(), term.leadTimeDays() - suppliers.statedDays());
    }

    /** @param shift days that this SKU's stated lead time differs from the supplier's */
    private static LeadTime measured(org.quartermaster.purchasing.LeadTime measured, int statedDays, int shift) {
        var likely = new ArrayList<Integer>();
        for (int i = 0; i < LIKELY_DAYS; i++) {
            likely.add((int) Math.max(0, Math.round(measured.quantile((i + 0.5) / LIKELY_DAYS) + shift)));
        }
        double share = Double.isNaN(measured.fillShare()) ? 1 : Math.clamp(measured.fillShare(), LEAST_RECEIVED, 1);
        return new LeadTime((int) Math.max(0, Math.round(measured.meanDays() + shift)), measured.deviationDays(), statedDays, measured.receipts(), likely, share);
    }

    private List<Integer> orderDays(SupplierFacts supplier) {
        var days = new ArrayList<Integer>();
        for (int day = 0; day < ORDER_DAYS_AHEAD; day++) {
            LocalDate date = everywhere.day().plusDays(day);
            if (supplier.takesOrdersOn(date)) {
                days.add(day);
            }
        }
        return List.copyOf(days);
    }

    private Map<Integer, TermFacts> termFacts(List<SupplierTerm> terms) {
        Map<Integer, TermFacts> facts = new HashMap<>();
        for (SupplierTerm term : terms) {
            SupplierFacts supplier = everywhere.suppliers().get(term.supplier());
            if (supplier != null) {
                facts.put(supplier.id().value(), new TermFacts(supplier.currency(), supplier.rate(), term));
            }
        }
        return facts;
    }

    /** An amount in another currency as micros of the company's; 0 when unknown. */
    static long micros(double amount, double rate) {
        return Double.isNaN(amount) ? 0 : Math.round(amount * rate * 1e6);
    }
}
