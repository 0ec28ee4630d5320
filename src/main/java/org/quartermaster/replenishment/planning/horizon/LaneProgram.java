package org.quartermaster.replenishment.planning.horizon;

import java.util.List;

/**
 * What one supplier's orders to one warehouse cost at least, with the items that are at home there, when the number of trucks of every week lies between two
 * numbers and everything else has a price: also what these items order from other suppliers, and what items that are at home elsewhere, guests, order here.
 *
 * <p>A line pays for its order only in weeks in which it is still open whether there is one; a unit pays for its share of a truck, and for more than that
 * where the trucks of a week are given.
 */
final class LaneProgram {

    /** So many trucks may be sent that no plan needs more. */
    static final int MANY = 1_000_000;

    private final ItemProgram program;
    private final Fixed fixed;
    private final int weeks;

    LaneProgram(ItemProgram program, Fixed fixed) {
        this.program = program;
        this.fixed = fixed;
        this.weeks = fixed.order().length;
    }

    /**
     * What does not change while a lane is looked at.
     *
     * @param items   the items that are at home here
     * @param sources {@code [item]} which of its sources this supplier is
     * @param tables  their tables, stock at its price
     * @param order   {@code [week]} what an order costs beside its trucks and less what guests pay for it
     * @param truck   what a truck costs; 0: none is paid
     * @param freight {@code [item]} freight of a unit in full trucks
     * @param abroad  {@code [item]} the prices shared with other lanes: what its lines and units cost at its other sources, and money everywhere
     * @param shared  {@code [week]} share of a truck that guests pay by the unit
     * @param reach   truckloads of theirs that may come in one week at most
     */
    record Fixed(List<HorizonItem> items, int[] sources, ItemTables[] tables, double[] order, double truck, double[] freight, ItemProgram.Prices[] abroad,
            double[] shared, double reach) {

        /** Truckloads of guests in an order: all there can be where they pay more than is asked, as many as fit where as much. */
        double guests(int week, int most, double share, double room) {
            double reached = Math.min(reach, most);
            if (share < shared[week] - 1e-9) {
                return reached;
            }
            return share > shared[week] + 1e-9 ? 0 : Math.clamp(room, 0, reached);
        }
    }

    /**
     * Prices within the lane.
     *
     * @param line  {@code [item * weeks + week]} what a line pays for its order
     * @param share {@code [week]} what a truckload pays for its truck, in trucks
     */
    record Prices(double[] line, double[] share) {
        Prices copy() {
            return new Prices(line.clone(), share.clone());
        }
    }

    /** @param fewest {@code [week]} trucks at least, 0: perhaps no order @param most {@code [week]} trucks at most, 0: no order */
    record Trucks(int[] fewest, int[] most) {
        boolean isSettled(int week) {
            return fewest[week] == most[week];
        }
    }

    /**
     * @param value  no plan within these trucks costs less
     * @param lines  {@code [item * weeks + week]} lines that the items would have, less the orders that are placed
     * @param loads  {@code [week]} truckloads of the items
     * @param guests {@code [week]} truckloads of guests
     * @param trucks {@code [week]} trucks of the orders that are placed
     * @param items  {@code [item]} the items' own answers
     */
    record Answer(double value, double[] lines, double[] loads, double[] guests, double[] trucks, ItemProgram.Answer[] items) {
    }

    /** What was answered at the same prices where the trucks lay between wider limits. */
    record Known(Trucks trucks, Answer answer) {
    }

    Fixed fixed() {
        return fixed;
    }

    Answer solve(Trucks trucks, Prices prices) {
        return solve(trucks, prices, null);
    }

    /** @param known what it is a part of; null: not known */
    Answer solve(Trucks trucks, Prices prices, Known known) {
        int count = fixed.items().size();
        var answer = new Answer(0, new double[count * weeks], new double[weeks], new double[weeks], new double[weeks], new ItemProgram.Answer[count]);
        double value = 0;
        double[] paid = new double[weeks];
        for (int i = 0; i < count; i++) {
            HorizonItem item = fixed.items().get(i);
            ItemProgram.Answer own = known != null && isSame(i, trucks, prices, known) ? known.answer().items()[i]
                    : program.solve(item, fixed.tables()[i], new Within(i, trucks, prices));
            value += own.value();
            answer.items()[i] = own;
            int source = fixed.sources()[i];
            for (int week = 0; week < weeks; week++) {
                paid[week] += trucks.fewest()[week] > 0 ? 0 : prices.line()[i * weeks + week];
                int packs = own.packs()[source * weeks + week];
                if (packs > 0) {
                    answer.lines()[i * weeks + week]++;
                    answer.loads()[week] += fixed.truck() == 0 ? 0 : fixed.freight()[i] * packs * item.sources().get(source).multiple() / fixed.truck();
                }
            }
        }
        return new Answer(value + orders(trucks, prices, paid, answer), answer.lines(), answer.loads(), answer.guests(), answer.trucks(), answer.items());
    }

    /** Whether an item's answer stands: no week in which it orders here was closed, and no line of it became free. */
    private boolean isSame(int i, Trucks trucks, Prices prices, Known known) {
        int[] packs = known.answer().items()[i].packs();
        for (int week = 0; week < weeks; week++) {
            boolean isClosed = trucks.most()[week] == 0 && packs[fixed.sources()[i] * weeks + week] > 0;
            boolean isFree = trucks.fewest()[week] > 0 && known.trucks().fewest()[week] == 0 && prices.line()[i * weeks + week] > 0;
            if (isClosed || isFree) {
                return false;
            }
        }
        return true;
    }

    private double orders(Trucks trucks, Prices prices, double[] paid, Answer answer) {
        double value = 0;
        for (int week = 0; week < weeks; week++) {
            if (trucks.most()[week] > 0) {
                double rest = fixed.truck() * (1 - prices.share()[week]);
                int sent = rest < 0 ? trucks.most()[week] : Math.max(1, trucks.fewest()[week]);
                double guests = fixed.guests(week, trucks.most()[week], prices.share()[week], sent - answer.loads()[week]);
                double cost = fixed.order()[week] + sent * rest - paid[week] + guests * (prices.share()[week] - fixed.shared()[week]) * fixed.truck();
                if (cost < 0 || trucks.fewest()[week] > 0) {
                    value += cost;
                    answer.guests()[week] = guests;
                    answer.trucks()[week] = sent;
                    for (int at = week; at < answer.lines().length; at += weeks) {
                        answer.lines()[at]--;
                    }
                }
            }
        }
        return value;
    }

    private final class Within implements ItemProgram.Prices {
        private final int at;
        private final Trucks trucks;
        private final Prices prices;

        Within(int at, Trucks trucks, Prices prices) {
            this.at = at;
            this.trucks = trucks;
            this.prices = prices;
        }

        private boolean isHere(int source) {
            return source == fixed.sources()[at];
        }

        @Override
        public double line(int source, int week) {
            if (!isHere(source)) {
                return fixed.abroad()[at].line(source, week);
            }
            return trucks.fewest()[week] > 0 ? 0 : prices.line()[at * weeks + week];
        }

        @Override
        public double money(int source, int week) {
            return fixed.abroad()[at].money(source, week);
        }

        @Override
        public double unit(int source, int week) {
            return isHere(source) ? prices.share()[week] * fixed.freight()[at] : fixed.abroad()[at].unit(source, week);
        }

        @Override
        public boolean isOpen(int source, int week) {
            return !isHere(source) || trucks.most()[week] > 0;
        }
    }
}
