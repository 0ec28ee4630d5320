package org.quartermaster.replenishment.policy.lostsales;

/** How much to order, given what is there and what is on the way. */
@FunctionalInterface
public interface OrderRule {

    /**
     * @param onHand   units on hand, this period's receipt included
     * @param pipeline units on the way, those that come next first; one entry less than the lead time has periods
     * @return units ≥ 0
     */
    int order(int onHand, int[] pipeline);
}
