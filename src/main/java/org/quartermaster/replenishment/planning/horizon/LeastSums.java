package org.quartermaster.replenishment.planning.horizon;

import java.util.Arrays;

/**
 * The least sum for every level of what came before and what an order costs: into[q] = min over d of from[q − d] + costs[d].
 *
 * <p>Between price breaks and trucks an order's cost rises by the same with every step. Such a run of orders is one sliding minimum over levels (van Herk
 * 1992), whatever its length; single orders are tried one by one.
 */
final class LeastSums {

    private static final double NEVER = Double.POSITIVE_INFINITY;
    /** Shorter runs are tried one by one. */
    private static final int WORTH = 12;
    /** Micros by which a run may bend from its first order to its last. */
    private static final double STRAIGHT = 1e-3;

    private final double[] from;
    private final double[] into;
    private final int reached;
    private final int top;

    private LeastSums(double[] from, double[] into, int top) {
        this.from = from;
        this.into = into;
        this.top = top;
        int last = from.length - 1;
        while (last >= 0 && from[last] == NEVER) {
            last--;
        }
        this.reached = last;
    }

    /** Lowers {@code into} up to level {@code top} to what orders of one step or more lead to. */
    static void lower(double[] from, double[] costs, int top, double[] into) {
        new LeastSums(from, into, Math.min(top, into.length - 1)).orders(costs);
    }

    /** Where the least of these is, the first of several; −1 where there is none. */
    static int least(double[] costs) {
        int at = -1;
        double least = NEVER;
        for (int q = 0; q < costs.length; q++) {
            if (costs[q] < least) {
                least = costs[q];
                at = q;
            }
        }
        return at;
    }

    /** How many steps led to level {@code q}: the first that cost as little as any. */
    static int taken(double[] from, double[] costs, int q, boolean isFull) {
        int taken = 0;
        double least = NEVER;
        int most = isFull ? 0 : Math.min(q, costs.length - 1);
        for (int d = Math.max(0, q - from.length + 1); d <= most; d++) {
            if (from[q - d] + costs[d] < least) {
                least = from[q - d] + costs[d];
                taken = d;
            }
        }
        return taken;
    }

    private void orders(double[] costs) {
        int most = Math.min(costs.length - 1, top);
        for (int d = 1; reached >= 0 && d <= most; d++) {
            int end = most - d + 1 < WORTH ? d : end(costs, d, most);
            if (end - d + 1 >= WORTH) {
                run(d, end, costs[d], costs[d + 1] - costs[d]);
                d = end;
            } else if (costs[d] < NEVER) {
                one(d, costs[d]);
            }
        }
    }

    /** The last order up to which costs rise by the same. */
    private static int end(double[] costs, int from, int most) {
        if (from == most || costs[from] == NEVER || costs[from + 1] == NEVER) {
            return from;
        }
        double rise = costs[from + 1] - costs[from];
        int end = from + 1;
        while (end < most && Math.abs(costs[end + 1] - costs[from] - (end + 1 - from) * rise) <= STRAIGHT) {
            end++;
        }
        return end;
    }

    private void one(int d, double cost) {
        int last = Math.min(top, reached + d);
        for (int q = d; q <= last; q++) {
            into[q] = Math.min(into[q], from[q - d] + cost);
        }
    }

    /** Orders of {@code least} to {@code most} steps, the least at {@code cost} and every further step at {@code rise}. */
    private void run(int least, int most, double cost, double rise) {
        int width = most - least + 1;
        int count = Math.min(top - least, from.length - 1) + 1;
        double[] level = new double[count];
        for (int p = 0; p < count; p++) {
            level[p] = from[p] - p * rise;
        }
        double[] before = before(level, width);
        double[] ahead = width < count ? ahead(level, width) : before;
        for (int p = 0; p < count; p++) {
            double lowest = p < width ? before[p] : Math.min(ahead[p - width + 1], before[p]);
            into[p + least] = Math.min(into[p + least], lowest + cost + p * rise);
        }
    }

    /** The least from the beginning of each block of {@code width} levels; the first block is a window that begins at nothing. */
    private static double[] before(double[] level, int width) {
        double[] least = level.clone();
        for (int begin = 0; begin < level.length; begin += width) {
            for (int p = begin + 1; p < Math.min(begin + width, level.length); p++) {
                least[p] = Math.min(least[p], least[p - 1]);
            }
        }
        return least;
    }

    /** The least until the end of each block. */
    private static double[] ahead(double[] level, int width) {
        double[] least = Arrays.copyOf(level, level.length);
        for (int begin = 0; begin < level.length; begin += width) {
            for (int p = Math.min(begin + width, level.length) - 2; p >= begin; p--) {
                least[p] = Math.min(least[p], least[p + 1]);
            }
        }
        return least;
    }
}
