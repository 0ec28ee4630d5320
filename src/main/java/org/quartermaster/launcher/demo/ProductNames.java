package org.quartermaster.launcher.demo;

import java.util.List;

/** Names the products of a family: "Blue enamel mug 0.4 l", 蓝色搪瓷杯 0.4升; no name comes twice. */
final class ProductNames {

    private static final List<Bilingual> COLOURS = Words.of("colour");
    private static final List<Bilingual> COLLECTIONS = Words.of("collection");

    private ProductNames() {
    }

    /** @param number the product's number in its family, from 0 */
    static Bilingual name(Family family, int number, long seed) {
        int colours = family.naming() == 'y' ? COLOURS.size() : 1;
        int finishes = family.finishes().size();
        int variants = colours * finishes * family.sizes().size();
        int variant = scattered(number % variants, variants, seed + family.index());
        var finish = family.finishes().get(variant % finishes);
        var size = family.sizes().get(variant / finishes % family.sizes().size());
        var colour = family.naming() == 'y' ? COLOURS.get(variant / finishes / family.sizes().size()) : null;
        return inCollection(plain(family, colour, finish, size), number / variants);
    }

    /** Position × step modulo count with a step that shares no factor with the count: each variant once, neighbours apart. */
    private static int scattered(int position, int count, long seed) {
        int step = (int) (count * 0.618) | 1;
        while (gcd(step, count) != 1) {
            step += 2;
        }
        return (int) ((position * (long) step + Math.floorMod(seed, count)) % count);
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private static Bilingual plain(Family family, Bilingual colour, Bilingual finish, Bilingual size) {
        if (family.naming() == 's') {
            return new Bilingual(capital(family.noun().english()) + ", " + size.english() + ", " + finish.english(),
                    family.noun().chinese() + " " + size.chinese() + finish.chinese());
        }
        String english = colour == null ? capital(finish.english()) : colour.english() + " " + finish.english();
        String chinese = (colour == null ? "" : colour.chinese()) + finish.chinese();
        return new Bilingual(english + " " + family.noun().english() + " " + size.english(), chinese + family.noun().chinese() + " " + size.chinese());
    }

    private static Bilingual inCollection(Bilingual plain, int round) {
        if (round == 0) {
            return plain;
        }
        var collection = COLLECTIONS.get((round - 1) % COLLECTIONS.size());
        int edition = 1 + (round - 1) / COLLECTIONS.size();
        String suffix = edition == 1 ? "" : " No. " + edition;
        String suffixZh = edition == 1 ? "" : "（第" + edition + "款）";
        return new Bilingual("“" + collection.english() + "” " + lower(plain.english()) + suffix, "“" + collection.chinese() + "”" + plain.chinese() + suffixZh);
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** Lower case at the beginning, except for abbreviations such as USB. */
    private static String lower(String text) {
        return text.length() > 1 && Character.isUpperCase(text.charAt(1)) ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
