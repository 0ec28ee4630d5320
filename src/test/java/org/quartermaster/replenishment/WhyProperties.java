package org.quartermaster.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.quartermaster.catalog.LifeCycle;
import org.quartermaster.catalog.SkuFacts;
import org.quartermaster.replenishment.Candidate.Standing;
import org.quartermaster.replenishment.LineFacts.TermFacts;
import org.quartermaster.replenishment.policy.Advice;
import org.quartermaster.replenishment.policy.Arrival;
import org.quartermaster.replenishment.policy.FillUp;
import org.quartermaster.replenishment.policy.InventoryPosition;
import org.quartermaster.replenishment.policy.Line;
import org.quartermaster.replenishment.policy.Lines;
import org.quartermaster.replenishment.policy.Offer;
import org.quartermaster.replenishment.policy.Policy;
import org.quartermaster.replenishment.policy.Transfers;
import org.quartermaster.replenishment.policy.WarehouseNetwork;
import org.quartermaster.replenishment.policy.WarehouseNetwork.Site;
import org.quartermaster.replenishment.policy.Why;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SupplierId;
import org.quartermaster.stock.Feed;
import org.quartermaster.suppliers.SupplierTerm;

/**
 * One SKU of any company, in up to five warehouses of which some feed others: whatever becomes of a line on its way to the worklist, the parts of its why add up to
 * the suggestion to the unit, and to what it costs to the cent.
 */
class WhyProperties {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final int OTHER_SUPPLIER = 8;

    /** A warehouse, its line, a second supplier's line, and where it is fed from. */
    private record Spot(Line line, Line other, int source, int days, int pack) {
    }

    // ---- any company

    @Provide
    Arbitrary<List<Spot>> companies() {
        return Combinators.combine(Lines.any(), Lines.any(), Arbitraries.integers().between(0, 9), Arbitraries.integers().between(0, 14), Arbitraries.of(1, 6, 12))
                .as(Spot::new).list().ofMinSize(1).ofMaxSize(5);
    }

    private static List<LineFacts> facts(List<Spot> spots) {
        var sites = new ArrayList<Site>();
        for (int i = 0; i < spots.size(); i++) {
            Spot spot = spots.get(i);
            sites.add(new Site(i + 1, "W" + (i + 1), i == 0 || spot.source() > i ? 0 : Math.max(1, spot.source()), spot.days(), spots.getFirst().pack(), spot.line()));
        }
        Map<Integer, Line> lines = WarehouseNetwork.over(sites);
        var all = new ArrayList<LineFacts>();
        for (Site site : sites) {
            Line second = otherSupplier(spots.get(site.id() - 1));
            var alone = new LineFacts(sku(site.packSize()), site.id(), site.line().position(), site.line().demand(), List.of(site.line(), second), terms(site.line(), second), null);
            all.add(alone.in(lines.get(site.id()), site.sourceId() == 0 ? null : new Feed(site.id(), site.sourceId(), "W" + site.sourceId(), site.transferDays())));
        }
        return all;
    }

    private static Line otherSupplier(Spot spot) {
        Offer offer = spot.other().offer();
        Line line = spot.line();
        return new Line(line.position(), line.demand(), new Offer(OTHER_SUPPLIER, offer.unitCostMicros() * 7 / 9, offer.priceBreaks(), offer.minimumQuantity(), offer.multiple(),
                offer.leadTime(), offer.orderDays()), line.unitPriceMicros(), line.shelfLifeDays(), line.capacityUnits(), line.rules());
    }

    private static SkuFacts sku(int pack) {
        return new SkuFacts(new SkuId(1), "S1", "", "", 1, "", 1, 4, 2, 3, pack, 0, LifeCycle.ACTIVE, null, null, null, 0, null);
    }

    private static Map<Integer, TermFacts> terms(Line... lines) {
        Map<Integer, TermFacts> terms = new HashMap<>();
        for (Line line : lines) {
            Offer offer = line.offer();
            terms.put(offer.supplierId(), new TermFacts("EUR", 1, new SupplierTerm(offer.supplierId(), new SupplierId(offer.supplierId()), new SkuId(1),
                    offer.unitCostMicros() / 1e6, offer.minimumQuantity(), offer.multiple(), offer.leadTime().days(), false, List.of())));
        }
        return terms;
    }

    // ---- what must hold

    private static void addsUp(Draft draft, Offer offer) {
        Why why = StoredWhy.read(draft.why()).arithmetic();
        assertThat(why.terms().stream().mapToLong(Why.Term::units).sum()).isEqualTo(draft.suggestedUnits());
        assertThat(why.terms().stream().mapToLong(Why.Term::cents).sum()).as("%s at %s", why.terms(), offer).isEqualTo(offer.costCents(draft.suggestedUnits()));
        long shortage = why.terms().stream().filter(term -> term.kind().isPartOfShortage()).mapToLong(Why.Term::cents).sum();
        assertThat(shortage).isEqualTo(Offer.cents(why.shortage(), offer.unitCostMicros(Math.max(0, why.shortage()))));
    }

    @Property(tries = 300)
    void whatAWarehouseIsFedAddsUp(@ForAll("companies") List<Spot> spots) {
        List<LineFacts> places = facts(spots);
        Map<Integer, Advice> advices = advices(places);
        Map<Integer, Integer> shares = new Feeding(places, advices).share(Map.of());
        for (LineFacts facts : places) {
            if (facts.isFed() && shares.getOrDefault(facts.warehouseId(), 0) > 0) {
                Advice advice = advices.get(facts.warehouseId());
                var move = new Transfers.Transfer(facts.feed().sourceId(), facts.warehouseId(), shares.get(facts.warehouseId()));
                Draft draft = Draft.transfer(facts, move, move.units(), advice, InventoryLine.of(facts, advice, DAY), DAY, facts.feed().transferDays(), 0, "");
                addsUp(draft, facts.first().offer());
                assertThat(StoredWhy.read(draft.why()).arithmetic().units(Why.Kind.ALLOCATED)).isEqualTo(move.units() - advice.suggestion());
            }
        }
    }

    @Property(tries = 300)
    void whatIsMovedSidewaysAndWhatIsStillBoughtAddUp(@ForAll("companies") List<Spot> spots) {
        List<LineFacts> places = facts(spots);
        Map<Integer, Advice> advices = advices(places);
        Map<Integer, LineFacts> byWarehouse = places.stream().collect(Collectors.toMap(LineFacts::warehouseId, Function.identity()));
        PlanRun.transfers(places, advices, Map.of()).forEach((warehouse, move) -> {
            LineFacts facts = byWarehouse.get(warehouse);
            Advice advice = advices.get(warehouse);
            addsUp(Draft.transfer(facts, move, move.units(), advice, InventoryLine.of(facts, advice, DAY), DAY, 2, 0, ""), facts.first().offer());
            InventoryPosition after = facts.position().with(new Arrival("", Arrival.Kind.REQUESTED, move.units(), 2, false));
            var left = new LineFacts(facts.sku(), warehouse, after, facts.demand(), facts.lines().stream().map(line -> line.at(after)).toList(), facts.terms(), null);
            Advice buys = Policy.advise(left.first());
            Draft order = order(left, 0, buys.suggestion(), buys.orderDay(), null);
            addsUp(order, left.first().offer());
            assertThat(order.value()).isEqualTo(InventoryLine.money(left.first().offer().costCents(buys.suggestion())));
        });
    }

    /** The joint plan may choose any supplier, day and number of packs; a person any number at all, as when a truck is filled. */
    @Property(tries = 300)
    void whatTheJointPlanAndPeopleDecideAddsUp(@ForAll("companies") List<Spot> spots, @ForAll long seed) {
        var random = new Random(seed);
        for (LineFacts facts : facts(spots).stream().filter(one -> !one.isFed()).toList()) {
            int supplier = random.nextInt(facts.lines().size());
            Line line = facts.lines().get(supplier);
            int day = line.offer().orderDays().get(random.nextInt(line.offer().orderDays().size()));
            int units = random.nextInt(40) * line.offer().multiple();
            Draft planned = order(facts, supplier, units, day, null);
            addsUp(planned, line.offer());
            assertThat(planned.suggestedUnits()).isEqualTo(units);
            assertThat(planned.value()).isEqualTo(InventoryLine.money(line.offer().costCents(units)));
            Why why = StoredWhy.read(planned.why()).arithmetic();
            assertThat(why.units(Why.Kind.JOINT_PLAN)).isEqualTo(units - Policy.adviseOn(line, day).suggestion());

            int wanted = random.nextInt(2_000);
            Draft edited = order(facts, supplier, wanted, day, new Standing(line.offer().supplierId(), wanted, day, true, 3));
            addsUp(edited, line.offer());
            assertThat(edited.units()).isEqualTo(wanted);
            assertThat(edited.suggestedUnits()).isEqualTo(Policy.adviseOn(line, day).suggestion());
            assertThat(edited.value()).isEqualTo(InventoryLine.money(line.offer().costCents(wanted)));
        }
    }

    /** What filling a truck or an order adds is paid to the cent: the suggestion's money and the addition's are the price of both. */
    @Property(tries = 300)
    void whatFillsATruckCostsWhatTheWhyAndTheAdditionSay(@ForAll("companies") List<Spot> spots, @ForAll long seed) {
        var random = new Random(seed);
        LineFacts facts = facts(spots).getFirst();
        Line line = facts.first();
        Advice advice = Policy.advise(line);
        var item = new FillUp.Item(1, advice.suggestion(), 5_000, line.offer(), 7, 1 + random.nextDouble() * 20, 1 + random.nextInt(50), line.holdingMicrosPerDay(), 2, 3);
        var offered = new ArrayList<>(FillUp.toLoad(List.of(item), 1 + random.nextInt(4_000), 1 + random.nextInt(6_000)));
        offered.addAll(FillUp.toValue(List.of(item), random.nextInt(500_000)));
        for (FillUp.Addition addition : offered) {
            int units = advice.suggestion() + addition.units();
            assertThat(advice.why().cents() + addition.paidCents()).isEqualTo(line.offer().costCents(units));
            Draft filled = order(facts, 0, units, advice.orderDay(), new Standing(line.offer().supplierId(), units, advice.orderDay(), true, 1));
            addsUp(filled, line.offer());
            assertThat(filled.value()).isEqualTo(InventoryLine.money(advice.why().cents() + addition.paidCents()));
        }
    }

    private static Map<Integer, Advice> advices(List<LineFacts> places) {
        return places.stream().collect(Collectors.toMap(LineFacts::warehouseId, facts -> Policy.advise(facts.first())));
    }

    private static Draft order(LineFacts facts, int supplier, int units, int day, Standing before) {
        Advice advice = Policy.advise(facts.first());
        return Draft.order(new Decision(new Candidate(facts, advice, before), supplier, units, day), InventoryLine.of(facts, advice, DAY), DAY, "");
    }
}
