package org.quartermaster.imports;

/** File names as given by people and programs: shown, never used as a path. */
final class FileName {

    private static final int LONGEST = 120;

    private FileName() {
    }

    /** The last part of the name without signs that steer terminals, headers or the direction of text. */
    static String clean(String given) {
        String last = given == null ? "" : given.replaceAll(".*[/\\\\]", "");
        String plain = last.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}\"<>|:*?]", "").strip();
        String named = plain.isEmpty() || plain.matches("\\.+") ? "file" : plain;
        return named.length() <= LONGEST ? named : named.substring(0, LONGEST / 2) + "…" + named.substring(named.length() - LONGEST / 2 + 1);
    }
}
