package org.quartermaster.launcher.demo;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes up the suppliers: Chinese, continental and British ones, each with a trade. */
final class Suppliers {

    /** Company currency for one unit. */
    static final Map<String, Double> RATES = Map.of("EUR", 1.0, "USD", 0.92, "CNY", 0.128, "GBP", 1.17);

    private static final String[] EU_FORMS = {"GmbH", "SARL", "S.r.l.", "B.V.", "s.r.o.", "AB"};
    private static final int SHIFTED_SUPPLIER = 2;

    private final long seed;
    private final History history;
    private final Set<String> names = new HashSet<>();

    private Suppliers(long seed, History history) {
        this.seed = seed;
        this.history = history;
    }

    /** @param tops the top category of each supplier, in order */
    static List<Supplier> make(List<String> tops, long seed, History history) {
        var maker = new Suppliers(seed, history);
        var suppliers = new ArrayList<Supplier>();
        for (int i = 0; i < tops.size(); i++) {
            suppliers.add(maker.supplier(i, tops.get(i)));
        }
        return suppliers;
    }

    private Supplier supplier(int index, String top) {
        var dice = Dice.of(seed, "supplier", index);
        double spread = (Dice.hash(seed, "regions") >>> 40) / (double) (1 << 24) + index * 0.618034;
        double where = spread - Math.floor(spread);
        if (where < 0.42) {
            return chinese(index, top, dice);
        }
        return where < 0.85 ? continental(index, top, dice) : british(index, top, dice);
    }

    private Supplier chinese(int index, String top, Dice dice) {
        var trade = Words.one("trade-" + top);
        Bilingual name = unique(() -> {
            var city = dice.pick(Words.of("cn-city"));
            var word = dice.pick(Words.of("cn-word"));
            return new Bilingual(city.english() + " " + word.english() + " " + trade.english() + " Co., Ltd.",
                    city.chinese() + word.chinese() + trade.chinese() + "有限公司");
        });
        String currency = dice.chance(0.55) ? "CNY" : "USD";
        return supplier(index, name, top, currency, 0b0010101 >> dice.whole(0, 2) & 0b11111, dice.whole(28, 48), springFestivals(), dice);
    }

    private Supplier continental(int index, String top, Dice dice) {
        var trade = Words.one("trade-" + top);
        Bilingual name = unique(() -> {
            var word = dice.pick(Words.of("eu-word"));
            String form = EU_FORMS[dice.whole(0, EU_FORMS.length - 1)];
            return new Bilingual(word.english() + " " + trade.english() + " " + form, word.chinese() + trade.chinese() + "公司");
        });
        var closures = dice.chance(0.4) ? augusts() : new ArrayList<int[]>();
        return supplier(index, name, top, "EUR", dice.chance(0.5) ? 0b0001010 : 0b0010010, dice.whole(4, 15), closures, dice);
    }

    private Supplier british(int index, String top, Dice dice) {
        var trade = Words.one("trade-" + top);
        Bilingual name = unique(() -> {
            var word = dice.pick(Words.of("gb-word"));
            return new Bilingual(word.english() + " " + trade.english() + " Ltd", word.chinese() + trade.chinese() + "有限公司");
        });
        return supplier(index, name, top, "GBP", 0b0000101, dice.whole(8, 18), new ArrayList<>(), dice);
    }

    private Supplier supplier(int index, Bilingual name, String top, String currency, int weekdays, int stated, List<int[]> closures, Dice dice) {
        boolean shifted = index % 40 == SHIFTED_SUPPLIER;
        var delivery = new Supplier.Delivery(dice.between(0.92, 1.18), dice.between(0.06, 0.22), dice.between(0.03, 0.14), dice.between(5, 14),
                dice.between(0.01, 0.08), dice.between(0.4, 0.9), shifted ? History.DAYS - 100 : Integer.MAX_VALUE, shifted ? 9 : 0);
        return new Supplier(index, "S-%03d".formatted(index + 1), name, top, currency, weekdays == 0 ? 0b00100 : weekdays, stated, List.copyOf(closures),
                delivery);
    }

    /** Draws names until one is new; after many tries adds a roman numeral. */
    private Bilingual unique(java.util.function.Supplier<Bilingual> draw) {
        Bilingual name = draw.get();
        for (int tries = 0; tries < 30 && names.contains(name.english()); tries++) {
            name = draw.get();
        }
        Bilingual base = name;
        for (int number = 2; !names.add(name.english()); number++) {
            name = new Bilingual(base.english() + " " + number, base.chinese() + number + "部");
        }
        return name;
    }

    private List<int[]> springFestivals() {
        var closures = new ArrayList<int[]>();
        for (LocalDate day : Holidays.springFestivals()) {
            add(closures, day.minusDays(6), day.plusDays(14));
        }
        return closures;
    }

    private List<int[]> augusts() {
        var closures = new ArrayList<int[]>();
        for (int year = history.day(0).getYear(); year <= history.today().getYear() + 1; year++) {
            add(closures, LocalDate.of(year, Month.AUGUST, 8), LocalDate.of(year, Month.AUGUST, 23));
        }
        return closures;
    }

    private void add(List<int[]> closures, LocalDate from, LocalDate to) {
        if (!to.isBefore(history.day(0)) && from.getYear() <= history.today().getYear() + 1) {
            closures.add(new int[] {history.index(from), history.index(to)});
        }
    }
}
