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
    /** What every item was last asked without a talk, and what it answered. */
    private final long[][] asked;
    private final int[][] answered;

    BestResponse(HorizonProblem problem, ItemProgram program, ItemTables[] tables, Relaxation relaxation, HorizonLedger ledger, Strain strain) {
        this.problem = problem;
        this.program = program;
        this.tables = tables;
        this.relaxation = relaxation;
        this.ledger = ledger;
        this.strain = strain;
        this.asked = new long[problem.items().size()][];
        this.answered = new int[problem.items().size()][];
    }

    /** What a lane says about its weeks: a price per truckload, {@link Double#NaN} for trucks as they are, infinite for no order. */
    record Talk(int lane, double[] prices) {
        /** Whether all it says is that there be no order: then it is nothing to items that order nothing there. */
        boolean isRefusal() {
            return Arrays.stream(prices).allMatch(price -> Double.isNaN(price) || price == Double.POSITIVE_INFINITY);
        }

        boolean isAbout(int week) {
            return !Double.isNaN(prices[week]);
        }

        static Talk none(int weeks) {
            double[] prices = new double[weeks];
            Arrays.fill(prices, Double.NaN);
            return new Talk(-1, prices);
        }
    }

    /** Answers whether anything changed. */
    boolean answer(int i, Talk talk) {
        int[] before = Arrays.copyOfRange(ledger.packs, ledger.firstCell[i], ledger.firstCell[i + 1]);
        int[] wanted = wanted(problem.items().get(i), talk, before);
        if (Arrays.equals(wanted, before)) {
            return false;
        }
        long rules = strain.rules();
        double merit = strain.merit();
        ledger.set(i, wanted);
        boolean isWorse = strain.rules() < rules || talk.lane() < 0 && strain.rules() == rules && strain.merit() >= merit;
        if (isWorse) {
            ledger.set(i, before);
        }
        return !isWorse;
    }

    /** Where the others are to the item what they were when it was asked before, its answer is the same. */
    private int[] wanted(HorizonItem item, Talk talk, int[] before) {
        double[] stock = strain.stock(item);
        var marginal = new Marginal(item, talk);
        long[] question = talk.lane() < 0 ? marginal.question(stock) : null;
        if (question != null && Arrays.equals(question, asked[item.id()])) {
            return answered[item.id()];
        }
        int[] wanted = program.solve(item, stock == null ? tables[item.id()] : program.tables(item, stock), marginal, before).packs();
        if (question != null) {
            asked[item.id()] = question;
            answered[item.id()] = wanted;
        }
        return wanted;
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

        /** All that the others' orders, the budgets and the room are to the item. */
        long[] question(double[] stock) {
            int weeks = problem.weeks();
            long[] question = new long[item.sources().size() * weeks * Others.SIGNS + weeks];
            int at = 0;
            for (int j = 0; j < item.sources().size(); j++) {
                for (int week = 0; week < weeks; week++) {
                    new Others(item, j, week).sign(question, at);
                    at += Others.SIGNS;
                }
            }
            for (int week = 0; stock != null && week < weeks; week++) {
                question[at + week] = Double.doubleToLongBits(stock[week]);
            }
            return question;
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
            double[] known = tables[item.id()].price()[j];
            long price = packs < known.length ? (long) known[packs] : others.source.priceMicros(packs);
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

        /** Numbers that {@link #sign} writes. */
        static final int SIGNS = 6;

        /** What the item's costs depend on, and no more: loads where it may need another truck, spending where it may need more money than there is. */
        void sign(long[] signs, int at) {
            int most = tables[item.id()].price()[j].length - 1;
            long units = (long) (source.isPinned(week) ? Math.max(most, source.pinned()[week]) : most) * source.multiple();
            boolean fits = isPlaced && supplier.trucks(volume + units * item.centilitres(), weight + units * item.grams()) == trucks;
            boolean isAfforded = strain.spending(week, spent, source.priceMicros((int) (units / source.multiple()))) == 0;
            signs[at] = isPlaced ? 1 : 0;
            signs[at + 1] = fits ? -1 : volume;
            signs[at + 2] = fits ? -1 : weight;
            signs[at + 3] = Math.max(0, supplier.minimumMicros() - value);
            signs[at + 4] = isAfforded ? -1 : spent;
            signs[at + 5] = isAfforded ? 0 : Double.doubleToLongBits(strain.spending(week, spent, 1_000_000));
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
