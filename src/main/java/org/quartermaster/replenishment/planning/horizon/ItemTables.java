package org.quartermaster.replenishment.planning.horizon;

import java.util.Arrays;

/**
 * What an item's stock and shortage cost at every level, summed over the scenarios and weeks in which this level decides; for {@link ItemProgram}.
 *
 * @param step     units of one step
 * @param states   levels: 0 … states − 1 steps
 * @param cost     {@code [week][level]} where the units ordered to arrive until {@code week} decide
 * @param holdLate {@code [source][week][level]} holding where orders of this source are late and those of {@code week} are the first that are
 * @param oweLate  shortage and what is left where they are the last that are
 * @param holdTwoLate {@code [source][week][level]} holding where the orders of this source for this week and the one before are late and the other's are not
 * @param oweTwoLate shortage and what is left there
 * @param isTwoLate {@code [source][week]} whether that happens in any scenario
 * @param constant where nothing that is ordered can have come yet
 * @param price    {@code [source][packs]} what so many packs cost, micros
 * @param own      {@code [source][packs]} what a line of so many packs costs above the worth of the goods, summed over the scenarios
 * @param ahead    {@code [week][level]} what is paid from {@code week} on at least, from this level at the end of the week before, where no price is negative
 * @param rebate   {@code [week]} how far below nothing the costs of late orders may lie: what is left after the last week may be worth more than is owed
 */
record ItemTables(int step, int states, double[][] cost, double[][][] holdLate, double[][][] oweLate, double[][][] holdTwoLate,
        double[][][] oweTwoLate, boolean[][] isTwoLate, double constant, double[][] price, double[][] own, double[][] ahead,
        double[] rebate) {

    private static final double NEVER = Double.POSITIVE_INFINITY;
    private static final int MOST_STATES = 4_000;

    static ItemTables of(HorizonProblem problem, int[][][] arrived, HorizonItem item) {
        return new Building(problem, arrived, item).build();
    }

    /** The same but for what holding costs. */
    ItemTables withHolding(double[][] cost, double[][][] holdLate, double[][][] holdTwoLate, double constant) {
        return new ItemTables(step, states, cost, holdLate, oweLate, holdTwoLate, oweTwoLate, isTwoLate, constant, price, own, ahead, rebate);
    }

    /**
     * Until when orders have come for a week's demand in one scenario, were all on time; −1 or less for none.
     *
     * @param low       the earliest over the item's sources
     * @param high      the latest
     * @param late      which source the earliest is, 0 or 1
     * @param isDivided whether there are two sources and only one of them is late
     */
    record Range(int low, int high, int late, boolean isDivided) {
    }

    private static int divisor(int a, int b) {
        return b == 0 ? a : divisor(b, a % b);
    }

    private static final class Building {
        private final HorizonProblem problem;
        private final int[][][] arrived;
        private final HorizonItem item;
        private final int weeks;
        private final int step;
        private final int states;
        private final double[][] cost;
        private final double[][][] holdLate;
        private final double[][][] oweLate;
        private final double[][][] holdTwoLate;
        private final double[][][] oweTwoLate;
        private final boolean[][] isTwoLate;
        private final double[][] price;
        private final double[][] own;
        private double constant;

        Building(HorizonProblem problem, int[][][] arrived, HorizonItem item) {
            this.problem = problem;
            this.arrived = arrived;
            this.item = item;
            this.weeks = problem.weeks();
            this.step = item.sources().stream().mapToInt(HorizonSource::multiple).reduce(0, ItemTables::divisor);
            this.states = states();
            this.cost = new double[weeks][states];
            int sources = item.sources().size() == 2 ? 2 : 0;
            this.holdLate = new double[sources][weeks][states];
            this.oweLate = new double[sources][weeks][states];
            this.holdTwoLate = new double[sources][weeks][states];
            this.oweTwoLate = new double[sources][weeks][states];
            this.isTwoLate = new boolean[sources][weeks];
            this.price = item.sources().stream().map(this::price).toArray(double[][]::new);
            this.own = new double[price.length][];
            for (int j = 0; j < own.length; j++) {
                own[j] = own(price[j], item.sources().get(j).multiple());
            }
        }

        private double[] price(HorizonSource source) {
            double[] price = new double[Math.min(source.mostPacks(), (states - 1) * step / source.multiple()) + 1];
            for (int packs = 0; packs < price.length; packs++) {
                price[packs] = source.priceMicros(packs);
            }
            return price;
        }

        private double[] own(double[] price, int multiple) {
            double[] own = new double[price.length];
            for (int packs = 0; packs < own.length; packs++) {
                own[packs] = (price[packs] - (double) packs * multiple * item.worthMicros() + item.lineMicros()) * problem.scenarios();
            }
            return own;
        }

        /** As many as may be ordered, or are pinned. */
        private int states() {
            long most = Math.max(Arrays.stream(item.mostOrdered()).max().orElse(0), pinned());
            if (most / step >= MOST_STATES) {
                throw new IllegalArgumentException("Item %d may order %d units in steps of %d; the program takes up to %d steps.".formatted(item.id(), most, step, MOST_STATES));
            }
            return (int) (most / step) + 1;
        }

        private long pinned() {
            long units = 0;
            for (HorizonSource source : item.sources()) {
                for (int week = 0; week < weeks; week++) {
                    units += source.isPinned(week) ? (long) source.pinned()[week] * source.multiple() : 0;
                }
            }
            return units;
        }

        ItemTables build() {
            for (int k = 0; k < problem.scenarios(); k++) {
                for (int week = 0; week < weeks; week++) {
                    count(k, week);
                }
            }
            return new ItemTables(step, states, cost, holdLate, oweLate, holdTwoLate, oweTwoLate, isTwoLate, constant, price, own, ahead(), rebate());
        }

        /** Going backwards: nothing is ordered, or so much as is best at the price of the cheapest line. */
        private double[][] ahead() {
            double line = leastLine();
            double[][] ahead = new double[weeks + 1][states];
            for (int week = weeks - 1; week >= 0; week--) {
                double least = NEVER;
                double[] leastOwed = new double[oweLate.length];
                Arrays.fill(leastOwed, NEVER);
                for (int q = states - 1; q >= 0; q--) {
                    double now = cost[week][q] + ahead[week + 1][q];
                    double stay = now;
                    double order = line + least;
                    for (int j = 0; j < oweLate.length; j++) {
                        leastOwed[j] = Math.min(leastOwed[j], oweLate[j][week][q]);
                        stay += holdLate[j][week][q] + oweLate[j][week][q];
                        order += holdLate[j][week][q] + leastOwed[j];
                    }
                    ahead[week][q] = twoLate(week) + Math.min(stay, order);
                    least = Math.min(least, now);
                }
            }
            return ahead;
        }

        /** What is left after the last week may be worth more than is owed: so much less may be paid in a week beside the level that all orders decide. */
        private double[] rebate() {
            double[] rebate = new double[weeks];
            for (int week = 0; week < weeks; week++) {
                rebate[week] = -twoLate(week) - (week + 1 < weeks ? twoLate(week + 1) : 0);
                for (double[][] owed : oweLate) {
                    rebate[week] -= Math.min(0, Arrays.stream(owed[week]).min().orElse(0));
                }
            }
            return rebate;
        }

        /** The least that a line costs; where it is less than nothing, that of every source. */
        private double leastLine() {
            double least = NEVER;
            for (int j = 0; j < own.length; j++) {
                for (int packs = 1; packs < own[j].length; packs++) {
                    least = Math.min(least, own[j][packs]);
                }
                HorizonSource source = item.sources().get(j);
                for (int packs : source.pinned()) {
                    double pinned = source.priceMicros(packs) - (double) packs * source.multiple() * item.worthMicros() + item.lineMicros();
                    least = packs > 0 ? Math.min(least, pinned * problem.scenarios()) : least;
                }
            }
            return least < 0 ? least * own.length : least == NEVER ? 0 : least;
        }

        /** The least of what is counted at a level of the week before, or not at all. */
        private double twoLate(int week) {
            double least = 0;
            for (int j = 0; j < oweTwoLate.length; j++) {
                least += isTwoLate[j][week] ? Math.min(0, Arrays.stream(oweTwoLate[j][week]).min().orElse(0)) : 0;
            }
            return least;
        }

        private void count(int k, int week) {
            Range range = range(problem, arrived, item, k, week);
            int low = range.low();
            int high = range.high();
            int need = item.need()[k][week];
            double left = week == weeks - 1 ? item.leftMicros() : 0;
            double hold = item.holdMicros();
            if (range.isDivided()) {
                int late = range.late();
                if (high == low + 2) {
                    hold(holdTwoLate[late][high], need, hold);
                    owe(oweTwoLate[late][high], need, left);
                    isTwoLate[late][high] = true;
                    return;
                }
                hold(holdLate[late][low + 1], need, hold);
                owe(oweLate[late][high], need, left);
                return;
            }
            if (low < 0) {
                constant += hold * Math.max(0, -need);
            } else {
                hold(cost[low], need, hold);
            }
            if (high < 0) {
                constant += item.shortMicros() * (double) Math.max(0, need) - left * Math.min(Math.max(0, -need), item.leftUnits());
            } else {
                owe(cost[high], need, left);
            }
        }

        private void hold(double[] levels, int need, double hold) {
            for (int q = Math.max(0, Math.floorDiv(need, step)); q < levels.length; q++) {
                levels[q] += hold * Math.max(0, q * step - need);
            }
        }

        private void owe(double[] levels, int need, double left) {
            int until = left > 0 ? levels.length : Math.min(levels.length, Math.max(0, need / step + 1));
            for (int q = 0; q < until; q++) {
                int level = q * step - need;
                levels[q] += level < 0 ? -level * (double) item.shortMicros() : -left * Math.min(level, item.leftUnits());
            }
        }
    }

    /** The last week until which a source's orders have come for this week's demand, were they on time; −1 or less for none. */
    private static int until(HorizonProblem problem, int[][][] arrived, HorizonSource source, int k, int week) {
        return Math.min(week, arrived[source.supplier()][k][week] - 1 + problem.suppliers().get(source.supplier()).leadWeeks());
    }

    static Range range(HorizonProblem problem, int[][][] arrived, HorizonItem item, int k, int week) {
        int low = Integer.MAX_VALUE;
        int high = -1;
        for (HorizonSource source : item.sources()) {
            int until = until(problem, arrived, source, k, week);
            low = Math.min(low, until);
            high = Math.max(high, until);
        }
        int late = until(problem, arrived, item.sources().getFirst(), k, week) == low ? 0 : 1;
        return new Range(low, high, late, item.sources().size() == 2 && high > low);
    }
}
