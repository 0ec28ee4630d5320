package org.quartermaster.replenishment.planning.horizon;

import java.util.Arrays;

/**
 * An item's best orders while all others stay as they are: what they cost is what the whole plan would cost more, trucks counted whole. In weeks that are
 * being talked about a unit pays for its share of a truck instead, so that items can gather in an order or leave it together.
 */
final class BestResponse {

    private final HorizonProblem problem;
    private final ItemProgram program;
    private final ItemTables[] tables;
    private final Relaxation relaxation;
    private final HorizonLedger ledger;
    private final Strain strain;

    BestResponse(HorizonProblem problem, ItemProgram program, ItemTables[] tables, Relaxation relaxation, HorizonLedger ledger, Strain strain) {
        this.problem = problem;
        this.program = program;
        this.tables = tables;
        this.relaxation = relaxation;
        this.ledger = ledger;
        this.strain = strain;
    }

    /** What a lane says about its weeks: a price per truckload, {@link Double#NaN} for trucks as they are, infinite for no order. */
    record Talk(int lane, double[] prices) {
        static Talk none(int weeks) {
            double[] prices = new double[weeks];
            Arrays.fill(prices, Double.NaN);
            return new Talk(-1, prices);
        }
    }

    /** Answers whether anything changed. */
    boolean answer(int i, Talk talk) {
        HorizonItem item = problem.items().get(i);
        double[] stock = strain.stock(item);
        int[] wanted = program.solve(item, stock == null ? tables[i] : program.tables(item, stock), new Marginal(item, talk)).packs();
        int[] before = Arrays.copyOfRange(ledger.packs, ledger.firstCell[i], ledger.firstCell[i + 1]);
        if (Arrays.equals(wanted, before)) {
            return false;
        }
        long rules = strain.rules();
        double merit = strain.merit();
        set(i, wanted);
        boolean isWorse = strain.rules() < rules || talk.lane() < 0 && strain.rules() == rules && strain.merit() >= merit;
        if (isWorse) {
            set(i, before);
        }
        return !isWorse;
    }

    private void set(int i, int[] packs) {
        for (int at = 0; at < packs.length; at++) {
            ledger.set(i, at / problem.weeks(), at % problem.weeks(), packs[at]);
        }
    }

    private final class Marginal implements ItemProgram.Prices {
        private final HorizonItem item;
        private final Talk talk;

        Marginal(HorizonItem item, Talk talk) {
            this.item = item;
            this.talk = talk;
        }

        private int lane(int source) {
            return item.sources().get(source).supplier() * problem.room().length + item.warehouse();
        }

        private boolean isTalkedAbout(int source, int week) {
            return talk.lane() == lane(source) && !Double.isNaN(talk.prices()[week]);
        }

        @Override
        public double unit(int source, int week) {
            return isTalkedAbout(source, week) ? talk.prices()[week] * relaxation.freight(item, source) : 0;
        }

        @Override
        public boolean isOpen(int source, int week) {
            return !isTalkedAbout(source, week) || talk.prices()[week] < Double.POSITIVE_INFINITY;
        }

        @Override
        public double lot(int j, int week, int packs) {
            HorizonSource source = item.sources().get(j);
            int order = lane(j) * problem.weeks() + week;
            int own = ledger.packs(item.id(), j, week);
            long price = source.priceMicros(packs);
            long ownPrice = source.priceMicros(own);
            double strained = strain.spending(week, ledger.spent(week) - ownPrice, price);
            return isTalkedAbout(j, week) ? strained : strained + order(j, order, own, packs, price - ownPrice);
        }

        /** What the order costs more with these packs than without the item. */
        private double order(int j, int order, int own, int packs, long more) {
            HorizonSource source = item.sources().get(j);
            HorizonSupplier supplier = problem.suppliers().get(source.supplier());
            long units = (long) own * source.multiple();
            long volume = ledger.orderVolume(order) - units * item.centilitres();
            long weight = ledger.orderWeight(order) - units * item.grams();
            boolean isPlaced = ledger.orderLines(order) > (own > 0 ? 1 : 0);
            long wanted = (long) packs * source.multiple();
            long trucks = supplier.trucks(volume + wanted * item.centilitres(), weight + wanted * item.grams()) - (isPlaced ? supplier.trucks(volume, weight) : 0);
            long missing = Math.max(0, supplier.minimumMicros() - ledger.orderValue(order) - more);
            return (trucks * supplier.truckMicros() + (isPlaced ? 0 : supplier.orderMicros()) + 10.0 * missing) * problem.scenarios();
        }
    }
}
