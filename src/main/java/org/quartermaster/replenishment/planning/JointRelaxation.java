package org.quartermaster.replenishment.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.quartermaster.replenishment.planning.LineOptions.Option;

/**
 * A proven lower bound on the cost of any plan of a problem. The rules that couple lines get prices ≥ 0 (Lagrange multipliers): a line pays for the order
 * that it is in, money and room have a price where they are limited, value has a reward where a supplier's minimum binds. Every line then takes its own
 * cheapest way, every order is placed that pays for itself, and whatever the prices are, the sum is no more than the cheapest plan costs (Geoffrion 1974).
 * The prices are raised along the mean of the slopes met so far (volume algorithm, Barahona and Anbil 2000).
 *
 * <p>What a person pinned stays as it is: its orders are placed and it uses its money and room, even where that is more than there is.
 */
final class JointRelaxation {

    private static final double SMOOTHING = 0.2;
    private static final double TYPICAL_STEP = 50;

    private final JointProblem problem;
    private final LimitPrices fixed;
    final List<List<Option>> options = new ArrayList<>();
    final List<OrderKey> orders = new ArrayList<>();
    private final int[] firstLink;
    private final int[] warehouseOf;
    private final double[] room;
    private final boolean[] isForced;
    private final boolean[] isShared;
    private final double budget;
    private final JointPrices prices;
    private final JointPrices center;
    private final JointPrices slope;
    private final JointPrices mean;
    private final JointPrices scale;
    private final int[] chosen;
    private final int[] steps;
    private final boolean[] isPlaced;
    private double best = Double.NEGATIVE_INFINITY;
    private double agility = 0.5;
    private int unimproved;

    /**
     * @param fixed what money and room cost; null: they are limited by the problem alone, and priced here
     * @param alone which orders take lines of this problem only
     */
    JointRelaxation(JointProblem problem, LimitPrices fixed, java.util.function.Predicate<OrderKey> alone) {
        this.problem = problem;
        this.fixed = fixed;
        Map<OrderKey, Integer> numbers = new HashMap<>();
        for (Need need : problem.needs()) {
            options.add(LineOptions.of(need, order -> numbers.computeIfAbsent(order, added -> {
                orders.add(added);
                return orders.size() - 1;
            })));
        }
        this.firstLink = new int[options.size() + 1];
        for (int i = 0; i < options.size(); i++) {
            firstLink[i + 1] = firstLink[i] + options.get(i).size();
        }
        List<PlanWarehouse> warehouses = problem.needs().stream().map(Need::warehouse).distinct().toList();
        this.warehouseOf = problem.needs().stream().mapToInt(need -> warehouses.indexOf(need.warehouse())).toArray();
        this.room = warehouses.stream().mapToDouble(warehouse -> warehouse.roomCentilitres() == Long.MAX_VALUE ? Double.POSITIVE_INFINITY : warehouse.roomCentilitres())
                .toArray();
        this.isForced = new boolean[orders.size()];
        this.isShared = new boolean[orders.size()];
        for (int order = 0; order < isShared.length; order++) {
            isShared[order] = !alone.test(orders.get(order));
        }
        this.prices = zero();
        this.center = zero();
        this.slope = zero();
        this.mean = zero();
        this.scale = zero();
        this.chosen = new int[options.size()];
        this.steps = new int[options.size()];
        this.isPlaced = new boolean[orders.size()];
        this.budget = pinned();
        start();
    }

    private JointPrices zero() {
        return new JointPrices(firstLink[options.size()], orders.size(), room.length);
    }

    /** Books what is pinned; answers the budget, at least what is spent anyway. */
    private double pinned() {
        double spent = 0;
        double[] used = new double[room.length];
        for (Need need : problem.needs()) {
            if (need.isPinned()) {
                Option only = options.get(need.id()).getFirst();
                spent += only.leastPaid()[0];
                used[warehouseOf[need.id()]] += only.packs()[0] * (double) only.units() * need.centilitresPerUnit();
                if (only.order() >= 0) {
                    isForced[only.order()] = true;
                }
            }
        }
        for (int w = 0; w < room.length; w++) {
            room[w] = Math.max(room[w], used[w]);
        }
        return problem.budget().cents() == Long.MAX_VALUE ? Double.POSITIVE_INFINITY : Math.max(problem.budget().cents(), spent);
    }

    /** Every line that may be in an order begins by paying the same share of it. */
    private void start() {
        int[] users = new int[orders.size()];
        options.forEach(list -> list.stream().filter(option -> option.order() >= 0).forEach(option -> users[option.order()]++));
        for (int i = 0; i < options.size(); i++) {
            for (int at = 0; at < options.get(i).size(); at++) {
                int order = options.get(i).get(at).order();
                if (order >= 0 && !isShared[order] && !isForced[order]) {
                    prices.link[firstLink[i] + at] = orders.get(order).supplier().orderCents() / (double) users[order];
                    scale.link[firstLink[i] + at] = 1;
                }
            }
        }
        for (int order = 0; order < isShared.length; order++) {
            long least = orders.get(order).supplier().minimumOrderCents();
            scale.minimum[order] = isShared[order] || isForced[order] || least == 0 ? 0 : 0.02 / TYPICAL_STEP / least;
        }
    }

    /** Money and room count in proportion to what a plan costs; {@code upper} is the cost of one. */
    private void scaleLimits(double upper) {
        if (fixed != null || scale.money[0] > 0) {
            return;
        }
        scale.money[0] = budget == Double.POSITIVE_INFINITY ? 0 : 0.2 / TYPICAL_STEP / Math.max(1, budget);
        for (int w = 0; w < room.length; w++) {
            scale.room[w] = room[w] == Double.POSITIVE_INFINITY ? 0 : 0.2 * Math.abs(upper) / TYPICAL_STEP / Math.max(1, room[w]) / Math.max(1, room[w]);
        }
    }

    /** No plan costs less, cents. With fixed prices of the limits what the limits are worth at these prices is still to be taken off. */
    double bound() {
        return best;
    }

    /** What money and room cost where the bound is greatest so far. */
    LimitPrices limits() {
        Map<Integer, Double> perWarehouse = new HashMap<>();
        for (int i = 0; i < warehouseOf.length; i++) {
            perWarehouse.put(problem.needs().get(i).warehouse().id(), center.room[warehouseOf[i]]);
        }
        return new LimitPrices(center.money[0], perWarehouse);
    }

    /** The lines' own choices at the present prices. */
    List<OrderChoice> choices() {
        var choices = new ArrayList<OrderChoice>();
        for (int i = 0; i < chosen.length; i++) {
            choices.add(options.get(i).get(chosen[i]).choice(steps[i]));
        }
        return choices;
    }

    /** Evaluates the next prices; {@code upper} is the cost of a plan that is known. */
    void step(double upper) {
        scaleLimits(upper);
        boolean isFirst = best == Double.NEGATIVE_INFINITY;
        if (!isFirst) {
            double squares = center.squares(mean, scale);
            prices.move(center, mean, scale, squares <= 0 ? 0 : agility * Math.max(1, upper - best) / squares);
        }
        double value = evaluate();
        mean.mix(slope, isFirst ? 1 : SMOOTHING);
        boolean isBetter = isFirst || value > best + 1e-6 * Math.abs(best);
        if (value > best) {
            best = value;
            center.copy(prices);
        }
        unimproved = isBetter ? 0 : unimproved + 1;
        agility = isBetter ? Math.min(2, agility * 1.1) : agility;
        if (unimproved >= 5) {
            agility *= 0.7;
            unimproved = 0;
        }
    }

    private double evaluate() {
        slope.clear();
        Arrays.fill(isPlaced, false);
        double[] paid = new double[orders.size()];
        double value = 0;
        for (int i = 0; i < options.size(); i++) {
            value += line(i, paid);
        }
        for (int order = 0; order < paid.length; order++) {
            value += order(order, paid[order]);
        }
        links();
        return value + limited();
    }

    /** The line takes its cheapest option; all of them pay into their orders' account. */
    private double line(int i, double[] paid) {
        double least = Double.POSITIVE_INFINITY;
        List<Option> list = options.get(i);
        for (int at = 0; at < list.size(); at++) {
            Option option = list.get(at);
            double link = prices.link[firstLink[i] + at];
            if (option.order() >= 0) {
                paid[option.order()] += link;
            }
            double money = money(option);
            int step = LineOptions.cheapest(option, money, unit(i));
            double cost = LineOptions.priced(option, step, money, unit(i)) + link;
            if (cost < least) {
                least = cost;
                chosen[i] = at;
                steps[i] = step;
            }
        }
        use(i);
        return least;
    }

    double money(Option option) {
        return (fixed == null ? prices.money[0] : fixed.money()) - (option.order() < 0 ? 0 : prices.minimum[option.order()]);
    }

    double unit(int line) {
        Need need = problem.needs().get(line);
        return (fixed == null ? prices.room[warehouseOf[line]] : fixed.room(need.warehouse().id())) * need.centilitresPerUnit();
    }

    private void use(int i) {
        Option option = options.get(i).get(chosen[i]);
        if (option.order() >= 0) {
            slope.link[firstLink[i] + chosen[i]] += 1;
            slope.minimum[option.order()] -= option.mostPaid()[steps[i]];
            slope.money[0] += option.leastPaid()[steps[i]];
            slope.room[warehouseOf[i]] += option.packs()[steps[i]] * (double) option.units() * problem.needs().get(i).centilitresPerUnit();
        }
    }

    /** An order that takes lines from elsewhere too is taken for free: nobody here pays for it. */
    private double order(int order, double paid) {
        double reduced = orders.get(order).supplier().orderCents() - paid + prices.minimum[order] * orders.get(order).supplier().minimumOrderCents();
        if (isShared[order] || reduced >= 0 && !isForced[order]) {
            return 0;
        }
        slope.minimum[order] += orders.get(order).supplier().minimumOrderCents();
        isPlaced[order] = true;
        return reduced;
    }

    /** Whoever may be in an order that is placed may pay less for it. */
    private void links() {
        for (int i = 0; i < options.size(); i++) {
            for (int at = 0; at < options.get(i).size(); at++) {
                int order = options.get(i).get(at).order();
                slope.link[firstLink[i] + at] -= order >= 0 && isPlaced[order] ? 1 : 0;
            }
        }
    }

    private double limited() {
        double value = 0;
        if (fixed == null && budget != Double.POSITIVE_INFINITY) {
            slope.money[0] -= budget;
            value -= prices.money[0] * budget;
        }
        for (int w = 0; w < room.length; w++) {
            if (fixed == null && room[w] != Double.POSITIVE_INFINITY) {
                slope.room[w] -= room[w];
                value -= prices.room[w] * room[w];
            }
        }
        return value;
    }
}
