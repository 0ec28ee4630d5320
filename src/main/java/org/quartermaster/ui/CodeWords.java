package org.quartermaster.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.Locale;

/** Words of codes. */
public final class CodeWords {

    private CodeWords() {
    }

    /** The word under {@code prefix + code in lower case}; a missing one is seen to be missing. */
    public static String of(String prefix, String code) {
        return I18NProvider.translate(key(prefix, code));
    }

    /** The word of a code that ships, the code itself where there is no word: for codes of which people make their own. */
    public static String orCode(String prefix, String code) {
        String word = of(prefix, code);
        return word.contains(key(prefix, code)) ? code : word;
    }

    private static String key(String prefix, String code) {
        return prefix + code.toLowerCase(Locale.ROOT);
    }
}
