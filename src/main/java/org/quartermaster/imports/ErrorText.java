package org.quartermaster.imports;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A text key and its arguments in one column. */
public final class ErrorText {

    private static final int LONGEST = 1_000;

    private ErrorText() {
    }

    static String of(String key, Object... arguments) {
        String text = Stream.concat(Stream.of(key), Arrays.stream(arguments).map(argument -> argument.toString().replace('|', '/'))).collect(Collectors.joining("|"));
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    /** The text key. */
    public static String key(String error) {
        return error.split("\\|", 2)[0];
    }

    /** What fills it. */
    public static Object[] arguments(String error) {
        return Arrays.stream(error.split("\\|")).skip(1).toArray();
    }
}
