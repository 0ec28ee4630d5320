package org.quartermaster.replenishment.planning.horizon;

import java.util.Arrays;

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
    private final Corridor corridor;
    /** {@code [week][memory][level − first[week]]} the least cost of the levels that are looked at; memory is who was ordered from last week. */
    private final double[][][] reached;
    private final Step[][][] through;
    private final int[] first;
    private double[] from;
    private double[] after;

    /** @param isSplit whether both may be ordered from for the same week */
    TwinProgram(ItemTables tables, LineCosts lines, int weeks, boolean isSplit, Corridor corridor) {
        this.tables = tables;
        this.lines = lines;
        this.weeks = weeks;
        this.isSplit = isSplit;
        this.corridor = corridor;
        this.reached = new double[weeks + 1][MEMORIES][];
        this.through = new Step[weeks][MEMORIES][];
        this.first = new int[weeks + 1];
    }

    /** From which memory by which order to which memory in a week: what so many steps cost, how much of it is the second's. */
    private record Step(int week, int memory, int kind, int next, double[] costs, int[] parts) {
        boolean isFrom(int source) {
            return kind == source + 1 || kind == BOTH;
        }
    }

    ItemProgram.Answer solve() {
        reached[0][NONE] = new double[1];
        for (int week = 0; week < weeks; week++) {
            advance(week);
        }
        int memory = NONE;
        int end = 0;
        double value = NEVER;
        for (int m = 0; m < MEMORIES; m++) {
            double[] best = reached[weeks][m];
            int least = best == null ? -1 : LeastSums.least(best);
            if (least >= 0 && best[least] < value) {
                memory = m;
                end = least;
                value = best[least];
            }
        }
        return new ItemProgram.Answer(value + tables.constant() + lines.afterwards(), value == NEVER ? new int[2 * weeks] : back(memory, first[weeks] + end));
    }

    private void advance(int week) {
        int top = Math.min(lines.cap(week) / tables.step(), corridor.top(week, leastReached(week)));
        int reach = Math.max(top - first[week] + 1, reached[week][NONE].length);
        from = new double[reach];
        after = new double[reach];
        double[][] costs = {lines.of(0, week, top - first[week]), lines.of(1, week, top - first[week])};
        reached[week + 1][NONE] = new double[reach];
        Arrays.fill(reached[week + 1][NONE], NEVER);
        through[week][NONE] = new Step[reach];
        boolean mustBoth = costs[0][0] == NEVER && costs[1][0] == NEVER;
        for (int kind = NONE; kind <= (isSplit || mustBoth ? BOTH : 2); kind++) {
            int[] parts = kind == BOTH ? new int[Math.min(tables.states(), costs[0].length + costs[1].length - 1)] : new int[0];
            double[] own = costs(kind, costs, parts);
            for (int memory = NONE; own.length > 0 && memory < MEMORIES; memory++) {
                if (reached[week][memory] != null && isAllowed(memory, kind)) {
                    for (int next : memories(week, kind)) {
                        take(new Step(week, memory, kind, next, own, parts), top - first[week]);
                    }
                }
            }
        }
        for (double[] level : reached[week + 1]) {
            for (int q = 0; level != null && q < level.length; q++) {
                level[q] += tables.cost()[week][first[week] + q];
            }
        }
        narrow(week);
    }

    private double leastReached(int week) {
        double least = NEVER;
        for (double[] best : reached[week]) {
            int at = best == null ? -1 : LeastSums.least(best);
            least = at < 0 ? least : Math.min(least, best[at]);
        }
        return least;
    }

    /** Only levels from which some memory may go on are looked at next week. */
    private void narrow(int week) {
        int begin = reached[week + 1][NONE].length;
        int end = 0;
        for (double[] level : reached[week + 1]) {
            begin = level == null ? begin : Math.min(begin, corridor.begin(week, first[week], level));
            end = level == null ? end : Math.max(end, corridor.end(week, first[week], level));
        }
        first[week + 1] = first[week] + begin;
        for (int memory = 0; memory < MEMORIES; memory++) {
            if (reached[week + 1][memory] != null) {
                reached[week + 1][memory] = Arrays.copyOfRange(reached[week + 1][memory], begin, Math.max(begin, end));
                through[week][memory] = Arrays.copyOfRange(through[week][memory], begin, Math.max(begin, end));
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

    private void take(Step step, int top) {
        double[][] into = reached[step.week() + 1];
        scan(step, top);
        if (into[step.next()] == null) {
            into[step.next()] = new double[after.length];
            Arrays.fill(into[step.next()], NEVER);
            through[step.week()][step.next()] = new Step[after.length];
        }
        double[] least = into[step.next()];
        Step[] by = through[step.week()][step.next()];
        for (int q = 0; q < least.length; q++) {
            if (after[q] < least[q]) {
                least[q] = after[q];
                by[q] = step;
            }
        }
    }

    private void scan(Step step, int top) {
        before(step, from);
        double idle = step.costs()[0];
        for (int q = 0; q < after.length; q++) {
            after[q] = from[q] + idle;
        }
        LeastSums.lower(from, step.costs(), top, after);
        charge(step, false, after);
    }

    /** {@code [level − first]} the least cost with what is counted at the level before the order; no way beyond what was reached. */
    private void before(Step step, double[] levels) {
        double[] best = reached[step.week()][step.memory()];
        System.arraycopy(best, 0, levels, 0, best.length);
        Arrays.fill(levels, best.length, levels.length, NEVER);
        charge(step, true, levels);
    }

    /** Adds what is counted at the level before the order, or at the one after it. */
    private void charge(Step step, boolean isBefore, double[] levels) {
        int week = step.week();
        for (int late = 0; late < 2; late++) {
            if (step.isFrom(late) == isBefore) {
                add(tables.holdLate()[late][week], week, levels);
            }
            if ((step.kind() == late + 1) == isBefore) {
                add(tables.oweLate()[late][week], week, levels);
            }
            if (tables.isTwoLate()[late][week] && step.memory() != late + 1) {
                remembered(step, late, isBefore, levels);
            }
            if (isBefore && step.isFrom(late) && week + 1 < weeks && tables.isTwoLate()[late][week + 1]) {
                add(tables.holdTwoLate()[late][week + 1], week, levels);
                if (step.next() == late + 1) {
                    add(tables.oweTwoLate()[late][week + 1], week, levels);
                }
            }
        }
    }

    /** Two weeks' orders of this source are late, and not it alone was ordered from: shortage at most of what may have come if both were. */
    private void remembered(Step step, int late, boolean isBefore, double[] levels) {
        if ((step.kind() == late + 1) == isBefore) {
            add(tables.oweTwoLate()[late][step.week()], step.week(), levels);
        }
        boolean isHeld = step.memory() != BOTH && step.memory() != late + 1 + THEN_OTHER;
        if (isHeld && step.isFrom(late) == isBefore) {
            add(tables.holdTwoLate()[late][step.week()], step.week(), levels);
        }
    }

    private void add(double[] table, int week, double[] levels) {
        int begin = first[week];
        for (int q = 0; q < levels.length; q++) {
            levels[q] += table[begin + q];
        }
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

    private int[] back(int end, int level) {
        int[] packs = new int[2 * weeks];
        int memory = end;
        int q = level;
        for (int week = weeks - 1; week >= 0; week--) {
            Step step = through[week][memory][q - first[week + 1]];
            double[] levels = new double[reached[week][step.memory()].length];
            before(step, levels);
            int steps = LeastSums.taken(levels, step.costs(), q - first[week], q * tables.step() > lines.cap(week));
            int second = step.kind() == BOTH ? step.parts()[steps] : step.kind() == 2 ? steps : 0;
            lines.place(packs, 0, week, steps - second);
            lines.place(packs, 1, week, second);
            memory = step.memory();
            q -= steps;
        }
        return packs;
    }
}
