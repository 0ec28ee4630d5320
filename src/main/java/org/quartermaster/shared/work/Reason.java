package org.quartermaster.shared.work;

import java.util.Arrays;
import java.util.List;

/**
 * Why work failed, in no language.
 *
 * @param key       text key, for example {@code forecasting.error.replaced}
 * @param arguments fill it
 */
public record Reason(String key, List<String> arguments) {

    public Reason {
        arguments = List.copyOf(arguments);
    }

    public static Reason of(String key, Object... arguments) {
        return new Reason(key, Arrays.stream(arguments).map(String::valueOf).toList());
    }
}
