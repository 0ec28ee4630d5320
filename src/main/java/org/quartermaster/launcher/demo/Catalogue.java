package org.quartermaster.launcher.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/** Makes up the SKUs, family by family, so that neighbours share a supplier; then plants the anomalies. */
final class Catalogue {

    private final DemoSize size;
    private final long seed;
    private final List<Sku> skus = new ArrayList<>();
    private final List<Family> families = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();

    private Catalogue(DemoSize size, long seed) {
        this.size = size;
        this.seed = seed;
    }

    static List<Sku> make(DemoSize size, long seed) {
        var catalogue = new Catalogue(size, seed);
        catalogue.spreadOverFamilies();
        for (int i = 0; i < size.skus(); i++) {
            catalogue.skus.add(catalogue.sku(i));
        }
        catalogue.plant();
        return catalogue.skus;
    }

    /** The top category in which each supplier trades: that of the middle one of its SKUs. */
    static List<String> trades(List<Sku> skus, int suppliers) {
        var tops = new ArrayList<String>();
        for (int supplier = 0; supplier < suppliers; supplier++) {
            int middle = (int) ((supplier + 0.5) * skus.size() / suppliers);
            tops.add(skus.get(middle).family().top());
        }
        return tops;
    }

    private void spreadOverFamilies() {
        double total = Family.ALL.stream().mapToDouble(Family::weight).sum();
        double sum = 0;
        for (Family family : Family.ALL) {
            sum += family.weight();
            int until = (int) Math.round(sum / total * size.skus());
            for (int number = 0; families.size() < until; number++) {
                families.add(family);
                numbers.add(number);
            }
        }
    }

    private Sku sku(int index) {
        var dice = Dice.of(seed, "sku", index);
        Family family = families.get(index);
        int number = numbers.get(index);
        double rank = dice.between(0, 1);
        double scale = 0.7 + 0.6 * dice.between(0, 1);
        double cost = cents(family.costLow() * Math.pow(family.costHigh() / family.costLow(), rank) );
        double price = retail(cost * family.markUp() * dice.between(0.9, 1.15));
        int supplier = supplierOf(index);
        var life = life(index, dice);
        var demand = demand(family, price, life, dice);
        return new Sku(index + 1, "%s-%04d".formatted(family.prefix(), 1001 + number), ProductNames.name(family, number, seed), family,
                dice.pick(Words.of("brand")).english(), cost, price, round(family.litres() * scale * (0.7 + 0.6 * rank)),
                round(family.kilograms() * scale * (0.7 + 0.6 * rank)), supplier, second(index, supplier, dice), life, demand,
                EnumSet.noneOf(Anomaly.class), dice.whole(0, size.warehouses() - 1));
    }

    private int supplierOf(int index) {
        return (int) ((long) index * size.suppliers() / size.skus());
    }

    /** One SKU in eight can also be had from the next supplier. */
    private int second(int index, int supplier, Dice dice) {
        boolean two = dice.chance(0.125) && index >= 0;
        return two ? (supplier + 1) % size.suppliers() : -1;
    }

    private Sku.Life life(int index, Dice dice) {
        double draw = dice.between(0, 1);
        if (draw < 0.07) {
            return launched(index, dice.whole(40, History.DAYS - 20), dice);
        }
        if (draw < 0.08) {
            return launched(index, History.DAYS + dice.whole(5, 20), dice);
        }
        int from = -dice.whole(30, 2_000);
        if (draw < 0.115) {
            return new Sku.Life(from, dice.whole(120, History.DAYS - 10), 0, 0);
        }
        return new Sku.Life(from, draw < 0.14 ? History.DAYS + dice.whole(14, 120) : Integer.MAX_VALUE, 0, 0);
    }

    /** A launch follows, four times in five, the SKU before it in the same family. */
    private Sku.Life launched(int index, int day, Dice dice) {
        boolean follows = index > 0 && families.get(index - 1) == families.get(index) && skus.get(index - 1).life().predecessor() == 0
                && skus.get(index - 1).life().from() < 0 && dice.chance(0.8);
        if (!follows) {
            return new Sku.Life(day, Integer.MAX_VALUE, 0, 0);
        }
        Sku before = skus.get(index - 1);
        double share = round2(dice.between(0.7, 1.1));
        int lastDay = day + dice.whole(10, 40);
        skus.set(index - 1, withLife(before, new Sku.Life(before.life().from(), lastDay, 0, 0)));
        return new Sku.Life(day, Integer.MAX_VALUE, before.id(), share);
    }

    private static Sku withLife(Sku sku, Sku.Life life) {
        return new Sku(sku.id(), sku.code(), sku.name(), sku.family(), sku.brand(), sku.cost(), sku.price(), sku.litres(), sku.kilograms(),
                sku.supplier(), sku.second(), life, sku.demand(), sku.anomalies(), sku.anomalySite());
    }

    /** Demand is log-normal over SKUs: most sell little, a few sell most; dear ones sell less. */
    private Sku.Demand demand(Family family, double price, Sku.Life life, Dice dice) {
        double rate = size.medianUnitsPerDay() * Math.exp(1.25 * dice.normal()) * Math.pow(12 / price, 0.35);
        if (life.predecessor() > 0) {
            rate = skus.get(life.predecessor() - 1).demand().rate() * life.share();
        }
        double trend = Math.clamp(0.04 + 0.14 * dice.normal(), -0.35, 0.5);
        double elasticity = family.elasticity() * dice.between(0.75, 1.25);
        return switch (family.kind()) {
            case SMOOTH -> new Sku.Demand(rate, trend, dice.between(2.5, 15), elasticity, 1);
            case INTERMITTENT -> new Sku.Demand(Math.min(rate * 0.2, 1.5), 0, 1, elasticity, dice.between(1.2, 3));
            case LUMPY -> new Sku.Demand(Math.min(rate * 0.3, 2), 0, 0.6, elasticity, dice.between(5, 14));
        };
    }

    private void plant() {
        int factor = size.anomalyFactor();
        var sellers = skus.stream().filter(sku -> sku.life().state().equals("active") && sku.life().from() < 0 && sku.family().kind() == Family.Pattern.SMOOTH)
                .sorted(Comparator.comparingDouble((Sku sku) -> -sku.demand().rate() * sku.price()).thenComparing(Sku::id)).toList();
        var bulky = sellers.stream().sorted(Comparator.comparingDouble((Sku sku) -> -sku.litres()).thenComparing(Sku::id)).toList();
        plant(Anomaly.OVERSTOCK, bulky, 2 * factor, 0);
        plant(Anomaly.NEAR_STOCK_OUT, sellers, 5 * factor, 1);
        plant(Anomaly.SPIKE_DAY, sellers, 4 * factor, sellers.size() / 20);
        plant(Anomaly.LEVEL_SHIFT, sellers, 2 * factor, sellers.size() / 8);
        plant(Anomaly.SLOW_DEATH, sellers, 2 * factor, sellers.size() / 6);
        plant(Anomaly.OVERSTOCK, sellers, 3 * factor, sellers.size() / 4);
        plant(Anomaly.DEAD, sellers, 4 * factor, sellers.size() / 3);
    }

    /** Marks {@code count} SKUs from {@code first} on, every other one, that carry no anomaly yet. */
    private static void plant(Anomaly anomaly, List<Sku> candidates, int count, int first) {
        int planted = 0;
        for (int i = first; i < candidates.size() && planted < count; i += 2) {
            if (candidates.get(i).anomalies().isEmpty()) {
                candidates.get(i).anomalies().add(anomaly);
                planted++;
            }
        }
    }

    /** Shop prices end in .95 above 5, in .x9 below. */
    private static double retail(double price) {
        return price > 5 ? Math.round(price) - 0.05 : Math.max(0.29, Math.round(price * 10) / 10.0 - 0.01);
    }

    static double cents(double amount) {
        return Math.round(amount * 100) / 100.0;
    }

    private static double round2(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static double round(double value) {
        return value > 1 ? Math.round(value * 100) / 100.0 : Math.max(0.005, Math.round(value * 1000) / 1000.0);
    }
}
