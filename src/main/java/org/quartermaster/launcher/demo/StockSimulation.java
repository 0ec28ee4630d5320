package org.quartermaster.launcher.demo;

import java.util.List;

/**
 * Lives through the history of one SKU in one warehouse day by day: receipts and returns in the morning, sales as far as stock goes, orders in the
 * evening. What cannot be served is lost (but for a few backorders yesterday), so sales are censored wherever {@link SeriesHistory#inStock} is below 1.
 */
final class StockSimulation {

    private static final int OVERSTOCK_DAY = History.DAYS - 110;
    private static final int OVERSTOCK_DAYS_OF_DEMAND = 330;
    private static final int RECOUNT_DAY = History.DAYS - 15;
    private static final double LAST_DAYS_OF_STOCK = 3.5;

    private final Sku sku;
    private final Site site;
    private final int[] demand;
    private final double[] season;
    private final Terms terms;
    private final Planner planner;
    private final Dice dice;
    private final SeriesHistory past = new SeriesHistory();
    private int stock;
    private int onOrder;
    private boolean launched;
    private boolean overstocked;

    /**
     * The suppliers of the SKU and the world they live in.
     *
     * @param second   null without a second supplier
     * @param spikeDay the day of a planted spike, which finds enough stock; −1 for none
     */
    record Terms(Term first, Term second, List<Supplier> suppliers, History history, long seed, int spikeDay) { }

    /**
     * @param demand true demand per day, units
     * @param mean   its mean per day
     * @param season factor of season, week and events per day
     * @param yearly factor of the time of year alone
     */
    StockSimulation(Sku sku, Site site, int[] demand, double[] mean, double[] season, double[] yearly, Terms terms) {
        this.sku = sku;
        this.site = site;
        this.demand = demand;
        this.season = season;
        this.terms = terms;
        this.dice = Dice.of(terms.seed(), "stock", sku.id(), site.index());
        this.planner = new Planner(startRate(mean), sku.cost(), yearly, dice);
    }

    SeriesHistory run() {
        if (sku.life().from() <= 0) {
            stock = terms.first().orderable(planner.reorderPoint(0, stated()) + 0.5 * planner.orderQuantity(0, stated()));
            launched = true;
        }
        past.openingStock = stock;
        for (int day = 0; day < History.DAYS; day++) {
            morning(day);
            sell(day);
            past.closing[day] = stock;
            evening(day);
        }
        backorder();
        return past;
    }

    private double startRate(double[] mean) {
        int from = Math.clamp(sku.life().from(), 0, History.DAYS - 1);
        double sum = 0;
        for (int day = from; day < from + 50; day++) {
            sum += mean[day];
        }
        double rate = sum / 50;
        return sku.life().from() >= History.DAYS ? Math.max(rate, sku.demand().rate() * site.share() * 0.5) : rate;
    }

    private int stated() {
        return terms.suppliers().get(sku.supplier()).statedDays();
    }

    private void morning(int day) {
        stock += past.received[day] + past.returned[day];
        onOrder -= past.received[day];
        if (day == RECOUNT_DAY && sku.has(Anomaly.NEAR_STOCK_OUT)) {
            leaveFewDays(day);
        } else if (day == terms.spikeDay() && stock < demand[day]) {
            count(day, demand[day] + 5 - stock);
        } else if (day >= History.MOVEMENTS_FROM && stock > 8 && dice.chance(0.0008)) {
            count(day, -dice.whole(1, 3));
        }
    }

    private void count(int day, int units) {
        past.counted[day] += units;
        stock += units;
    }

    /** A stock count and cancelled orders leave what two weeks need and a few days more. */
    private void leaveFewDays(int day) {
        int need = 0;
        for (int d = day; d < History.DAYS; d++) {
            need += demand[d];
        }
        int left = (int) Math.ceil(need / (double) (History.DAYS - day) * LAST_DAYS_OF_STOCK);
        count(day, need + left - stock);
        past.orders.replaceAll(order -> Math.max(order.firstDay(), order.restDay()) > day ? withdrawn(order, day) : order);
        onOrder = 0;
    }

    private Ordered withdrawn(Ordered order, int day) {
        if (order.firstDay() > day && order.firstDay() < History.DAYS) {
            past.received[order.firstDay()] -= order.firstUnits();
        }
        if (order.restDay() > day && order.restDay() < History.DAYS) {
            past.received[order.restDay()] -= order.restUnits();
        }
        boolean firstIn = order.firstDay() <= day;
        boolean restIn = order.restDay() >= 0 && order.restDay() <= day;
        int units = (firstIn ? order.firstUnits() : 0) + (restIn ? order.restUnits() : 0);
        return new Ordered(order.supplier(), order.site(), order.sku(), order.day(), units == 0 ? order.units() : units, firstIn ? order.firstDay() : -1,
                firstIn ? order.firstUnits() : 0, restIn ? order.restDay() : -1, restIn ? order.restUnits() : 0, true);
    }

    private void sell(int day) {
        boolean onSale = day >= sku.life().from() && day <= sku.life().to();
        int sold = Math.min(stock, demand[day]);
        past.inStock[day] = !onSale ? 1 : stock == 0 ? 0 : sold < demand[day] ? Math.clamp(sold / (float) demand[day], 0.02f, 0.98f) : 1;
        past.shipped[day] = sold;
        stock -= sold;
        if (past.inStock[day] == 1 && onSale) {
            planner.saw(sold, season[day]);
        }
        if (sold > 0 && dice.chance(1 - Math.pow(1 - returnRate(), sold))) {
            sendBack(day);
        }
    }

    private void sendBack(int day) {
        int back = day + dice.whole(4, 14);
        if (back < History.DAYS) {
            past.cameBack[day] = 1;
            past.returned[back]++;
        }
    }

    private double returnRate() {
        return switch (sku.family().top()) {
            case "home-textiles" -> 0.04;
            case "electronics" -> 0.03;
            case "tea-coffee" -> 0.003;
            default -> 0.012;
        };
    }

    private void evening(int day) {
        if (!launched) {
            orderForLaunch(day);
            return;
        }
        boolean ends = sku.life().to() != Integer.MAX_VALUE && day > sku.life().to() - stated() - 40;
        boolean held = sku.has(Anomaly.NEAR_STOCK_OUT) && day >= RECOUNT_DAY - 5;
        Term term = termOf(day);
        if (term == null || ends || held) {
            return;
        }
        if (sku.has(Anomaly.OVERSTOCK) && day >= OVERSTOCK_DAY && !overstocked) {
            overstocked = true;
            order(day, term, Math.max(planner.rate() * OVERSTOCK_DAYS_OF_DEMAND, bulkyUnits()));
            return;
        }
        double reorderPoint = planner.reorderPoint(day, stated());
        if (stock + onOrder <= reorderPoint && planner.rate() > 0.004) {
            order(day, term, reorderPoint + planner.orderQuantity(day, stated()) - stock - onOrder);
        }
    }

    /** Enough bulky goods for an order that no van can carry. */
    private double bulkyUnits() {
        return sku.litres() > 60 ? 26_000 / sku.litres() : 0;
    }

    private void orderForLaunch(int day) {
        Term term = termOf(day);
        if (term != null && day >= sku.life().from() - stated() - 12) {
            launched = true;
            order(day, term, planner.rate() * (stated() + 45));
        }
    }

    /** The terms on which an order goes out today; null when no supplier takes orders. */
    private Term termOf(int day) {
        if (terms.second() != null && day % 5 == 0 && terms.suppliers().get(sku.second()).takesOrders(day, terms.history())) {
            return terms.second();
        }
        return terms.suppliers().get(sku.supplier()).takesOrders(day, terms.history()) ? terms.first() : null;
    }

    private void order(int day, Term term, double wanted) {
        int units = term.orderable(wanted);
        Supplier supplier = terms.suppliers().get(term.supplier());
        int arrival = supplier.arrivalDay(day, site.index(), terms.history(), terms.seed());
        boolean isShort = units > 2 && dice.chance(supplier.delivery().shortProbability());
        int first = isShort ? Math.max(1, (int) (units * dice.between(0.5, 0.95))) : units;
        boolean rest = isShort && first < units && dice.chance(supplier.delivery().restProbability());
        int restDay = rest ? arrival + dice.whole(4, 15) : -1;
        past.orders.add(new Ordered(supplier.index(), site.index(), sku, day, units, arrival, first, restDay, rest ? units - first : 0, false));
        onOrder += first + (rest ? units - first : 0);
        receive(arrival, first);
        receive(restDay, rest ? units - first : 0);
    }

    private void receive(int day, int units) {
        if (day >= 0 && day < History.DAYS) {
            past.received[day] += units;
        }
    }

    /** Some of yesterday's customers wait for what was not there. */
    private void backorder() {
        int lost = demand[History.YESTERDAY] - past.shipped[History.YESTERDAY];
        if (lost > 0 && dice.chance(0.3)) {
            past.backordered = Math.min(lost, dice.whole(1, 3));
        }
    }
}
