package org.quartermaster.exchange;

import java.util.regex.Pattern;

/**
 * Keeps text cells of CSV files from being run as formulas by spreadsheets (CWE-1236). Text that begins like a formula gets an apostrophe before it, unless the
 * whole of it is a plain number; number cells never pass through here, so negative numbers stay numbers.
 */
public final class FormulaGuard {

    private static final String STARTS = "=+-@\t\r\n＝＋－＠";
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+([.,]\\d+)?(%|[eE][+-]?\\d+)?");

    private FormulaGuard() {
    }

    /** The text as it may stand in a CSV cell. */
    public static String guard(String text) {
        return isDangerous(text) ? "'" + text : text;
    }

    /** The text that {@link #guard} was given. */
    public static String unguard(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && isDangerous(cell.substring(1)) ? cell.substring(1) : cell;
    }

    private static boolean isDangerous(String text) {
        String begin = text.stripLeading();
        if (text.isEmpty() || begin.isEmpty()) {
            return false;
        }
        boolean startsLikeOne = STARTS.indexOf(text.charAt(0)) >= 0 || STARTS.indexOf(begin.charAt(0)) >= 0;
        return startsLikeOne && !NUMBER.matcher(text).matches();
    }
}
