package org.quartermaster.replenishment.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.quartermaster.replenishment.policy.WarehouseNetwork.Site;
import org.quartermaster.replenishment.policy.Why.Kind;

class WarehouseNetworkTest {

    private static final Rules RULES = new Rules("test", 0.95, 7, 0.20, 0, 0, 60, true);
    private static final DemandOutlook NOTHING = DemandOutlook.steady(0, 0);

    /** Lead time 7 days and daily orders: with a transfer of 7 days both stages take 8, from one chance to order until what is ordered at the next has come. */
    private static Line line(int onHand, DemandOutlook demand) {
        var offer = new Offer(1, 2_000_000, List.of(), 1, 1, new LeadTime(7, 0, 7, 12), List.of(0, 1, 2, 3, 4, 5, 6, 7, 8));
        return new Line(Lines.position(onHand), demand, offer, 4_000_000, Line.DOES_NOT_EXPIRE, Integer.MAX_VALUE, RULES);
    }

    private static List<Site> star(int shops, int central, int onHand, DemandOutlook demand) {
        var sites = new ArrayList<Site>();
        sites.add(new Site(1, "DC", 0, 0, 1, line(central, NOTHING)));
        for (int i = 0; i < shops; i++) {
            sites.add(new Site(2 + i, "S" + i, 1, 7, 1, line(onHand, demand)));
        }
        return sites;
    }

    /**
     * Equal holding costs. Two shops: safety only in the shops, 2·√16 = 8 deviations, is less than √2·√8 + 2·√8 = 9.7. Nine shops: risk is pooled in the
     * centre, 3·√8 + 9·√8 = 33.9 instead of 9·√16 = 36.
     */
    @Test
    void safetyLiesWhereItCostsLeast() {
        Map<Integer, Line> two = WarehouseNetwork.over(star(2, 0, 0, DemandOutlook.steady(10, 10)));
        assertThat(two.get(2).chain().waitDays()).isEqualTo(8);
        assertThat(StockLevel.orderBelow(8, 0, two.get(1)).safety()).isZero();
        assertThat(Policy.advise(two.get(2)).target().safetyLeadTime()).isPositive();
        Map<Integer, Line> nine = WarehouseNetwork.over(star(9, 0, 0, DemandOutlook.steady(10, 10)));
        assertThat(nine.get(2).chain().waitDays()).isZero();
        assertThat(StockLevel.orderBelow(8, 0, nine.get(1)).safety()).isPositive();
        assertThat(Policy.advise(nine.get(2)).target().safetyLeadTime()).isZero();
    }

    /** Ordering is dear and goods are cheap, so that an order lasts for as long as it may, 90 days: the centre may order any day all the same. */
    @Test
    void nobodyWaitsForLongerThanTheSourcesOwnSupplyTakes() {
        var rules = new Rules("test", 0.95, 7, 0.20, 5_000_000, 0, 90, true);
        List<Site> sites = star(2, 0, 0, DemandOutlook.steady(10, 10)).stream()
                .map(site -> new Site(site.id(), site.code(), site.sourceId(), site.transferDays(), 1, site.line().with(rules))).toList();
        Map<Integer, Line> lines = WarehouseNetwork.over(sites);
        assertThat(lines.get(1).cycleDays()).isEqualTo(90);
        assertThat(lines.get(2).chain().waitDays()).isEqualTo(8);
        assertThat(lines.get(2).chain().waitLimit()).isEqualTo(8);
    }

    /** 7 days and a day to the next order for the centre, 7 and 1 more for the warehouse between it and the shop. */
    @Test
    void waitsAddUpAlongAChainAtMost() {
        var sites = List.of(new Site(1, "DC", 0, 0, 1, line(0, NOTHING)), new Site(2, "RC", 1, 7, 1, line(0, NOTHING)), new Site(3, "S", 2, 7, 1, line(0, DemandOutlook.steady(10, 10))));
        Map<Integer, Line> lines = WarehouseNetwork.over(sites);
        assertThat(lines.get(2).chain().waitLimit()).isEqualTo(8);
        assertThat(lines.get(3).chain().waitLimit()).isEqualTo(16);
    }

    /** 10 a day, nothing in the shops, 14 days and the wait's safety: the centre is asked for exactly what the shops ask for today, and for the days after. */
    @Test
    void centreIsAskedForWhatTheShopsAskFor() {
        Map<Integer, Line> lines = WarehouseNetwork.over(star(2, 0, 0, DemandOutlook.steady(10, 10)));
        Advice shop = Policy.advise(lines.get(2));
        assertThat(shop.isDue()).isTrue();
        assertThat(lines.get(1).chain().fed().getFirst().takes().mean(1)).isEqualTo(shop.suggestion());
        Why why = Policy.advise(lines.get(1)).why();
        assertThat(why.units(Kind.DEMAND)).isZero();
        assertThat(why.terms().stream().filter(term -> term.kind() == Kind.FED).map(Why.Term::reference)).containsExactly("S0", "S1");
        assertThat(why.units(Kind.FED)).isGreaterThanOrEqualTo(2 * shop.suggestion());
    }

    @Test
    void surplusOfOneShopDoesNotHideTheLackOfAnother() {
        var sites = new ArrayList<>(star(2, 0, 0, DemandOutlook.steady(10, 10)));
        int alone = Policy.advise(WarehouseNetwork.over(sites.subList(0, 2)).get(1)).why().units(Kind.FED);
        sites.set(2, new Site(3, "S1", 1, 7, 1, line(100_000, DemandOutlook.steady(10, 10))));
        assertThat(Policy.advise(WarehouseNetwork.over(sites).get(1)).why().units(Kind.FED)).isEqualTo(alone);
    }

    @Test
    void shopsWaitWhileTheCentresOwnCustomersAreLost() {
        var sites = List.of(new Site(1, "DC", 0, 0, 1, line(0, DemandOutlook.steady(10, 10))), new Site(2, "S", 1, 7, 1, line(0, DemandOutlook.steady(30, 30))));
        Why why = Policy.advise(WarehouseNetwork.over(sites).get(1)).why();
        // 7 days until an order arrives, 10 a day: only these are lost; what the shop asks for stays asked for
        assertThat(why.units(Kind.LOST_BEFORE_ARRIVAL)).isEqualTo(-70);
    }

    @Test
    void siteWithoutItsSourceBuys() {
        var alone = new Site(2, "S", 9, 7, 1, line(0, DemandOutlook.steady(10, 10)));
        assertThat(WarehouseNetwork.over(List.of(alone)).get(2)).isEqualTo(alone.line());
    }

    @Test
    void circleIsRefused() {
        assertThatThrownBy(() -> WarehouseNetwork.over(List.of(new Site(1, "A", 2, 1, 1, line(0, NOTHING)), new Site(2, "B", 1, 1, 1, line(0, NOTHING)))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("circle");
    }

    /** A random company: up to five warehouses, each bought for or fed by one before it, so that chains of any depth occur. */
    @Property(tries = 150)
    void termsOfAnyNetworkAddUpAndTellEveryFedWarehouse(@ForAll("companies") List<Site> sites) {
        Map<Integer, Line> lines = WarehouseNetwork.over(sites);
        for (Site site : sites) {
            Line line = lines.get(site.id());
            Why why = Policy.advise(line).why();
            assertThat(why.terms().stream().mapToLong(Why.Term::units).sum()).isEqualTo(why.suggestion());
            assertThat(why.terms().stream().mapToLong(Why.Term::cents).sum()).isEqualTo(line.offer().costCents(why.suggestion()));
            assertThat(line.chain().waitDays()).isBetween(0, line.chain().waitLimit());
            Advice advice = Policy.advise(line);
            assertThat(why.units(Kind.DEMAND) + why.units(Kind.FED)).isEqualTo(advice.target().demand());
            List<String> fed = sites.stream().filter(other -> other.sourceId() == site.id()).map(Site::code).toList();
            assertThat(why.terms().stream().filter(term -> term.kind() == Kind.FED).map(Why.Term::reference)).containsExactlyElementsOf(fed);
            for (Chain.Fed one : line.chain().fed()) {
                Why.Term told = why.terms().stream().filter(term -> term.kind() == Kind.FED && term.reference().equals(one.warehouse())).findFirst().orElseThrow();
                assertThat((double) told.units()).isCloseTo(one.takes().mean(advice.target().day()), org.assertj.core.api.Assertions.within(1.0));
            }
        }
    }

    /** Moving to a shop what it asks for changes nothing for the company: what the centre has to buy stays the same to the unit. */
    @Property(tries = 150)
    void aUnitIsNettedOnceWhereverItLies(@ForAll("companies") List<Site> sites) {
        Map<Integer, Line> before = WarehouseNetwork.over(sites);
        for (Site shop : sites) {
            Advice asks = Policy.advise(before.get(shop.id()));
            boolean isLeaf = sites.stream().noneMatch(other -> other.sourceId() == shop.id());
            if (shop.sourceId() != 0 && isLeaf && asks.isDue()) {
                Map<Integer, Line> after = WarehouseNetwork.over(moved(sites, shop, asks.suggestion()));
                int day = before.get(shop.sourceId()).offer().firstOrderDay();
                Line source = before.get(shop.sourceId());
                // where room or shelf life cut the quantity it goes on asking, and own customers who find less stock in the centre are lost
                if (source.chain().own().mean(400) == 0 && !Policy.advise(after.get(shop.id())).isDue()) {
                    assertThat(Policy.adviseOn(after.get(shop.sourceId()), day).why().shortage()).isEqualTo(Policy.adviseOn(source, day).why().shortage());
                }
            }
        }
    }

    private static List<Site> moved(List<Site> sites, Site shop, int units) {
        Map<Integer, Site> changed = new HashMap<>();
        sites.forEach(site -> changed.put(site.id(), site));
        changed.put(shop.id(), with(shop, shop.line().position().with(new Arrival("", Arrival.Kind.REQUESTED, units, shop.transferDays(), false))));
        Site source = changed.get(shop.sourceId());
        Holdings has = source.line().position().holdings();
        changed.put(source.id(), with(source, new InventoryPosition(new Holdings(has.onHand(), has.reserved() + units, has.backordered(), has.inTransit(), has.requested()),
                source.line().position().arrivals())));
        return sites.stream().map(site -> changed.get(site.id())).toList();
    }

    private static Site with(Site site, InventoryPosition position) {
        return new Site(site.id(), site.code(), site.sourceId(), site.transferDays(), site.packSize(), site.line().at(position));
    }

    @Provide
    Arbitrary<List<Site>> companies() {
        return Combinators.combine(Lines.any(), Arbitraries.integers().between(0, 9), Arbitraries.integers().between(0, 14), Arbitraries.of(1, 6, 12),
                        Arbitraries.of(true, false)).as(Spot::new).list().ofMinSize(1).ofMaxSize(5).map(WarehouseNetworkTest::company);
    }

    private record Spot(Line line, int source, int days, int pack, boolean sells) {
    }

    private static List<Site> company(List<Spot> spots) {
        var sites = new ArrayList<Site>();
        for (int i = 0; i < spots.size(); i++) {
            Spot spot = spots.get(i);
            Line own = spot.line();
            Line line = spot.sells() ? own : new Line(own.position(), NOTHING, own.offer(), own.unitPriceMicros(), own.shelfLifeDays(), own.capacityUnits(), own.rules());
            sites.add(new Site(i + 1, "W" + (i + 1), i == 0 || spot.source() > i ? 0 : Math.max(1, spot.source()), spot.days(), spot.pack(), line));
        }
        return sites;
    }
}
