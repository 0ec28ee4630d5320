package org.quartermaster.replenishment.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.quartermaster.replenishment.planning.LineOptions.Option;

/**
 * Which orders are worth placing: each supplier's days per warehouse are opened, closed and exchanged one by one while lines that take the cheapest open
 * way, and the orders themselves, get cheaper (drop, add and interchange; Kuehn and Hamburger 1963). Money, room and minimums count at the relaxation's
 * prices, so that {@link FeasibleStart} has little to repair.
 */
final class OrderDays {

    private static final int PASSES = 4;

    private final JointRelaxation relaxation;
    private final int[][] orderOf;
    private final double[][] costOf;
    private final int[][] stepOf;
    private final int[] taken;
    private final boolean[] isOpen;
    private final int[][] linesOf;
    private final Map<List<Object>, List<Integer>> lanes = new HashMap<>();

    private OrderDays(JointProblem problem, JointRelaxation relaxation) {
        this.relaxation = relaxation;
        int lines = problem.needs().size();
        orderOf = new int[lines][];
        costOf = new double[lines][];
        stepOf = new int[lines][];
        taken = new int[lines];
        isOpen = new boolean[relaxation.orders.size()];
        var users = new ArrayList<List<Integer>>();
        for (OrderKey order : relaxation.orders) {
            lanes.computeIfAbsent(List.of(order.supplier(), order.warehouse()), _ -> new ArrayList<>()).add(users.size());
            users.add(new ArrayList<>());
        }
        for (int i = 0; i < lines; i++) {
            price(i);
            for (int order : orderOf[i]) {
                if (order >= 0) {
                    users.get(order).add(i);
                }
            }
        }
        linesOf = users.stream().map(list -> list.stream().mapToInt(Integer::intValue).toArray()).toArray(int[][]::new);
    }

    /** The lines' choices when the worthwhile orders are placed. */
    static List<OrderChoice> choices(JointProblem problem, JointRelaxation relaxation) {
        var days = new OrderDays(problem, relaxation);
        days.open();
        days.improve();
        return days.choices();
    }

    private void price(int i) {
        List<Option> options = relaxation.options.get(i);
        orderOf[i] = options.stream().mapToInt(Option::order).toArray();
        costOf[i] = new double[orderOf[i].length];
        stepOf[i] = new int[orderOf[i].length];
        for (int at = 0; at < orderOf[i].length; at++) {
            Option option = options.get(at);
            stepOf[i][at] = LineOptions.cheapest(option, relaxation.money(option), relaxation.unit(i));
            costOf[i][at] = LineOptions.priced(option, stepOf[i][at], relaxation.money(option), relaxation.unit(i));
        }
    }

    /** Begins with every order that some line wants most. */
    private void open() {
        Arrays.fill(isOpen, true);
        for (int i = 0; i < taken.length; i++) {
            taken[i] = cheapest(i);
        }
        Arrays.fill(isOpen, false);
        for (int i = 0; i < taken.length; i++) {
            int order = orderOf[i][taken[i]];
            if (order >= 0) {
                isOpen[order] = true;
            }
        }
    }

    /** A line always has a way: to order nothing or, pinned, its only one. */
    private int cheapest(int i) {
        int best = -1;
        for (int at = 0; at < orderOf[i].length; at++) {
            boolean isFree = orderOf[i][at] < 0 || isOpen[orderOf[i][at]] || orderOf[i].length == 1;
            if (isFree && (best < 0 || costOf[i][at] < costOf[i][best])) {
                best = at;
            }
        }
        return best;
    }

    private void improve() {
        boolean better = true;
        for (int pass = 0; pass < PASSES && better; pass++) {
            better = false;
            for (List<Integer> lane : lanes.values()) {
                better |= improve(lane);
            }
        }
    }

    private boolean improve(List<Integer> lane) {
        boolean better = false;
        for (int order : lane) {
            better |= flip(order);
            for (int other : lane) {
                better |= isOpen[order] != isOpen[other] && flip(order, other);
            }
        }
        return better;
    }

    /** Opens what is closed and closes what is open if that pays. */
    private boolean flip(int... orders) {
        double change = 0;
        var touched = new BitSet();
        for (int order : orders) {
            change += (isOpen[order] ? -1 : 1) * (double) relaxation.orders.get(order).supplier().orderCents();
            isOpen[order] ^= true;
            Arrays.stream(linesOf[order]).forEach(touched::set);
        }
        for (int i = touched.nextSetBit(0); i >= 0; i = touched.nextSetBit(i + 1)) {
            change += costOf[i][cheapest(i)] - costOf[i][taken[i]];
        }
        if (change >= -1e-6) {
            for (int order : orders) {
                isOpen[order] ^= true;
            }
            return false;
        }
        touched.stream().forEach(i -> taken[i] = cheapest(i));
        return true;
    }

    private List<OrderChoice> choices() {
        var choices = new ArrayList<OrderChoice>();
        for (int i = 0; i < taken.length; i++) {
            choices.add(relaxation.options.get(i).get(taken[i]).choice(stepOf[i][taken[i]]));
        }
        return choices;
    }
}
