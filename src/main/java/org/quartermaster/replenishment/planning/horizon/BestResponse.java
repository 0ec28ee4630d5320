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
        /** Whether all it says is that there be no order: then it is nothing to items that order nothing there. */
        boolean isRefusal() {
            return Arrays.stream(prices).allMatch(price -> Double.isNaN(price) || price == Double.POSITIVE_INFINITY);
        }

        boolean refuses(int week) {
            return prices[week] == Double.POSITIVE_INFINITY;
        }

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
        private Others others;

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
            if (others == null || others.j != j || others.week != week) {
                others = new Others(item, j, week);
            }
            long price = others.source.priceMicros(packs);
            double strained = strain.spending(week, others.spent, price);
            return isTalkedAbout(j, week) ? strained : strained + others.order(packs, price);
        }
    }

    /** What an order and a week's budget are without the item. */
    private final class Others {
        private final HorizonItem item;
        private final int j;
        private final int week;
        private final HorizonSource source;
        private final HorizonSupplier supplier;
        private final long spent;
        private final long value;
        private final long volume;
        private final long weight;
        private final boolean isPlaced;
        private final long trucks;

        Others(HorizonItem item, int j, int week) {
            this.item = item;
            this.j = j;
            this.week = week;
            source = item.sources().get(j);
            supplier = problem.suppliers().get(source.supplier());
            int order = problem.order(source.supplier(), item.warehouse(), week);
            int own = ledger.packs(item.id(), j, week);
            long units = (long) own * source.multiple();
            spent = ledger.spent(week) - source.priceMicros(own);
            value = ledger.orderValue(order) - source.priceMicros(own);
            volume = ledger.orderVolume(order) - units * item.centilitres();
            weight = ledger.orderWeight(order) - units * item.grams();
            isPlaced = ledger.orderLines(order) > (own > 0 ? 1 : 0);
            trucks = isPlaced ? supplier.trucks(volume, weight) : 0;
        }

        /** What the order costs more with these packs, which cost {@code price}. */
        double order(int packs, long price) {
            long wanted = (long) packs * source.multiple();
            long more = supplier.trucks(volume + wanted * item.centilitres(), weight + wanted * item.grams()) - trucks;
            long missing = Math.max(0, supplier.minimumMicros() - value - price);
            return (more * supplier.truckMicros() + (isPlaced ? 0 : supplier.orderMicros()) + 10.0 * missing) * problem.scenarios();
        }
    }
}
