package org.quartermaster.replenishment.policy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.quartermaster.replenishment.policy.Advice.Urgency;
import org.quartermaster.replenishment.policy.Why.Kind;
import org.quartermaster.replenishment.policy.Why.Term;
import org.quartermaster.replenishment.policy.Why.Warning;

/**
 * The periodic (R, s, nQ) policy, phased in time; a rule may fix its levels instead.
 *
 * <p>An order placed on day f arrives on f + L and must last until the next one arrives. It is due when on some day in between the position, counting
 * only what has arrived by then, lies below the level that the service promises; it is sized so that this happens on no day until the cycle after it
 * ends. A late inbound therefore neither hides a stock-out before it nor is ordered again after it. Demand that finds no stock before the order can
 * arrive is lost and not ordered.
 */
public final class Policy {

    private final Line line;
    private final int leadDays;
    private final int cycleDays;

    private Policy(Line line) {
        this.line = line;
        this.leadDays = line.offer().leadTime().days();
        this.cycleDays = line.cycleDays();
    }

    /** What to do about {@code line}. Deterministic. */
    public static Advice advise(Line line) {
        return new Policy(line).advise();
    }

    /** What to order for {@code line} if it is ordered on {@code orderDay}, whether or not it is due. */
    public static Advice adviseOn(Line line, int orderDay) {
        var policy = new Policy(line);
        return policy.advice(Urgency.GOOD, orderDay, orderDay);
    }

    /**
     * The advice for {@code line} ordered on {@code orderDay}, with {@code units} decided elsewhere; the difference is a term of its own.
     *
     * @param kind whose decision it is: {@link Kind#JOINT_PLAN} or {@link Kind#EDITED}
     */
    public static Advice decided(Line line, int orderDay, int units, Kind kind) {
        Advice advice = adviseOn(line, orderDay);
        Why why = advice.why().plus(Term.of(kind, units - advice.suggestion()).costing(line.offer().costCents(units) - advice.why().cents()));
        var sizing = new Sizing(line, advice.arrivalDay(), line.cycleDays(), advice.target().safety());
        return new Advice(advice.urgency(), advice.isDue(), orderDay, orderDay, advice.arrivalDay(), why.exceedingCover(sizing.exceedsCover(units)), advice.reorderPoint(), advice.target(),
                Valuation.of(line, units, advice.arrivalDay(), advice.target(), new Policy(line).lostBefore(advice.arrivalDay())));
    }

    /** The most units that sell before the greatest cover or the shelf life ends, safety left over, and for which there is room. */
    public static int mostUnits(Line line, Advice advice) {
        return new Sizing(line, advice.arrivalDay(), line.cycleDays(), advice.target().safety()).most();
    }

    /** What not ordering costs: units, margin and price of demand that is lost until an order placed on {@code orderDay} would have had to last. */
    public static Advice.Value withoutOrder(Line line, Advice advice) {
        Policy policy = new Policy(line);
        return Valuation.risk(line, advice.target(), policy.lostBefore(advice.arrivalDay()));
    }

    /**
     * What the position is held against.
     *
     * @param orderBelow an order is due when the position is below it, units
     * @param upTo       level that is ordered up to, units
     */
    public record Levels(int orderBelow, int upTo) {
    }

    /** The levels of {@code line} on the morning of {@code day} when the next look comes {@code reviewDays} later. */
    public static Levels levels(Line line, int day, int reviewDays) {
        Line then = line.from(day);
        int lead = line.offer().leadTime().days();
        int orderBelow = StockLevel.orderBelow(lead + reviewDays, 0, then).units();
        return new Levels(orderBelow, Math.max(orderBelow, StockLevel.until(lead + then.cycleDays(), 0, then).units()));
    }

    private Advice advise() {
        List<Integer> days = line.offer().orderDays();
        for (int i = 0; i < days.size(); i++) {
            int next = i + 1 < days.size() ? days.get(i + 1) : days.get(i) + line.offer().daysToNextOrderDay();
            if (line.rules().stocked() && shortageIn(days.get(i) + leadDays, next + leadDays, i == 0 ? 0 : days.get(i)) > 0) {
                return i == 0 ? dueNow(days.getFirst(), next) : advice(Urgency.GOOD, days.get(i), days.get(i));
            }
        }
        return nothing(days.getLast());
    }

    private Advice dueNow(int orderDay, int nextOrderDay) {
        StockLevel safety = StockLevel.until(orderDay + leadDays, 0, line);
        Projection projection = Projection.of(line.position(), line.demand(), nextOrderDay + leadDays);
        int below = projection.firstDayBelow(safety.safety());
        return advice(projection.outDay() < 0 ? Urgency.WATCH : Urgency.ACT, orderDay, below < 0 ? orderDay : Math.min(orderDay, below - leadDays));
    }

    /** The greatest lack on any day first…last. */
    private int shortageIn(int first, int last, int from) {
        return belowOn(tightest(first, last, first, from), first, from);
    }

    private int belowOn(int day, int arrivalDay, int from) {
        return StockLevel.orderBelow(day, from, line).units() - lostBefore(arrivalDay) - line.position().at(day);
    }

    private int lackOn(int day, int arrivalDay, int from) {
        return StockLevel.until(day, from, line).units() - lostBefore(arrivalDay) - line.position().at(day);
    }

    /** The day on which the lack is greatest: the last one, or a day before something arrives. */
    private int tightest(int first, int last, int arrivalDay, int from) {
        int tightest = last;
        int lack = lackOn(last, arrivalDay, from);
        for (Arrival arrival : line.position().arrivals()) {
            int day = arrival.day() - 1;
            if (day >= first && day < last && lackOn(day, arrivalDay, from) > lack) {
                tightest = day;
                lack = lackOn(day, arrivalDay, from);
            }
        }
        return tightest;
    }

    /** Expected demand that finds no stock before {@code arrivalDay}, rounded; a fed warehouse waits instead. Fixed levels are held against the position as it is. */
    private int lostBefore(int arrivalDay) {
        return line.rules().method().hasFixedLevels() ? 0 : (int) Math.round(LostDemand.before(arrivalDay, line.position(), line.ownDemand()));
    }

    private Advice advice(Urgency urgency, int orderDay, int orderByDay) {
        return advice(urgency, orderDay, orderByDay, true);
    }

    private Advice advice(Urgency urgency, int orderDay, int orderByDay, boolean wanted) {
        int arrival = orderDay + leadDays;
        int from = orderDay == line.offer().firstOrderDay() ? 0 : orderDay;
        int end = tightest(arrival, arrival + cycleDays, arrival, from);
        StockLevel target = StockLevel.until(end, from, line);
        var sizing = new Sizing(line, arrival, cycleDays, target.safety());
        List<Term> terms = terms(target, arrival);
        int suggestion = sizing.size(terms.stream().mapToInt(Term::units).sum(), wanted);
        terms.addAll(sizing.terms());
        var why = new Why(Priced.of(terms, line.offer()), suggestion, List.copyOf(warnings(sizing, target, arrival)));
        int reorderPoint = StockLevel.orderBelow(arrival + line.offer().daysToNextOrderDay(), from, line).units();
        return new Advice(suggestion == 0 ? Urgency.GOOD : urgency, suggestion > 0 && urgency != Urgency.GOOD, orderDay, orderByDay, arrival, why, reorderPoint, target,
                Valuation.of(line, suggestion, arrival, target, lostBefore(arrival)));
    }

    private Advice nothing(int lastDay) {
        return advice(Urgency.GOOD, line.offer().firstOrderDay(), lastDay + 1, false);
    }

    private List<Term> terms(StockLevel target, int arrival) {
        var terms = new ArrayList<Term>();
        Holdings holdings = line.position().holdings();
        List<Integer> fed = line.chain().units(target.day(), target.demand());
        terms.add(new Term(Kind.DEMAND, target.demand() - fed.stream().mapToInt(Integer::intValue).sum(), 0, 0, target.day(), ""));
        for (int i = 0; i < fed.size(); i++) {
            terms.add(new Term(Kind.FED, fed.get(i), 0, 0, target.day(), line.chain().fed().get(i).warehouse()));
        }
        add(terms, Kind.SAFETY_DEMAND, target.safetyDemand());
        add(terms, Kind.SAFETY_LEAD_TIME, target.safetyLeadTime());
        add(terms, Kind.COVER_FLOOR, target.floor());
        add(terms, Kind.RULE_LEVEL, target.rule());
        add(terms, Kind.LOST_BEFORE_ARRIVAL, -lostBefore(arrival));
        terms.add(Term.of(Kind.ON_HAND, -holdings.onHand()));
        add(terms, Kind.RESERVED, holdings.reserved());
        add(terms, Kind.BACKORDERED, holdings.backordered());
        for (Arrival arrives : line.position().arrivals()) {
            if (arrives.day() <= target.day()) {
                terms.add(new Term(kind(arrives), -arrives.units(), 0, 0, arrives.day(), arrives.reference()));
            }
        }
        return terms;
    }

    private static Kind kind(Arrival arrival) {
        return switch (arrival.kind()) {
            case ORDERED -> Kind.INBOUND;
            case IN_TRANSIT -> Kind.IN_TRANSIT;
            case REQUESTED -> Kind.REQUESTED;
        };
    }

    private static void add(List<Term> terms, Kind kind, int units) {
        if (units != 0) {
            terms.add(Term.of(kind, units));
        }
    }

    private Set<Warning> warnings(Sizing sizing, StockLevel target, int arrival) {
        Set<Warning> warnings = EnumSet.noneOf(Warning.class);
        warnings.addAll(sizing.warnings());
        mark(warnings, Warning.LEAD_TIME_NOT_MEASURED, !line.chain().isFed() && line.offer().leadTime().receipts() == 0);
        mark(warnings, Warning.PRICE_UNKNOWN, line.unitPriceMicros() == 0);
        mark(warnings, Warning.OUT_BEFORE_ARRIVAL, lostBefore(arrival) > 0);
        for (Arrival arrives : line.position().arrivals()) {
            mark(warnings, Warning.OVERDUE_INBOUND_ASSUMED, arrives.overdue());
            mark(warnings, Warning.INBOUND_TOO_LATE, arrives.day() > target.day());
        }
        return warnings;
    }

    private static void mark(Set<Warning> warnings, Warning warning, boolean holds) {
        if (holds) {
            warnings.add(warning);
        }
    }
}
