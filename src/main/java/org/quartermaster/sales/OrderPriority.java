package org.quartermaster.sales;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which orders are served before others where goods or vehicles are short. Codes sort like their urgency. */
public enum OrderPriority {
    USUAL("normal", "standard", "low", "普通", "低"), HIGH("express", "高"), FIRST("urgent", "最高");

    private final List<String> words;

    OrderPriority(String... words) {
        this.words = List.of(words);
    }

    /** How it is stored and sent. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How many steps above usual, 0…2. */
    public int steps() {
        return ordinal();
    }

    /** By its code or another word that shops use for it. Numbers are none: to some 1 is the most urgent, to others the least. */
    public static Optional<OrderPriority> read(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(one -> one.code().equals(word) || one.words.contains(word)).findFirst();
    }

    static OrderPriority of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
