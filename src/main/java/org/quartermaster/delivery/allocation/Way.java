package org.quartermaster.delivery.allocation;

/**
 * An option as the batch counts it: what it costs and what it takes of which limits. The last way of every order is to wait.
 *
 * @param option null for waiting
 * @param cents  its score, or the price of waiting
 * @param limits numbers of the limits it takes from, each once
 * @param units  how much it takes of each
 */
record Way(Option option, long cents, int[] limits, int[] units) {

    boolean waits() {
        return option == null;
    }

    /** Its cost when what it takes has a price. */
    double priced(double[] prices) {
        double cost = cents;
        for (int i = 0; i < limits.length; i++) {
            cost += prices[limits[i]] * units[i];
        }
        return cost;
    }

    boolean fits(int[] free) {
        for (int i = 0; i < limits.length; i++) {
            if (free[limits[i]] < units[i]) {
                return false;
            }
        }
        return true;
    }

    void take(int[] free, int sign) {
        for (int i = 0; i < limits.length; i++) {
            free[limits[i]] -= sign * units[i];
        }
    }
}
