package org.quartermaster.launcher.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Lists of words by kind: colours, collections, brands, company names. */
final class Words {

    private static final Map<String, List<Bilingual>> BY_KIND = Resource.rows("words.csv").stream().collect(Collectors.groupingBy(
            row -> row[0], LinkedHashMap::new, Collectors.mapping(row -> new Bilingual(row[1], row[2]), Collectors.toList())));

    private Words() {
    }

    static List<Bilingual> of(String kind) {
        return BY_KIND.get(kind);
    }

    static Bilingual one(String kind) {
        return of(kind).getFirst();
    }
}
