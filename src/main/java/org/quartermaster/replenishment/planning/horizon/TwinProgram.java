package org.quartermaster.replenishment.planning.horizon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The program of an item with two sources, of which one may be late while the other is not. Beside the units ordered so far it remembers who was ordered
 * from for the week before: where a source is late by up to two weeks more than the other, that tells which level counts.
 *
 * <p>The value is exact unless both are ordered from for the same week, or one for the week after the other while it is two weeks late, or they differ by
 * more; there it is a lower bound.
 */
final class TwinProgram {

    private static final double NEVER = Double.POSITIVE_INFINITY;
    /** Orders of a week: from nobody, from the first (1), from the second (2), from both. */
    private static final int NONE = 0;
    private static final int BOTH = 3;
    /** Added to an order's kind in memory: the other is ordered from next week; without it, it is not. */
    private static final int THEN_OTHER = 3;
    private static final int MEMORIES = 6;

    private final ItemTables tables;
    private final LineCosts lines;
    private final boolean isSplit;
    private final int weeks;
    /** {@code [week][memory]} the least cost of every level; memory is who was ordered from last week. */
    private final double[][][] reached;
    private final Step[][][] through;

    /** @param isSplit whether both may be ordered from for the same week */
    TwinProgram(ItemTables tables, LineCosts lines, int weeks, boolean isSplit) {
        this.tables = tables;
        this.lines = lines;
        this.weeks = weeks;
        this.isSplit = isSplit;
        this.reached = new double[weeks + 1][MEMORIES][];
        this.through = new Step[weeks][MEMORIES][];
    }

    /** From which memory by which order to which memory: what so many steps cost, what is added at the level before and after, how much of it is the second's. */
    private record Step(int memory, int kind, int next, double[] costs, double[] before, double[] after, int[] parts) {
        double[] from(double[] best) {
            return before == null ? best : sum(best, before);
        }
    }

    ItemProgram.Answer solve() {
        reached[0][NONE] = new double[tables.states()];
        Arrays.fill(reached[0][NONE], NEVER);
        reached[0][NONE][0] = 0;
        for (int week = 0; week < weeks; week++) {
            advance(week);
        }
        int memory = NONE;
        int end = 0;
        for (int m = 0; m < MEMORIES; m++) {
            double[] best = reached[weeks][m];
            for (int q = 0; best != null && q < best.length; q++) {
                if (best[q] < reached[weeks][memory][end]) {
                    memory = m;
                    end = q;
                }
            }
        }
        double value = reached[weeks][memory][end];
        return new ItemProgram.Answer(value + tables.constant() + lines.afterwards(), value == NEVER ? new int[2 * weeks] : back(memory, end));
    }

    private void advance(int week) {
        double[][] costs = {lines.of(0, week), lines.of(1, week)};
        reached[week + 1][NONE] = new double[tables.states()];
        Arrays.fill(reached[week + 1][NONE], NEVER);
        through[week][NONE] = new Step[tables.states()];
        boolean mustBoth = costs[0][0] == NEVER && costs[1][0] == NEVER;
        for (int kind = NONE; kind <= (isSplit || mustBoth ? BOTH : 2); kind++) {
            int[] parts = kind == BOTH ? new int[Math.min(tables.states(), costs[0].length + costs[1].length - 1)] : new int[0];
            double[] own = costs(kind, costs, parts);
            for (int memory = NONE; own.length > 0 && memory < MEMORIES; memory++) {
                if (reached[week][memory] != null && isAllowed(memory, kind)) {
                    for (int next : memories(week, kind)) {
                        take(week, step(week, memory, kind, next, own, parts));
                    }
                }
            }
        }
        for (double[] level : reached[week + 1]) {
            for (int q = 0; level != null && q < level.length; q++) {
                level[q] += tables.cost()[week][q];
            }
        }
    }

    /** What may be remembered next week; nothing where it does not matter. */
    private int[] memories(int week, int kind) {
        boolean matters = kind != NONE && week + 1 < weeks && (kind != 2 && tables.isTwoLate()[0][week + 1] || kind != 1 && tables.isTwoLate()[1][week + 1]);
        return !matters ? new int[] {NONE} : kind == BOTH ? new int[] {BOTH} : new int[] {kind, kind + THEN_OTHER};
    }

    private static boolean isAllowed(int memory, int kind) {
        return switch (memory) {
            case 1, 2 -> kind == NONE || kind == memory;
            case 4, 5 -> kind != NONE && kind != memory - THEN_OTHER;
            default -> true;
        };
    }

    private void take(int week, Step step) {
        double[] found = scan(step, reached[week][step.memory()], lines.cap(week));
        double[][] into = reached[week + 1];
        if (into[step.next()] == null) {
            into[step.next()] = new double[found.length];
            Arrays.fill(into[step.next()], NEVER);
            through[week][step.next()] = new Step[found.length];
        }
        double[] least = into[step.next()];
        for (int q = 0; q < least.length; q++) {
            if (found[q] < least[q]) {
                least[q] = found[q];
                through[week][step.next()][q] = step;
            }
        }
    }

    private double[] scan(Step step, double[] best, int cap) {
        double[] from = step.from(best);
        double[] costs = step.costs();
        double[] after = new double[from.length];
        Arrays.fill(after, NEVER);
        for (int q = 0; costs[0] < NEVER && q < after.length; q++) {
            after[q] = from[q] + costs[0];
        }
        LeastSums.lower(from, costs, cap / tables.step(), after);
        return step.after() == null ? after : sum(after, step.after());
    }

    /** {@code [steps]} what so much costs this way; empty where there is no such way. */
    private double[] costs(int kind, double[][] costs, int[] parts) {
        double idle = (kind == 1 || kind == BOTH ? 0 : costs[0][0]) + (kind >= 2 ? 0 : costs[1][0]);
        if (kind == NONE || idle == NEVER) {
            return idle == NEVER ? new double[0] : new double[] {idle};
        }
        double[] own = kind == BOTH ? join(costs[0], costs[1], parts) : costs[kind - 1].clone();
        own[0] = NEVER;
        for (int d = 1; d < own.length; d++) {
            own[d] += idle;
        }
        return own.length == 1 ? new double[0] : own;
    }

    private static double[] join(double[] one, double[] other, int[] part) {
        double[] joined = new double[part.length];
        Arrays.fill(joined, NEVER);
        for (int b = 1; b < other.length; b++) {
            for (int a = 1; other[b] < NEVER && a < one.length && a + b < joined.length; a++) {
                if (one[a] + other[b] < joined[a + b]) {
                    joined[a + b] = one[a] + other[b];
                    part[a + b] = b;
                }
            }
        }
        return joined;
    }

    private Step step(int week, int memory, int kind, int next, double[] own, int[] parts) {
        var before = new ArrayList<double[]>();
        var after = new ArrayList<double[]>();
        for (int late = 0; late < 2; late++) {
            charge(kind, late, tables.holdLate()[late][week], tables.oweLate()[late][week], before, after);
            if (tables.isTwoLate()[late][week]) {
                remembered(memory, kind, late, week, before, after);
            }
            if ((kind == late + 1 || kind == BOTH) && week + 1 < weeks && tables.isTwoLate()[late][week + 1]) {
                before.add(tables.holdTwoLate()[late][week + 1]);
                if (next == late + 1) {
                    before.add(tables.oweTwoLate()[late][week + 1]);
                }
            }
        }
        return new Step(memory, kind, next, own, all(before), all(after), parts);
    }

    /** Two weeks' orders of this source are late: nothing is left to count if only it was ordered from; shortage at most of what may have come if both were. */
    private void remembered(int memory, int kind, int late, int week, List<double[]> before, List<double[]> after) {
        if (memory == late + 1) {
            return;
        }
        double[] owe = tables.oweTwoLate()[late][week];
        if (memory == BOTH || memory == late + 1 + THEN_OTHER) {
            (kind == late + 1 ? before : after).add(owe);
        } else {
            charge(kind, late, tables.holdTwoLate()[late][week], owe, before, after);
        }
    }

    /** What counts where this source is late: the level before its order, the level after the other's. */
    private static void charge(int kind, int late, double[] hold, double[] owe, List<double[]> before, List<double[]> after) {
        boolean isLate = kind == late + 1;
        (isLate || kind == BOTH ? before : after).add(hold);
        (isLate ? before : after).add(owe);
    }

    private static double[] all(List<double[]> parts) {
        return parts.isEmpty() ? null : parts.stream().reduce(TwinProgram::sum).orElseThrow();
    }

    private static double[] sum(double[] one, double[] other) {
        double[] sum = new double[one.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = one[i] + other[i];
        }
        return sum;
    }

    private int[] back(int end, int level) {
        int[] packs = new int[2 * weeks];
        int memory = end;
        int q = level;
        for (int week = weeks - 1; week >= 0; week--) {
            Step step = through[week][memory][q];
            int steps = taken(step, reached[week][step.memory()], lines.cap(week), q);
            int second = step.kind() == BOTH ? step.parts()[steps] : step.kind() == 2 ? steps : 0;
            lines.place(packs, 0, week, steps - second);
            lines.place(packs, 1, week, second);
            memory = step.memory();
            q -= steps;
        }
        return packs;
    }

    /** How many steps it took to this level: the first that costs as little as any. */
    private int taken(Step step, double[] best, int cap, int q) {
        int taken = 0;
        double least = NEVER;
        int most = q * tables.step() > cap ? 0 : Math.min(q, step.costs().length - 1);
        for (int d = 0; d <= most; d++) {
            double cost = best[q - d] + (step.before() == null ? 0 : step.before()[q - d]) + step.costs()[d];
            if (cost < least) {
                least = cost;
                taken = d;
            }
        }
        return taken;
    }
}
