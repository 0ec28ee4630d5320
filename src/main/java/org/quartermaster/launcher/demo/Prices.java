package org.quartermaster.launcher.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * List prices and promotions of one SKU over history and the near future.
 *
 * @param steps  price changes by day; the first holds from the beginning
 * @param promos promotions, not overlapping
 */
record Prices(List<Step> steps, List<Promo> promos) {

    /** The price from this day on. */
    record Step(int from, double price) { }

    /**
     * A price cut.
     *
     * @param site warehouse index, −1 for everywhere
     * @param to   last day
     */
    record Promo(int site, int from, int to, double depth, String name) {

        boolean holds(int day, int where) {
            return day >= from && day <= to && (site < 0 || site == where);
        }
    }

    static Prices of(Sku sku, History history, long seed, int sites) {
        var dice = Dice.of(seed, "price", sku.id());
        return new Prices(steps(sku, dice), promos(sku, history, dice, sites));
    }

    private static List<Step> steps(Sku sku, Dice dice) {
        var steps = new ArrayList<Step>();
        steps.add(new Step(Math.max(0, Math.min(sku.life().from(), History.END)), sku.price()));
        double price = sku.price();
        int changes = dice.whole(0, 3);
        for (int i = 0; i < changes; i++) {
            int day = (i + 1) * (History.DAYS / (changes + 1)) + dice.whole(-40, 40);
            if (day > steps.getLast().from() + 30) {
                price = Catalogue.cents(price * dice.between(0.93, 1.12));
                steps.add(new Step(day, price));
            }
        }
        if (dice.chance(0.08) && steps.getLast().from() < History.DAYS) {
            steps.add(new Step(History.DAYS + dice.whole(7, 40), Catalogue.cents(price * dice.between(1.03, 1.1))));
        }
        return List.copyOf(steps);
    }

    private static List<Promo> promos(Sku sku, History history, Dice dice, int sites) {
        var promos = new ArrayList<Promo>();
        boolean blackFriday = sku.family().kind() == Family.Pattern.SMOOTH && dice.chance(0.3);
        int regular = sku.family().kind() == Family.Pattern.SMOOTH ? dice.whole(0, 6) : dice.whole(0, 1);
        for (int i = 0; i < regular; i++) {
            int from = i * (History.END / Math.max(1, regular)) + dice.whole(0, 80);
            int site = dice.chance(0.12) ? dice.whole(0, sites - 1) : -1;
            add(promos, new Promo(site, from, from + dice.whole(4, 13), depth(dice), campaign(history.day(from).getMonthValue())));
        }
        if (blackFriday) {
            for (int year = history.day(0).getYear(); year <= history.today().getYear() + 1; year++) {
                int from = history.index(Holidays.blackFriday(year)) - 1;
                add(promos, new Promo(-1, from, from + 4, depth(dice), "Black Friday"));
            }
        }
        promos.sort(Comparator.comparingInt(Promo::from));
        return List.copyOf(promos);
    }

    private static void add(List<Promo> promos, Promo promo) {
        boolean free = promos.stream().allMatch(other -> promo.to() < other.from() - 2 || promo.from() > other.to() + 2);
        if (free && promo.from() >= 0 && promo.to() < History.END + 30) {
            promos.add(promo);
        }
    }

    private static double depth(Dice dice) {
        return dice.whole(2, 8) * 0.05;
    }

    private static String campaign(int month) {
        return switch (month) {
            case 3, 4, 5 -> "Spring offer";
            case 6, 7, 8 -> "Summer sale";
            case 9, 10, 11 -> "Autumn deals";
            default -> "Winter sale";
        };
    }

    /** List price on a day. */
    double listPrice(int day) {
        double price = steps.getFirst().price();
        for (Step step : steps) {
            if (step.from() <= day) {
                price = step.price();
            }
        }
        return price;
    }

    /** List prices of all days; one pass instead of a search per day. */
    double[] listPrices() {
        var prices = new double[History.END];
        for (int i = 0; i < steps.size(); i++) {
            int from = i == 0 ? 0 : steps.get(i).from();
            int to = i + 1 < steps.size() ? Math.min(steps.get(i + 1).from(), History.END) : History.END;
            for (int day = from; day < to; day++) {
                prices[day] = steps.get(i).price();
            }
        }
        return prices;
    }

    /** Price cut per day in a warehouse, 0 without a promotion. */
    double[] depths(int site) {
        var depths = new double[History.END];
        for (Promo promo : promos) {
            for (int day = promo.from(); day <= Math.min(promo.to(), History.END - 1); day++) {
                if (promo.holds(day, site)) {
                    depths[day] = promo.depth();
                }
            }
        }
        return depths;
    }
}
