package org.quartermaster.replenishment.simulation;

/**
 * When and how much: every {@code reviewDays}, when the position (on hand and on the way less waiting demand) is below {@code orderBelow}, order up to
 * {@code upTo}, in what the supplier sells, at most {@code cap}.
 *
 * @param orderBelow      {@code [day]} units
 * @param upTo            {@code [day]} units
 * @param reviewDays      ≥ 1
 * @param cap             most units of one order, or {@link Integer#MAX_VALUE}
 * @param minimumQuantity least units of one order, ≥ 1
 * @param multiple        ≥ 1
 */
public record StockRule(int[] orderBelow, int[] upTo, int reviewDays, int cap, int minimumQuantity, int multiple) {

    public StockRule {
        if (orderBelow.length != upTo.length || reviewDays < 1 || cap < 1 || minimumQuantity < 1 || multiple < 1) {
            throw new IllegalArgumentException("A rule needs as many reorder points (%d) as levels (%d); review (%d), cap (%d), MOQ (%d) and multiple (%d) must be ≥ 1."
                    .formatted(orderBelow.length, upTo.length, reviewDays, cap, minimumQuantity, multiple));
        }
    }

    /** The same two numbers on every day: (s, S) when ordering at s or below means {@code reorderPoint + 1}. */
    public static StockRule steady(int orderBelow, int upTo, int reviewDays, int days) {
        int[] low = new int[days];
        int[] high = new int[days];
        java.util.Arrays.fill(low, orderBelow);
        java.util.Arrays.fill(high, upTo);
        return new StockRule(low, high, reviewDays, Integer.MAX_VALUE, 1, 1);
    }

    /** Units to order on {@code day} at {@code position}; 0 for none. */
    int order(int day, int position) {
        if (day % reviewDays != 0 || position >= orderBelow[day]) {
            return 0;
        }
        long wanted = Math.max(minimumQuantity, Math.min(cap, (long) upTo[day] - position));
        return (int) ((wanted + multiple - 1) / multiple * multiple);
    }
}
