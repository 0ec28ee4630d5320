package org.quartermaster.launcher.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** A sample of recent sales and of stock that customer orders can be made of; the sample does not depend on the order of arrival. */
final class Candidates {

    /** Days of customer orders before today. */
    static final int ORDER_DAYS = 14;
    private static final int STOCK_KEPT = 60;

    /**
     * Units that were sold, or that lie on the shelf.
     *
     * @param rank  sample order, the least first
     * @param site  warehouse index
     * @param units sold that day, or free on the shelf today
     * @param price per unit paid
     */
    record Goods(double rank, Sku sku, int site, int day, int units, double price) { }

    private static final Comparator<Goods> LEAST_LAST =
            Comparator.comparingDouble(Goods::rank).thenComparing(goods -> goods.sku().id()).thenComparing(Goods::site).reversed();

    private final int kept;
    private final List<List<PriorityQueue<Goods>>> sold = new ArrayList<>();
    private final List<PriorityQueue<Goods>> valuable = new ArrayList<>();
    private final List<PriorityQueue<Goods>> bulky = new ArrayList<>();
    private final List<Goods> waiting = new ArrayList<>();

    Candidates(DemoSize size) {
        this.kept = (int) Math.ceil(size.ordersToday() * 2.6 / size.warehouses()) + 10;
        for (int site = 0; site < size.warehouses(); site++) {
            var days = new ArrayList<PriorityQueue<Goods>>();
            for (int day = 0; day < ORDER_DAYS; day++) {
                days.add(new PriorityQueue<>(LEAST_LAST));
            }
            sold.add(days);
            valuable.add(new PriorityQueue<>(LEAST_LAST));
            bulky.add(new PriorityQueue<>(LEAST_LAST));
        }
    }

    /** A sale of one of the last {@link #ORDER_DAYS} days; the rank is drawn from the dice. */
    void sold(Goods goods) {
        keep(sold.get(goods.site()).get(History.YESTERDAY - goods.day()), goods, kept);
    }

    /** Stock that is free today. */
    void free(Sku sku, int site, int units, double price) {
        keep(valuable.get(site), new Goods(-price * Math.min(units, 40), sku, site, History.DAYS, units, price), STOCK_KEPT);
        keep(bulky.get(site), new Goods(-sku.litres() * units, sku, site, History.DAYS, units, price), 8);
    }

    /** Yesterday's customers who wait. */
    void waiting(Goods goods) {
        waiting.add(goods);
    }

    void add(Candidates others) {
        others.sold.forEach(days -> days.forEach(queue -> queue.forEach(this::sold)));
        for (int site = 0; site < sold.size(); site++) {
            for (Goods goods : others.valuable.get(site)) {
                keep(valuable.get(site), goods, STOCK_KEPT);
            }
            for (Goods goods : others.bulky.get(site)) {
                keep(bulky.get(site), goods, 8);
            }
        }
        waiting.addAll(others.waiting);
    }

    /** Sales of a day in a warehouse, in sample order. */
    List<Goods> soldOn(int site, int day) {
        return inOrder(sold.get(site).get(History.YESTERDAY - day));
    }

    List<Goods> valuable(int site) {
        return inOrder(valuable.get(site));
    }

    List<Goods> bulky(int site) {
        return inOrder(bulky.get(site));
    }

    List<Goods> waiting() {
        return waiting;
    }

    private static void keep(PriorityQueue<Goods> queue, Goods goods, int most) {
        queue.add(goods);
        if (queue.size() > most) {
            queue.poll();
        }
    }

    private static List<Goods> inOrder(PriorityQueue<Goods> queue) {
        return queue.stream().sorted(LEAST_LAST.reversed()).toList();
    }
}
