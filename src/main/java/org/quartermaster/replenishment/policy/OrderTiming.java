package org.quartermaster.replenishment.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which open orders of a line come at the wrong time: too late for demand that is expected before them, earlier than they are needed, or for nothing.
 *
 * <p>Everything is read off the day-by-day projection of mean demand. Late orders are looked at from the first on, each as if the ones before it were
 * brought forward; orders that are too early from the last on, each as if the ones after it were put off or given up. An order is needed on the first day
 * on which the stock without it falls below safety.
 */
public final class OrderTiming {

    private static final int SLACK_DAYS = 7;
    private static final int YEAR = 365;
    /** Less is not worth a call to the supplier. */
    private static final long LEAST_STAKE_CENTS = 1_000;

    /** What to ask the supplier for. */
    public enum Action {
        EXPEDITE, POSTPONE, CANCEL
    }

    /**
     * Advice about one arrival.
     *
     * @param arrival    the open order
     * @param needDay    days after the planning day on which it is needed; for {@link Action#CANCEL} −1 when that is over a year away
     * @param stakeCents what following it avoids: margin of sales that are lost until it comes, or holding, and the price of what does not sell in a year
     * @param valueCents price of the units
     */
    public record Advised(Arrival arrival, Action action, int needDay, long stakeCents, long valueCents) {
    }

    private final Line line;
    private final int safety;
    private final List<Arrival> arrivals;

    private OrderTiming(Line line, int safety) {
        this.line = line;
        this.safety = safety;
        this.arrivals = new ArrayList<>(line.position().arrivals());
    }

    /**
     * Advice for every open order of {@code line} that should be moved, by arrival.
     *
     * @param safety units below which stock should not fall, ≥ 0
     */
    public static List<Advised> of(Line line, int safety) {
        var timing = new OrderTiming(line, safety);
        var advised = new ArrayList<>(timing.late());
        advised.addAll(timing.early());
        return List.copyOf(advised);
    }

    private List<Advised> late() {
        var advised = new ArrayList<Advised>();
        for (Arrival arrival : line.position().arrivals()) {
            if (arrival.kind() == Arrival.Kind.ORDERED) {
                expedite(arrival).ifPresent(advised::add);
            }
        }
        return advised;
    }

    private Optional<Advised> expedite(Arrival arrival) {
        int need = firstLossBefore(arrival.day());
        if (need < 0) {
            return Optional.empty();
        }
        var sooner = new Arrival(arrival.reference(), arrival.kind(), arrival.units(), need, arrival.overdue());
        double saved = lost(arrival.day(), arrivals) - lost(arrival.day(), replaced(arrival, sooner));
        long stake = cents(saved * line.marginMicros());
        if (stake < LEAST_STAKE_CENTS) {
            return Optional.empty();
        }
        arrivals.set(arrivals.indexOf(arrival), sooner);
        return Optional.of(new Advised(arrival, Action.EXPEDITE, need, stake, price(arrival)));
    }

    private List<Arrival> replaced(Arrival arrival, Arrival other) {
        var more = new ArrayList<>(arrivals);
        more.set(more.indexOf(arrival), other);
        return more;
    }

    /** The first day before {@code day} on which mean demand finds too little stock; −1 for none. */
    private int firstLossBefore(int day) {
        if (lost(day, arrivals) < 0.5) {
            return -1;
        }
        int low = 0;
        int high = day - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (lost(middle + 1, arrivals) > 1e-9) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private double lost(int day, List<Arrival> all) {
        return LostDemand.before(day, new InventoryPosition(line.position().holdings(), all), line.demand());
    }

    private List<Advised> early() {
        var advised = new ArrayList<Advised>();
        for (Arrival arrival : line.position().arrivals().reversed()) {
            if (arrival.kind() == Arrival.Kind.ORDERED && arrivals.contains(arrival)) {
                putOff(arrival).ifPresent(advised::addFirst);
            }
        }
        return advised;
    }

    private Optional<Advised> putOff(Arrival arrival) {
        var without = new ArrayList<>(arrivals);
        without.remove(arrival);
        int last = arrival.day() + YEAR;
        int need = needDay(without, arrival.day(), last);
        if (need >= 0 && need <= arrival.day() + SLACK_DAYS) {
            return Optional.empty();
        }
        boolean isCancel = need < 0 || need > arrival.day() + line.rules().maximumCoverDays();
        int days = (need < 0 ? last : need) - arrival.day();
        long stake = cents(arrival.units() * line.holdingMicrosPerDay() * days) + (need < 0 ? price(arrival) : 0);
        if (stake < LEAST_STAKE_CENTS) {
            return Optional.empty();
        }
        arrivals.remove(arrival);
        if (!isCancel) {
            arrivals.add(new Arrival(arrival.reference(), arrival.kind(), arrival.units(), need, arrival.overdue()));
        }
        return Optional.of(new Advised(arrival, isCancel ? Action.CANCEL : Action.POSTPONE, need, stake, price(arrival)));
    }

    /** The first day from {@code from} to {@code last} at whose end mean stock is below safety; −1 for none. */
    private int needDay(List<Arrival> without, int from, int last) {
        var position = new InventoryPosition(line.position().holdings(), without);
        double lostBefore = LostDemand.before(from, position, line.demand());
        for (int day = from; day <= last; day++) {
            if (position.at(day) + lostBefore - line.demand().mean(day + 1) < safety - 1e-9) {
                return day;
            }
        }
        return -1;
    }

    private long price(Arrival arrival) {
        return line.offer().costCents(arrival.units());
    }

    private static long cents(double micros) {
        return Math.round(micros / 10_000);
    }
}
