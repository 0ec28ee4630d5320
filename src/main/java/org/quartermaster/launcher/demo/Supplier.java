package org.quartermaster.launcher.demo;

import java.util.List;

/**
 * A supplier: its terms and, hidden from the application, how it really delivers.
 *
 * @param index         position, from 0; its identity is {@code index + 1}
 * @param top           the top category it trades in
 * @param orderWeekdays bit 0 Monday … bit 6 Sunday
 * @param statedDays    stated lead time, days
 * @param closures      closed intervals as day indices, both ends included
 */
record Supplier(int index, String code, Bilingual name, String top, String currency, int orderWeekdays, int statedDays, List<int[]> closures,
                Delivery delivery) {

    /**
     * How it really delivers: lead time = stated × ratio × (1 + cv × standard normal, cut at ±2), with {@code lateProbability} plus an exponential
     * delay of mean {@code lateDays}, from {@code shiftFrom} on plus {@code shiftDays}; closed days are added, Sundays pushed to Monday.
     *
     * @param shortProbability chance that a line arrives short
     * @param restProbability  chance that the rest of a short line follows later
     */
    record Delivery(double ratio, double cv, double lateProbability, double lateDays, double shortProbability, double restProbability, int shiftFrom,
                    int shiftDays) { }

    int id() {
        return index + 1;
    }

    boolean takesOrders(int day, History history) {
        return (orderWeekdays >> history.weekday(day) & 1) == 1 && closedDays(day, day) == 0;
    }

    int closedDays(int from, int to) {
        int days = 0;
        for (int[] closure : closures) {
            days += Math.max(0, Math.min(to, closure[1]) - Math.max(from, closure[0]) + 1);
        }
        return days;
    }

    /** The day promised for an order of {@code day}. */
    int dueDay(int day) {
        return day + statedDays + closedDays(day + 1, day + statedDays);
    }

    /** The day an order of {@code day} really arrives; one draw per supplier, warehouse and day, so all its lines travel together. */
    int arrivalDay(int day, int site, History history, long seed) {
        var dice = Dice.of(seed, "lead", index, site, day);
        double days = statedDays * delivery.ratio() * (1 + delivery.cv() * Math.clamp(dice.normal(), -2, 2));
        if (dice.chance(delivery.lateProbability())) {
            days += -delivery.lateDays() * Math.log(1 - dice.between(0, 1));
        }
        if (day >= delivery.shiftFrom()) {
            days += delivery.shiftDays();
        }
        int lead = (int) Math.max(1, Math.round(days));
        int arrival = day + lead + closedDays(day + 1, day + lead);
        return history.weekday(arrival) == 6 ? arrival + 1 : arrival;
    }
}
