package org.quartermaster.replenishment.policy.lostsales;

/**
 * Order up to {@code level}, never more than {@code cap} at once (Johansen and Thorstenson 2008; Xin 2021, Management Science 67(8): asymptotically optimal in lead
 * time and in the cost of a lost unit).
 *
 * @param level most units on hand and on the way, ≥ 0
 * @param cap   most units of one order, ≥ 1
 */
public record CappedBaseStock(int level, int cap) implements OrderRule {

    @Override
    public int order(int onHand, int[] pipeline) {
        int position = onHand;
        for (int units : pipeline) {
            position += units;
        }
        return Math.clamp((long) level - position, 0, cap);
    }
}
