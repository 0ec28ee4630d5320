package org.quartermaster.replenishment;

import java.util.stream.IntStream;

/**
 * A line of the plan in force once units were booked or taken back.
 *
 * @param state       before: out, act, watch, good, excess
 * @param safety      safety stock, units
 * @param decides     the days that an order placed with the plan decides
 * @param position    inventory position, units
 * @param dailyDemand units a day
 * @param projection  stock of the coming days
 */
record BookedLine(String state, int safety, Window decides, int position, double dailyDemand, ProjectionBlob projection) {

    /** Days after the planning day: an order placed with the plan arrives on the first, the next one on {@code until}; 0: the line is not planned. */
    record Window(int from, int until) {
    }

    /**
     * The state now: whether on the days that an order placed now would decide there is nothing left, or less than the safety stock. Nothing to sell stays so until something
     * arrives; a line that lacked nothing lacks nothing after more was ordered.
     *
     * @param added units more, or less than 0
     */
    String stateAfter(int added) {
        boolean isLacking = state.equals("act") || state.equals("watch");
        if (state.equals("out") || decides.until() == 0 || added >= 0 && !isLacking) {
            return state;
        }
        double least = least();
        return least <= 0 ? "act" : least < safety ? "watch" : isLacking ? "good" : state;
    }

    private double least() {
        float[] stock = projection.withInbound().p50();
        return decides.from() >= stock.length ? beyond(stock)
                : IntStream.range(decides.from(), Math.min(stock.length, decides.until())).mapToDouble(day -> stock[day]).min().orElse(Double.MAX_VALUE);
    }

    /** Of lead times longer than the projection: what is left of its last day when the order arrives, and all that arrives by then, less a last day's demand before the next. */
    private double beyond(float[] stock) {
        int last = stock.length - 1;
        int arriving = position - projection.free() - IntStream.of(projection.arrivals()).sum();
        double left = Math.max(Math.min(0, stock[last]), stock[last] - dailyDemand * (decides.from() - 1 - last));
        return left + arriving - dailyDemand * (decides.until() - decides.from());
    }
}
