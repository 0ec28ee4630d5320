package org.quartermaster.delivery.allocation;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Allocations of a batch by prices: orders that lose most by their second best way choose first, then each moves to a cheaper way,
 * where it fits or where one order can make room at less cost.
 */
final class BatchSearch {
    private static final int MOST_ROUNDS = 50;

    private final BatchModel model;
    private final int[] chosen;
    private int[] free;

    BatchSearch(BatchModel batch) {
        model = batch;
        chosen = new int[batch.orders()];
        free = batch.free();
    }

    /** Improves what is given. */
    int[] from(int[] start) {
        free = model.free();
        for (int order = 0; order < start.length; order++) {
            chosen[order] = start[order];
            model.ways(order).get(start[order]).take(free, 1);
        }
        improve();
        return chosen.clone();
    }

    /** Takes ways by their priced cost, largest regret first, then improves. */
    int[] byPrices(double[] prices) {
        free = model.free();
        IntStream.range(0, model.orders()).boxed().sorted(Comparator.comparingDouble((Integer order) -> -regret(order, prices)).thenComparing(order -> order))
                .forEach(order -> choose(order, prices));
        improve();
        return chosen.clone();
    }

    private double regret(int order, double[] prices) {
        double least = Double.MAX_VALUE;
        double second = Double.MAX_VALUE;
        for (Way way : model.ways(order)) {
            double cost = way.priced(prices);
            if (cost < least) {
                second = least;
                least = cost;
            } else {
                second = Math.min(second, cost);
            }
        }
        return second - least;
    }

    private void choose(int order, double[] prices) {
        List<Way> ways = model.ways(order);
        int best = ways.size() - 1;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < ways.size(); i++) {
            double cost = ways.get(i).priced(prices);
            if (cost < least && ways.get(i).fits(free)) {
                least = cost;
                best = i;
            }
        }
        chosen[order] = best;
        ways.get(best).take(free, 1);
    }

    private void improve() {
        boolean better = true;
        for (int round = 0; better && round < MOST_ROUNDS; round++) {
            better = false;
            for (int order = 0; order < chosen.length; order++) {
                better |= moveCheaper(order);
            }
            var takers = new LimitTakers(model, chosen, free.length);
            for (int order = 0; order < chosen.length; order++) {
                better |= displace(order, takers);
            }
        }
    }

    /** Takes a cheaper way that is full by moving one order out of it, when both together cost less then. */
    private boolean displace(int order, LimitTakers takers) {
        List<Way> ways = model.ways(order);
        for (int i = 0; i < ways.size() && ways.get(i).cents() < ways.get(chosen[order]).cents(); i++) {
            for (int other : takers.of(fullest(ways.get(i)))) {
                if (other != order && exchange(order, i, other)) {
                    takers.moved(order, ways.get(chosen[order]));
                    takers.moved(other, model.ways(other).get(chosen[other]));
                    return true;
                }
            }
        }
        return false;
    }

    /** The limit of a way that is missing most, or −1. */
    private int fullest(Way way) {
        int fullest = -1;
        int most = 0;
        for (int i = 0; i < way.limits().length; i++) {
            int missing = way.units()[i] - free[way.limits()[i]];
            if (missing > most) {
                most = missing;
                fullest = way.limits()[i];
            }
        }
        return fullest;
    }

    private boolean exchange(int order, int wanted, int other) {
        Way from = model.ways(order).get(chosen[order]);
        Way to = model.ways(order).get(wanted);
        Way left = model.ways(other).get(chosen[other]);
        from.take(free, -1);
        left.take(free, -1);
        if (to.fits(free)) {
            to.take(free, 1);
            long allowed = left.cents() + from.cents() - to.cents();
            int next = cheapestBelow(other, allowed);
            if (next >= 0) {
                model.ways(other).get(next).take(free, 1);
                chosen[order] = wanted;
                chosen[other] = next;
                return true;
            }
            to.take(free, -1);
        }
        left.take(free, 1);
        from.take(free, 1);
        return false;
    }

    private int cheapestBelow(int order, long cents) {
        List<Way> ways = model.ways(order);
        int best = -1;
        long least = cents;
        for (int i = 0; i < ways.size(); i++) {
            if (ways.get(i).cents() < least && ways.get(i).fits(free)) {
                least = ways.get(i).cents();
                best = i;
            }
        }
        return best;
    }

    private boolean moveCheaper(int order) {
        List<Way> ways = model.ways(order);
        Way present = ways.get(chosen[order]);
        present.take(free, -1);
        int best = chosen[order];
        for (int i = 0; i < ways.size(); i++) {
            if (ways.get(i).cents() < ways.get(best).cents() && ways.get(i).fits(free)) {
                best = i;
            }
        }
        boolean moved = best != chosen[order];
        chosen[order] = best;
        ways.get(best).take(free, 1);
        return moved;
    }
}
