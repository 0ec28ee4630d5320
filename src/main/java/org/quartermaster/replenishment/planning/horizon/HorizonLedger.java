package org.quartermaster.replenishment.planning.horizon;

import java.util.Arrays;

/**
 * What a plan costs and breaks, kept up to date pack by pack: one item's scenarios are walked again when one of its cells changes, everything that
 * couples items is a running sum.
 */
final class HorizonLedger {

    final HorizonProblem problem;
    final int weeks;
    final int[] firstCell;
    final int[] packs;
    private final int[][][] arrived;
    private final long[] itemCost;
    private final long[] itemBroken;
    private final long[] itemStock;
    private final long[] value;
    private final long[] volume;
    private final long[] weight;
    private final int[] lines;
    private final long[] orderCost;
    private final long[] orderBroken;
    private final long[] spent;
    private final long[] stocked;
    private final long[] there;
    private final int longestLead;
    private long cost;
    private long broken;

    HorizonLedger(HorizonProblem problem, int[] packs) {
        this.problem = problem;
        this.weeks = problem.weeks();
        this.firstCell = problem.cells();
        this.packs = new int[packs.length];
        this.arrived = problem.suppliers().stream().map(HorizonSupplier::arrived).toArray(int[][][]::new);
        int items = problem.items().size();
        itemCost = new long[items];
        itemBroken = new long[items];
        itemStock = new long[items * weeks];
        value = new long[problem.orders()];
        volume = new long[problem.orders()];
        weight = new long[problem.orders()];
        lines = new int[problem.orders()];
        orderCost = new long[problem.orders()];
        orderBroken = new long[problem.orders()];
        spent = new long[weeks];
        stocked = new long[problem.room().length * weeks];
        there = new long[weeks];
        longestLead = problem.suppliers().stream().mapToInt(HorizonSupplier::leadWeeks).max().orElse(0);
        for (int i = 0; i < items; i++) {
            recount(i);
        }
        for (int i = 0; i < items; i++) {
            set(i, Arrays.copyOfRange(packs, firstCell[i], firstCell[i + 1]));
        }
    }

    /** Broken rules, 0 or negative. */
    long hard() {
        return -broken;
    }

    /** What the plan costs, micros summed over the scenarios. */
    long cost() {
        return cost;
    }

    /** Rules that an item breaks on its own. */
    long broken(int item) {
        return itemBroken[item];
    }

    int packs(int item, int source, int week) {
        return packs[firstCell[item] + source * weeks + week];
    }

    long orderVolume(int order) {
        return volume[order];
    }

    long orderWeight(int order) {
        return weight[order];
    }

    /** How full the last truck of an order is, 0…1; 0 where there is none. */
    double lastTruck(int order) {
        HorizonSupplier supplier = problem.suppliers().get(order / (problem.room().length * weeks));
        double loads = supplier.truckMicros() == 0 ? 0 : Math.max(volume[order] / (double) supplier.truckCentilitres(), weight[order] / (double) supplier.truckGrams());
        return loads - Math.max(0, Math.ceil(loads) - 1);
    }

    long orderValue(int order) {
        return value[order];
    }

    int orderLines(int order) {
        return lines[order];
    }

    long spent(int week) {
        return spent[week];
    }

    /** Stock of a warehouse at a week's end, centilitres summed over the scenarios. */
    long stocked(int warehouse, int week) {
        return stocked[warehouse * weeks + week];
    }

    /** Orders {@code wanted} packs instead of what it was. */
    void set(int i, int j, int week, int wanted) {
        if (change(i, j, week, wanted)) {
            recount(i);
        }
    }

    /** Orders {@code wanted[source * weeks + week]} packs of an item. */
    void set(int i, int[] wanted) {
        boolean isChanged = false;
        for (int at = 0; at < wanted.length; at++) {
            isChanged |= change(i, at / weeks, at % weeks, wanted[at]);
        }
        if (isChanged) {
            recount(i);
        }
    }

    /** Everything but what the item itself costs. */
    private boolean change(int i, int j, int week, int wanted) {
        int cell = firstCell[i] + j * weeks + week;
        int before = packs[cell];
        if (before == wanted) {
            return false;
        }
        HorizonItem item = problem.items().get(i);
        HorizonSource source = item.sources().get(j);
        packs[cell] = wanted;
        int order = problem.order(source.supplier(), item.warehouse(), week);
        long units = (long) (wanted - before) * source.multiple();
        long price = source.priceMicros(wanted) - source.priceMicros(before);
        value[order] += price;
        volume[order] += units * item.centilitres();
        weight[order] += units * item.grams();
        lines[order] += (wanted > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
        recount(order, source.supplier());
        broken -= over(week);
        spent[week] += price;
        broken += over(week);
        return true;
    }

    /** Cents that the orders of a week cost above its budget. */
    long over(int week) {
        long budget = problem.budgetMicros()[week];
        return budget == HorizonProblem.UNLIMITED ? 0 : Math.max(0, spent[week] - budget) / 10_000;
    }

    /** Centilitres above a warehouse's room at a week's end, on average. */
    long crowd(int warehouse, int week) {
        long room = problem.room()[warehouse];
        return room == HorizonProblem.UNLIMITED ? 0 : Math.max(0, stocked[warehouse * weeks + week] / problem.scenarios() - room);
    }

    private void recount(int order, int supplierIndex) {
        HorizonSupplier supplier = problem.suppliers().get(supplierIndex);
        boolean placed = lines[order] > 0;
        long now = placed ? (supplier.orderMicros() + supplier.trucks(volume[order], weight[order]) * supplier.truckMicros()) * problem.scenarios() : 0;
        long missing = placed ? Math.max(0, supplier.minimumMicros() - value[order]) / 10_000 : 0;
        cost += now - orderCost[order];
        broken += missing - orderBroken[order];
        orderCost[order] = now;
        orderBroken[order] = missing;
    }

    private void recount(int i) {
        HorizonItem item = problem.items().get(i);
        long fixed = 0;
        long rules = 0;
        for (int j = 0; j < item.sources().size(); j++) {
            HorizonSource source = item.sources().get(j);
            for (int week = 0; week < weeks; week++) {
                int wanted = packs[firstCell[i] + j * weeks + week];
                fixed += source.departs(week, wanted) ? item.departureMicros() : 0;
                if (wanted > 0) {
                    fixed += source.priceMicros(wanted) - (long) wanted * source.multiple() * item.worthMicros() + item.lineMicros();
                }
                rules += broken(source, week, wanted);
            }
        }
        rules += together(item, i);
        long now = fixed * problem.scenarios() + walk(item, i);
        cost += now - itemCost[i];
        broken += rules - itemBroken[i];
        itemCost[i] = now;
        itemBroken[i] = rules;
    }

    private long broken(HorizonSource source, int week, int wanted) {
        if (source.isPinned(week)) {
            return wanted == source.pinned()[week] ? 0 : 1_000;
        }
        if (wanted == 0) {
            return 0;
        }
        return Math.max(0, source.minimumQuantity() - (long) wanted * source.multiple()) + Math.max(0, wanted - source.mostPacks())
                + (problem.suppliers().get(source.supplier()).takesOrders()[week] ? 0 : 1_000);
    }

    private long together(HorizonItem item, int i) {
        long rules = 0;
        int sum = 0;
        for (int week = 0; week < weeks; week++) {
            boolean bought = false;
            for (int j = 0; j < item.sources().size(); j++) {
                int wanted = packs[firstCell[i] + j * weeks + week];
                sum += wanted * item.sources().get(j).multiple();
                bought |= wanted > 0;
            }
            rules += bought ? Math.max(0, sum - item.mostOrdered()[week]) : 0;
        }
        return rules + (problem.isSplit() || item.sources().size() == 1 ? 0 : 1_000L * splits(item, i));
    }

    /** Weeks of arrival for which two suppliers are ordered from. */
    private int splits(HorizonItem item, int i) {
        int splits = 0;
        for (int arrival = 0; arrival < weeks + longestLead; arrival++) {
            int count = 0;
            for (int j = 0; j < item.sources().size(); j++) {
                int week = arrival - problem.suppliers().get(item.sources().get(j).supplier()).leadWeeks();
                count += week >= 0 && week < weeks && packs[firstCell[i] + j * weeks + week] > 0 ? 1 : 0;
            }
            splits += count > 1 ? 1 : 0;
        }
        return splits;
    }

    /** Holding, shortage and what is left over all scenarios; the room that the stock takes is booked on the way. */
    private long walk(HorizonItem item, int i) {
        Arrays.fill(there, 0);
        long held = 0;
        long owed = 0;
        long left = 0;
        int sources = item.sources().size();
        int[][] cumulative = new int[sources][];
        for (int j = 0; j < sources; j++) {
            cumulative[j] = cumulative(item.sources().get(j), firstCell[i] + j * weeks);
        }
        for (int k = 0; k < problem.scenarios(); k++) {
            int[] need = item.need()[k];
            int last = 0;
            for (int week = 0; week < weeks; week++) {
                int level = -need[week];
                for (int j = 0; j < sources; j++) {
                    level += cumulative[j][arrived[item.sources().get(j).supplier()][k][week]];
                }
                if (level > 0) {
                    held += level;
                    there[week] += level;
                } else {
                    owed -= level;
                }
                last = level;
            }
            left += Math.min(Math.max(0, last), item.leftUnits());
        }
        book(item, i);
        return held * item.holdMicros() + owed * item.shortMicros() - left * item.leftMicros();
    }

    private int[] cumulative(HorizonSource source, int cell) {
        int[] sum = new int[weeks + 1];
        for (int week = 0; week < weeks; week++) {
            sum[week + 1] = sum[week] + packs[cell + week] * source.multiple();
        }
        return sum;
    }

    private void book(HorizonItem item, int i) {
        if (problem.room()[item.warehouse()] == HorizonProblem.UNLIMITED) {
            return;
        }
        for (int week = 0; week < weeks; week++) {
            long now = there[week] * item.centilitres();
            int at = item.warehouse() * weeks + week;
            broken -= crowd(item.warehouse(), week);
            stocked[at] += now - itemStock[i * weeks + week];
            broken += crowd(item.warehouse(), week);
            itemStock[i * weeks + week] = now;
        }
    }
}
