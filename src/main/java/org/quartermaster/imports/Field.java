package org.quartermaster.imports;

import java.util.List;

/**
 * Something a file can say about a row.
 *
 * @param name      in code and in text keys {@code imports.field.<name>}
 * @param type      how its text is read
 * @param required  whether a row without it is useless
 * @param synonyms  column names that mean it, in lower case letters and digits only, English and Chinese
 */
public record Field(String name, Type type, boolean required, List<String> synonyms) {

    /** How the text of a cell is read. */
    public enum Type {
        TEXT, NUMBER, WHOLE, DAY
    }

    static Field needed(String name, Type type, String... synonyms) {
        return new Field(name, type, true, List.of(synonyms));
    }

    static Field optional(String name, Type type, String... synonyms) {
        return new Field(name, type, false, List.of(synonyms));
    }
}
