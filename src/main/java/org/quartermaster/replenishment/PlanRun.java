package org.quartermaster.replenishment;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.quartermaster.purchasing.OrderAdvice;
import org.quartermaster.replenishment.Candidate.Standing;
import org.quartermaster.replenishment.PlanningFacts.Everywhere;
import org.quartermaster.replenishment.PlanningFacts.Place;
import org.quartermaster.replenishment.PlanTables.StandingTransfer;
import org.quartermaster.replenishment.policy.Advice;
import org.quartermaster.replenishment.policy.Arrival;
import org.quartermaster.replenishment.policy.InventoryPosition;
import org.quartermaster.replenishment.policy.Line;
import org.quartermaster.replenishment.policy.Policy;
import org.quartermaster.replenishment.policy.Transfers;
import org.quartermaster.replenishment.policy.Why;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.work.WorkContext;

/** One run: shard by shard from facts to lines and candidates, then the joint plan, then the drafts. */
final class PlanRun {

    private static final int SERIES_PER_SHARD = 4_000;
    private static final int LOOK_AHEAD_DAYS = 7;
    private static final long LEAST_TRANSFER_CENTS = 1_000;

    private final PlanningFacts source;
    private final Everywhere everywhere;
    private final PlanTables tables;
    private final WorkContext context;
    private final LocalDate day;
    private final List<Candidate> candidates = new ArrayList<>();
    private final Map<Place, InventoryLine> stock = new HashMap<>();
    private final List<Supplier<Draft>> drafts = new ArrayList<>();
    private final Map<Integer, Double> usedLitres = new HashMap<>();
    private final OpenOrderAdvice openOrders;
    private Map<Place, StandingTransfer> standingTransfers = Map.of();
    private int lines;
    private int gaps;

    PlanRun(PlanningFacts source, Everywhere everywhere, PlanTables tables, WorkContext context) {
        this.source = source;
        this.everywhere = everywhere;
        this.tables = tables;
        this.context = context;
        this.day = everywhere.day();
        this.openOrders = new OpenOrderAdvice(day);
    }

    /** What to ask suppliers for about open orders, once {@link #run} has looked at every line. */
    List<OrderAdvice> openOrders() {
        return openOrders.all();
    }

    PlanTables.Totals run(LocalDateTime now) {
        List<SkuRange> shards = source.shards(SERIES_PER_SHARD);
        for (int i = 0; i < shards.size() && !context.isCancelled(); i++) {
            context.progress("replenishment.step.net", i, shards.size());
            shard(shards.get(i));
        }
        SupplierCalls calls = openOrders.settle();
        var outcome = new JointPlanning(everywhere, room(), context).plan(candidates);
        for (Decision decision : outcome.decisions()) {
            Line line = decision.candidate().facts().lines().get(decision.lineIndex());
            if (decision.units() == 0 && !Draft.own(decision, line).isDue()) {
                continue;
            }
            drafts.add(() -> Draft.order(decision, stock.get(decision.candidate().place()), day, openOrders.of(decision.candidate().place())));
        }
        context.progress("replenishment.step.store", 0, drafts.size());
        tables.insertDrafts(drafts, now);
        return new PlanTables.Totals(lines, candidates.size(), gaps, InventoryLine.money(outcome.startCents()), InventoryLine.money(outcome.cents()),
                InventoryLine.money(outcome.boundCents()), outcome.hard(), outcome.moves(), 0, calls.least(), calls.left(), calls.leftStake());
    }

    private void shard(SkuRange range) {
        PlanningFacts.Shard bulk = source.load(range);
        List<LineFacts> all = new LineAssembly(everywhere, bulk).lines();
        openOrders.meet(bulk.inbound());
        Map<Place, Standing> standing = tables.standing(range);
        standingTransfers = tables.standingTransfers(range);
        var rows = new ArrayList<InventoryLine>();
        var missing = new ArrayList<LineFacts>();
        for (List<LineFacts> sku : bySku(all)) {
            sku.stream().filter(facts -> !facts.isPlannable()).forEach(facts -> {
                rows.add(InventoryLine.unplanned(facts, day));
                count(facts, 0);
                if (facts.demand().mean(28) > 0 || facts.gap().isBroken()) {
                    missing.add(facts);
                }
            });
            planned(sku.stream().filter(LineFacts::isPlannable).toList(), standing, rows, missing);
        }
        lines += all.size();
        gaps += missing.size();
        tables.insertLines(rows);
        tables.insertGaps(missing);
    }

    /** Plans one SKU; numbers that contradict each other stop this SKU and no other. */
    private void planned(List<LineFacts> places, Map<Place, Standing> standing, List<InventoryLine> rows, List<LineFacts> missing) {
        int rowsBefore = rows.size();
        int candidatesBefore = candidates.size();
        int draftsBefore = drafts.size();
        try {
            sku(places, standing, rows);
        } catch (IllegalArgumentException | ArithmeticException e) {
            rows.subList(rowsBefore, rows.size()).clear();
            candidates.subList(candidatesBefore, candidates.size()).clear();
            drafts.subList(draftsBefore, drafts.size()).clear();
            places.forEach(openOrders::forget);
            for (LineFacts facts : places) {
                LineFacts gap = facts.without(new LineFacts.Gap("invalid", String.valueOf(e.getMessage())));
                rows.add(InventoryLine.unplanned(gap, day));
                missing.add(gap);
            }
        }
    }

    private static List<List<LineFacts>> bySku(List<LineFacts> all) {
        var groups = new ArrayList<List<LineFacts>>();
        for (LineFacts facts : all) {
            if (groups.isEmpty() || !groups.getLast().getFirst().sku().id().equals(facts.sku().id())) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(facts);
        }
        return groups;
    }

    /** What the line still takes up when an order placed now arrives: stock and inbound until then less demand. */
    private void count(LineFacts facts, int arrivalDay) {
        double litres = Double.isNaN(facts.sku().volumeLitres()) ? 0 : facts.sku().volumeLitres();
        double left = Math.max(0, facts.position().at(arrivalDay) - facts.demand().mean(arrivalDay));
        usedLitres.merge(facts.warehouseId(), litres * left, Double::sum);
    }

    /** All warehouses of one SKU: advice, then transfers, then what is left to buy. */
    private void sku(List<LineFacts> places, Map<Place, Standing> standing, List<InventoryLine> rows) {
        Map<Integer, Advice> advices = new HashMap<>();
        for (LineFacts facts : places) {
            Advice advice = Policy.advise(facts.first());
            advices.put(facts.warehouseId(), advice);
            openOrders.look(facts, advice);
            count(facts, advice.arrivalDay());
            InventoryLine row = InventoryLine.of(facts, advice, day);
            rows.add(row);
            if (isNear(advice)) {
                stock.put(new Place(facts.sku().id().value(), facts.warehouseId()), row);
            }
        }
        Map<Integer, Transfers.Transfer> kept = kept(places, advices);
        feed(places, advices, kept);
        Map<Integer, Transfers.Transfer> suggested = transfers(places, advices, Map.of());
        Map<Integer, Transfers.Transfer> transfers = kept.isEmpty() ? suggested : transfers(places, advices, kept);
        for (LineFacts facts : places) {
            Advice advice = advices.get(facts.warehouseId());
            if (isNear(advice) && !facts.isFed()) {
                Transfers.Transfer own = kept.get(facts.warehouseId());
                Transfers.Transfer transfer = own == null ? transfers.get(facts.warehouseId()) : own;
                boolean moves = transfer != null && (own != null || isWorthMoving(facts, advice, transfer));
                buy(moves ? transferred(facts, transfer, own == null ? transfer : suggested.get(facts.warehouseId()), advice) : facts, standing);
            }
        }
    }

    /** What the warehouses that are fed get of what their sources have; a number that a person entered is taken as it is, the suggestion stays beside it. */
    private void feed(List<LineFacts> places, Map<Integer, Advice> advices, Map<Integer, Transfers.Transfer> kept) {
        var feeding = new Feeding(places, advices);
        Map<Integer, Integer> suggested = feeding.share(Map.of());
        Map<Integer, Integer> shared = kept.isEmpty() ? suggested : feeding.share(kept);
        for (LineFacts facts : places) {
            Transfers.Transfer own = kept.get(facts.warehouseId());
            int units = own == null ? shared.getOrDefault(facts.warehouseId(), 0) : own.units();
            if (facts.isFed() && (units > 0 || own != null)) {
                var transfer = own == null ? new Transfers.Transfer(facts.feed().sourceId(), facts.warehouseId(), units) : own;
                draft(facts, transfer, suggested.getOrDefault(facts.warehouseId(), 0), advices.get(facts.warehouseId()));
            }
        }
    }

    /** The transfers that a person entered or keeps as they stand, by the warehouse that still needs them. */
    private Map<Integer, Transfers.Transfer> kept(List<LineFacts> places, Map<Integer, Advice> advices) {
        Map<Integer, Transfers.Transfer> kept = new HashMap<>();
        for (LineFacts facts : places) {
            StandingTransfer before = standingTransfers.get(new Place(facts.sku().id().value(), facts.warehouseId()));
            if (before != null && before.isKept() && isNear(advices.get(facts.warehouseId()))) {
                kept.put(facts.warehouseId(), new Transfers.Transfer(before.fromWarehouseId(), facts.warehouseId(), before.units()));
            }
        }
        return kept;
    }

    /** Whether it is ordered now or within days. */
    static boolean isNear(Advice advice) {
        return advice.suggestion() > 0 && advice.orderDay() <= LOOK_AHEAD_DAYS;
    }

    private void buy(LineFacts facts, Map<Place, Standing> standing) {
        Advice advice = Policy.advise(facts.first());
        if (isNear(advice)) {
            candidates.add(new Candidate(facts, advice, standing.get(new Place(facts.sku().id().value(), facts.warehouseId()))));
        }
    }

    /** @param kept what is moved in any case: it asks for no more, and its source has that much less to spare */
    static Map<Integer, Transfers.Transfer> transfers(List<LineFacts> places, Map<Integer, Advice> advices, Map<Integer, Transfers.Transfer> kept) {
        if (places.size() < 2) {
            return Map.of();
        }
        var asked = new ArrayList<Transfers.Place>();
        for (LineFacts facts : places) {
            Advice advice = advices.get(facts.warehouseId());
            boolean lacks = advice.isDue() && !facts.isFed();
            int leaves = kept.values().stream().filter(move -> move.fromWarehouseId() == facts.warehouseId()).mapToInt(Transfers.Transfer::units).sum();
            asked.add(new Transfers.Place(facts.warehouseId(), lacks ? 0 : Math.max(0, Transfers.spare(facts.first(), advice.target()) - leaves),
                    lacks && !kept.containsKey(facts.warehouseId()) ? Math.max(0, advice.why().shortage()) : 0));
        }
        Map<Integer, Transfers.Transfer> transfers = new HashMap<>();
        Transfers.plan(asked, places.getFirst().sku().packSize()).forEach(transfer -> transfers.put(transfer.toWarehouseId(), transfer));
        return transfers;
    }

    private static boolean isWorthMoving(LineFacts facts, Advice advice, Transfers.Transfer transfer) {
        var value = Policy.decided(facts.first(), advice.orderDay(), transfer.units(), Why.Kind.TRANSFER).value();
        return value.lostMarginCents() > LEAST_TRANSFER_CENTS;
    }

    /** Drafts the transfer and answers the line as it is with the transfer on its way. */
    private LineFacts transferred(LineFacts facts, Transfers.Transfer transfer, Transfers.Transfer suggested, Advice advice) {
        int transit = everywhere.transferDays(facts.warehouseId());
        draft(facts, transfer, suggested == null ? 0 : suggested.units(), advice);
        InventoryPosition position = facts.position().with(new Arrival("", Arrival.Kind.REQUESTED, transfer.units(), transit, false));
        List<Line> lines = facts.lines().stream().map(line -> line.at(position)).toList();
        return new LineFacts(facts.sku(), facts.warehouseId(), position, facts.demand(), lines, facts.terms(), null);
    }

    private void draft(LineFacts facts, Transfers.Transfer transfer, int suggested, Advice advice) {
        var place = new Place(facts.sku().id().value(), facts.warehouseId());
        StandingTransfer before = standingTransfers.get(place);
        drafts.add(() -> Draft.transfer(facts, transfer, suggested, advice, stock.get(place), day, everywhere.transferDays(place.warehouseId()),
                before == null ? 0 : before.version(), openOrders.of(place)));
    }

    /** Room left per warehouse beside what will be there when orders arrive, centilitres. */
    private Map<Integer, Long> room() {
        Map<Integer, Long> room = new HashMap<>();
        everywhere.capacities().forEach((warehouse, litres) -> {
            if (!Double.isInfinite(litres)) {
                room.put(warehouse, Math.max(0, Math.round((litres - usedLitres.getOrDefault(warehouse, 0.0)) * 100)));
            }
        });
        return room;
    }
}
