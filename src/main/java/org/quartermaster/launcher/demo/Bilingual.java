package org.quartermaster.launcher.demo;

/** The same words in English and Chinese. */
record Bilingual(String english, String chinese) {

    /** From {@code "mug/杯"}; the same text twice when there is no slash. */
    static Bilingual of(String pair) {
        int slash = pair.lastIndexOf('/');
        return slash < 0 ? new Bilingual(pair, pair) : new Bilingual(pair.substring(0, slash), pair.substring(slash + 1));
    }
}
