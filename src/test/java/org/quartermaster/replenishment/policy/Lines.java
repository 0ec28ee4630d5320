package org.quartermaster.replenishment.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Lines for tests: by hand, and at random. */
public final class Lines {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    static final InventoryPosition.Delays DELAYS = new InventoryPosition.Delays(3, 2, 9);

    private Lines() {
    }

    static InventoryPosition position(int onHand, Inbound... inbounds) {
        return InventoryPosition.of(new Holdings(onHand, 0, 0, 0, 0), List.of(inbounds), TODAY, DELAYS);
    }

    static Inbound inbound(int units, int inDays) {
        return new Inbound("PO-" + inDays, units, TODAY.plusDays(inDays), null);
    }

    static Offer offer(int leadDays, int minimum, int multiple, Offer.PriceBreak... breaks) {
        return new Offer(1, 1_720_000, List.of(breaks), minimum, multiple, new LeadTime(leadDays, 0, leadDays, 12), weekly());
    }

    static List<Integer> weekly() {
        return List.of(0, 7, 14, 21, 28);
    }

    static Line line(InventoryPosition position, DemandOutlook demand, Offer offer) {
        return new Line(position, demand, offer, 4_000_000, Line.DOES_NOT_EXPIRE, Integer.MAX_VALUE,
                new Rules("test", 0.95, 7, 0.20, 0, 0, 60, true));
    }

    /** Any line a company may have: debts, overdue and far inbounds, odd multiples, short shelf lives, no room. */
    public static Arbitrary<Line> any() {
        return Combinators.combine(positions(), demands(), offers(), rules(),
                Arbitraries.of(Line.DOES_NOT_EXPIRE, 1, 5, 30, 400), Arbitraries.of(Integer.MAX_VALUE, 0, 10, 500),
                Arbitraries.longs().between(0, 20_000_000))
                .as((position, demand, offer, rules, shelfLife, room, price) -> new Line(position, demand, offer, price, shelfLife, room, rules));
    }

    private static Arbitrary<InventoryPosition> positions() {
        Arbitrary<Integer> small = Arbitraries.integers().between(0, 300);
        return Combinators.combine(Arbitraries.integers().between(-20, 2000), small, small, small, small, inbounds(), transfers())
                .as((onHand, reserved, backordered, transit, requested, inbounds, transfers) -> InventoryPosition.of(
                        new Holdings(onHand, reserved, backordered, transit, requested), Stream.concat(inbounds.stream(), transfers.stream()).toList(), TODAY, DELAYS));
    }

    /** Parts of what is in transit or requested, more than there is at times. */
    static Arbitrary<List<Inbound>> transfers() {
        return Combinators.combine(Arbitraries.of(Arrival.Kind.IN_TRANSIT, Arrival.Kind.REQUESTED), Arbitraries.integers().between(0, 200), Arbitraries.integers().between(-10, 30))
                .as((kind, units, due) -> new Inbound("TR", kind, units, TODAY.plusDays(due), null)).list().ofMaxSize(3);
    }

    static Arbitrary<List<Inbound>> inbounds() {
        return Combinators.combine(Arbitraries.integers().between(0, 900), Arbitraries.integers().between(-40, 120),
                Arbitraries.integers().between(-10, 60).injectNull(0.5))
                .as((units, due, late) -> new Inbound("PO", units, TODAY.plusDays(due), late == null ? null : TODAY.plusDays(due + late)))
                .list().ofMaxSize(4);
    }

    static Arbitrary<DemandOutlook> demands() {
        return Combinators.combine(Arbitraries.doubles().between(0, 60), Arbitraries.doubles().between(0, 30))
                .as((mean, spread) -> DemandOutlook.steady(mean, mean * spread));
    }

    private static Arbitrary<Offer> offers() {
        Arbitrary<LeadTime> leadTimes = Combinators.combine(Arbitraries.integers().between(0, 60), Arbitraries.doubles().between(0, 20),
                Arbitraries.integers().between(0, 9)).as((days, deviation, receipts) -> new LeadTime(days, deviation, days, receipts));
        Arbitrary<List<Offer.PriceBreak>> breaks = Arbitraries.of(List.of(), List.of(new Offer.PriceBreak(100, 900_000)),
                List.of(new Offer.PriceBreak(50, 950_000), new Offer.PriceBreak(1000, 400_000)));
        return Combinators.combine(leadTimes, breaks, Arbitraries.integers().between(1, 500), Arbitraries.integers().between(1, 48),
                Arbitraries.of(List.of(0), weekly(), List.of(3, 10, 17), List.of(0, 1, 2, 3, 4, 5)))
                .as((lead, steps, minimum, multiple, days) -> new Offer(7, 1_000_000, steps, minimum, multiple, lead, days));
    }

    private static Arbitrary<Rules> rules() {
        return Combinators.combine(Arbitraries.doubles().between(0.5, 0.999).ofScale(3), Arbitraries.integers().between(1, 30), Arbitraries.longs().between(0, 2000),
                Arbitraries.integers().between(0, 20), Arbitraries.integers().between(1, 120), Arbitraries.of(true, true, true, false))
                .as((service, review, lineCost, least, most, stocked) -> new Rules("any", service, review, 0.2, lineCost, least, most, stocked));
    }
}
