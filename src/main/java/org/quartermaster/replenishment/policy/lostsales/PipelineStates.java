package org.quartermaster.replenishment.policy.lostsales;

/**
 * States (on hand, orders on the way) as indexes: on hand runs fastest, then the newest order, the one that comes next slowest.
 *
 * <p>Bounds: the newest k orders together are at most {@code newest[k − 1]}, everything together at most {@code most}. Under Zipkin's bounds (2008, Operations
 * Research 56(5)) the newest k orders never exceed the newsvendor level of k periods and the whole position never that of lead time and review.
 */
final class PipelineStates {

    private final int leadTime;
    private final int most;
    private final int[] newest;
    private final int base;
    private final int pipelines;

    /**
     * @param newest {@code [k − 1]} most units of the newest k orders, k = 1…leadTime
     * @param most   most units on hand and on the way together
     */
    PipelineStates(int leadTime, int most, int[] newest) {
        this.leadTime = leadTime;
        this.most = most;
        this.newest = newest.clone();
        this.base = newest[0] + 1;
        this.pipelines = (int) Math.min(Integer.MAX_VALUE, Math.round(Math.pow(base, leadTime - 1)));
    }

    /** The bounds that an optimal policy keeps. */
    static PipelineStates ofOptimum(LostSales problem) {
        int[] newest = new int[problem.leadTime()];
        for (int k = 1; k <= newest.length; k++) {
            newest[k - 1] = problem.level(k);
        }
        return new PipelineStates(problem.leadTime(), problem.newsvendorLevel(), newest);
    }

    /** The bounds of a base-stock policy with a cap. */
    static PipelineStates ofCapped(LostSales problem, int level, int cap) {
        int[] newest = new int[problem.leadTime()];
        for (int k = 1; k <= newest.length; k++) {
            newest[k - 1] = Math.min(level, k * cap);
        }
        return new PipelineStates(problem.leadTime(), level, newest);
    }

    /** How many indexes there are, those of states beyond the bounds included. */
    long size() {
        return (long) Math.pow(base, leadTime - 1) * (most + 1);
    }

    int row() {
        return most + 1;
    }

    int pipelines() {
        return pipelines;
    }

    /** Orders on the way by their code, what comes next first. */
    int[] orders(int code) {
        int[] orders = new int[leadTime - 1];
        int rest = code;
        for (int i = orders.length - 1; i >= 0; i--) {
            orders[i] = rest % base;
            rest /= base;
        }
        return orders;
    }

    /** The code of the orders on the way after the next one has come and {@code order} was placed. */
    int next(int code, int order) {
        return leadTime == 1 ? 0 : code % (pipelines / base) * base + order;
    }

    /** Most units that may be on hand beside these orders; −1 when the orders themselves are beyond the bounds. */
    int mostOnHand(int[] orders) {
        int sum = 0;
        for (int k = 1; k <= orders.length; k++) {
            sum += orders[orders.length - k];
            if (sum > newest[k - 1]) {
                return -1;
            }
        }
        return most - sum;
    }

    /** Most units that may be ordered beside these orders and {@code onHand}. */
    int mostToOrder(int[] orders, int onHand) {
        int allowed = newest[0];
        int sum = 0;
        for (int k = 1; k <= orders.length; k++) {
            sum += orders[orders.length - k];
            allowed = Math.min(allowed, newest[k] - sum);
        }
        return Math.max(0, Math.min(allowed, most - sum - onHand));
    }
}
