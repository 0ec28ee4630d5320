package org.quartermaster.launcher.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A family of products: how they are named, what they cost, how they sell.
 *
 * @param index    position in the list, from 0
 * @param naming   {@code y} colour before the noun, {@code n} no colour, {@code s} a spare part: the noun first
 * @param markUp   price over cost
 * @param litres   volume of a middling one
 * @param shelf    shelf life in days, 0: does not expire
 * @param kind     how demand arrives
 * @param weight   relative number of SKUs
 */
record Family(int index, String top, String code, Bilingual name, String prefix, Bilingual noun, List<Bilingual> finishes, char naming,
              List<Bilingual> sizes, double costLow, double costHigh, double markUp, double litres, double kilograms, int pack, int shelf,
              String season, Pattern kind, double elasticity, double weight) {

    /** How demand arrives. */
    enum Pattern { SMOOTH, INTERMITTENT, LUMPY }

    static final List<Family> ALL = readAll();

    private static List<Family> readAll() {
        var rows = Resource.rows("families.csv");
        var families = new Family[rows.size()];
        Arrays.setAll(families, i -> read(i, rows.get(i)));
        return List.of(families);
    }

    private static Family read(int index, String[] row) {
        return new Family(index, row[0], row[1], new Bilingual(row[2], row[3]), row[4], new Bilingual(row[5], row[6]), pairs(row[7]), row[8].charAt(0),
                pairs(row[9]), number(row[10]), number(row[11]), number(row[12]), number(row[13]), number(row[14]), Integer.parseInt(row[15]),
                row[16].isEmpty() ? 0 : Integer.parseInt(row[16]), row[17], Pattern.valueOf(row[18].toUpperCase(Locale.ROOT)),
                number(row[19]), number(row[20]));
    }

    private static List<Bilingual> pairs(String list) {
        return Arrays.stream(list.split(",")).map(Bilingual::of).toList();
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }
}
