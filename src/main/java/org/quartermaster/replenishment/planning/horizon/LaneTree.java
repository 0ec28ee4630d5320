package org.quartermaster.replenishment.planning.horizon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.quartermaster.replenishment.planning.horizon.LaneProgram.Answer;
import org.quartermaster.replenishment.planning.horizon.LaneProgram.Known;
import org.quartermaster.replenishment.planning.horizon.LaneProgram.Prices;
import org.quartermaster.replenishment.planning.horizon.LaneProgram.Trucks;

/**
 * Raises the bound of one lane by deciding its trucks week by week: every leaf is a set of calendars, the least of their bounds is the lane's (Land and
 * Doig 1960). Mixtures of calendars, which prices alone cannot tell from whole trucks, are what this takes away.
 */
final class LaneTree {

    private static final int STEPS = 5;
    private static final int MOST_TRIES = 4;
    private static final int NEAR = 8;

    private LaneProgram program;
    private final int weeks;
    private final double[] scale;
    private final PriorityQueue<Leaf> leaves = new PriorityQueue<>((a, b) -> Double.compare(a.value, b.value));
    private final List<Leaf> aside = new ArrayList<>();
    private final AtomicLong answers = new AtomicLong();
    private int looked;

    /** @param start the prices of the root; its value is the bound before anything is decided */
    LaneTree(LaneProgram program, Prices start, Trucks all) {
        this.program = program;
        this.weeks = start.share().length;
        this.scale = scale(start);
        leaves.add(new Leaf(all, start, Double.NEGATIVE_INFINITY, null));
    }

    private double[] scale(Prices start) {
        double[] scale = new double[weeks];
        int count = Math.max(1, program.fixed().items().size());
        for (int week = 0; week < weeks; week++) {
            double share = (Math.abs(program.fixed().order()[week]) + program.fixed().truck()) / count;
            scale[week] = share * share;
        }
        return scale;
    }

    double bound() {
        return leaves.peek().value;
    }

    /** What the lane shares with others costs something else now: every leaf is looked at again at its own prices. */
    void move(LaneProgram other) {
        program = other;
        leaves.addAll(aside);
        aside.clear();
        var all = new ArrayList<>(leaves);
        leaves.clear();
        all.parallelStream().forEach(Leaf::look);
        leaves.addAll(all);
    }

    /** Only the least leaves are looked at, the others are put aside until the next {@link #move}; what the tree says meanwhile is no bound. */
    void glance(LaneProgram other) {
        program = other;
        var near = new ArrayList<Leaf>();
        while (!leaves.isEmpty() && near.size() < NEAR) {
            near.add(leaves.poll());
        }
        aside.addAll(leaves);
        leaves.clear();
        near.parallelStream().forEach(Leaf::look);
        leaves.addAll(near);
    }

    /** How many leaves are looked at in a glance. */
    int near() {
        return Math.min(NEAR, leaves.size());
    }

    /** The answer of the least leaf. */
    Answer least() {
        return leaves.peek().answer;
    }

    /** How often the lane's items were asked for their orders. */
    long answers() {
        return answers.get();
    }

    private Answer ask(Trucks trucks, Prices prices) {
        return ask(trucks, prices, null);
    }

    private Answer ask(Trucks trucks, Prices prices, Known known) {
        answers.incrementAndGet();
        return program.solve(trucks, prices, known);
    }

    /** Forgets leaves whose value lies so far above the least: no plan better than the best known is in them. */
    void prune(double above) {
        double most = bound() + above;
        leaves.removeIf(leaf -> leaf.value > most);
    }

    int looked() {
        return looked;
    }

    /** Looks into the leaf with the least bound: first at its prices, then by parting it; false where it is one calendar at prices that get no better. */
    boolean grow() {
        Leaf leaf = leaves.poll();
        int week = leaf.undecided();
        if (leaf.tries == 0 || week < 0) {
            leaf.raise(STEPS);
            leaves.add(leaf);
            return week >= 0 || leaf.tries < MOST_TRIES;
        }
        for (Trucks part : leaf.parts(week)) {
            leaves.add(new Leaf(part, leaf.center, leaf.value, new Known(leaf.trucks, leaf.answer)));
            looked++;
        }
        return true;
    }

    /** A set of calendars with the best prices found for it. */
    final class Leaf {
        private final Trucks trucks;
        private double inherited;
        private final double[] opened;
        private final double[] loads;
        private Prices center;
        private Answer answer;
        private double value;
        private double own;
        private double agility = 1;
        private int tries;

        Leaf(Trucks trucks, Prices center, double inherited, Known whole) {
            this.trucks = trucks;
            this.inherited = inherited;
            this.center = center.copy();
            this.answer = ask(trucks, center, whole);
            this.own = answer.value();
            this.value = Math.max(inherited, own);
            this.opened = answer.trucks().clone();
            this.loads = answer.loads().clone();
        }

        private void look() {
            answer = ask(trucks, center);
            own = answer.value();
            inherited = Double.NEGATIVE_INFINITY;
            value = own;
            tries = Math.min(tries, 1);
            agility = Math.max(agility, 0.3);
        }

        /** Steps along the mean slope, as the volume algorithm (Barahona and Anbil 2000). */
        private void raise(int steps) {
            tries++;
            double[] lines = answer.lines().clone();
            double[] over = over(answer);
            double target = Math.max(own, inherited) + 0.01 * Math.abs(own);
            for (int step = 0; step < steps; step++) {
                Prices next = next(lines, over, agility * (target - own));
                Answer other = ask(trucks, next);
                mix(lines, other.lines(), 0.3);
                mix(over, over(other), 0.3);
                mix(opened, other.trucks(), 0.3);
                mix(loads, other.loads(), 0.3);
                if (other.value() > own) {
                    own = other.value();
                    center = next;
                    answer = other;
                    agility *= 1.1;
                    target = Math.max(target, own + 0.005 * Math.abs(own));
                } else {
                    agility *= 0.75;
                }
            }
            value = Math.max(inherited, own);
        }

        private double[] over(Answer one) {
            double[] over = new double[weeks];
            for (int week = 0; week < weeks; week++) {
                over[week] = (one.loads()[week] + one.guests()[week] - one.trucks()[week]) * program.fixed().truck();
            }
            return over;
        }

        private Prices next(double[] lines, double[] over, double length) {
            double squares = 0;
            double truck = program.fixed().truck();
            for (int at = 0; at < lines.length; at++) {
                squares += isPriced(at % weeks) && (center.line()[at] > 0 || lines[at] > 0) ? scale[at % weeks] * lines[at] * lines[at] : 0;
            }
            double pace = truck == 0 ? 0 : 0.05 / truck / truck;
            for (int week = 0; week < weeks; week++) {
                squares += trucks.most()[week] > 0 ? pace * over[week] * over[week] : 0;
            }
            Prices next = center.copy();
            double by = squares <= 0 ? 0 : length / squares;
            for (int at = 0; at < lines.length; at++) {
                next.line()[at] = isPriced(at % weeks) ? Math.max(0, next.line()[at] + by * scale[at % weeks] * lines[at]) : 0;
            }
            for (int week = 0; week < weeks; week++) {
                double most = trucks.most()[week] >= LaneProgram.MANY ? 1 : Double.MAX_VALUE;
                next.share()[week] = Math.clamp(next.share()[week] + by * pace * over[week], 0, most);
            }
            return next;
        }

        private boolean isPriced(int week) {
            return trucks.fewest()[week] == 0 && trucks.most()[week] > 0;
        }

        private static void mix(double[] mean, double[] other, double weight) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += weight * (other[i] - mean[i]);
            }
        }

        /** The week whose orders the prices settle least; −1 where every week's trucks are given. */
        int undecided() {
            int found = -1;
            double worst = -1;
            for (int week = 0; week < weeks; week++) {
                if (!trucks.isSettled(week)) {
                    double doubt = trucks.fewest()[week] == 0 ? 1 + Math.min(opened[week], Math.abs(1 - opened[week])) : Math.abs(loads[week] - Math.rint(loads[week]));
                    if (doubt > worst) {
                        worst = doubt;
                        found = week;
                    }
                }
            }
            return found;
        }

        /** No order or one; or fewer or more trucks. */
        Trucks[] parts(int week) {
            int few = trucks.fewest()[week];
            int split = few == 0 ? 0 : Math.clamp((int) Math.floor(loads[week]), few, trucks.most()[week] - 1);
            return new Trucks[] {with(week, few, split), with(week, split + 1, trucks.most()[week])};
        }

        private Trucks with(int week, int fewest, int most) {
            int[] low = trucks.fewest().clone();
            int[] high = trucks.most().clone();
            low[week] = fewest;
            high[week] = program.fixed().truck() == 0 ? Math.min(1, most) : most;
            return new Trucks(low, high);
        }
    }

    static Trucks anything(int weeks) {
        int[] most = new int[weeks];
        Arrays.fill(most, LaneProgram.MANY);
        return new Trucks(new int[weeks], most);
    }
}
