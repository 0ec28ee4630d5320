package org.quartermaster.sales;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which orders are served before others where goods or vehicles are short. Codes sort like their urgency. */
public enum OrderPriority {
    USUAL("normal", "0", "普通"), HIGH("express", "1", "高"), FIRST("urgent", "2", "最高");

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

    /** By its code or another word that shops use for it. */
    public static Optional<OrderPriority> read(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(one -> one.code().equals(word) || one.words.contains(word)).findFirst();
    }

    static OrderPriority of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
