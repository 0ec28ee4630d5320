package org.quartermaster.rest;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import org.quartermaster.security.Digest;

/** The fingerprint of a request: method, path, query and the values that were read from its body. */
final class RequestPrint {

    private RequestPrint() {
    }

    /** @param json writes an argument; what the container passes along (contexts, responses) only counts by its class */
    static String of(String method, String path, String query, Object[] arguments, Function<Object, String> json) {
        var text = new StringBuilder(method).append('\n').append(path).append('\n').append(query == null ? "" : query);
        for (Object argument : arguments) {
            text.append('\n').append(argument == null ? "" : isValue(argument) ? json.apply(argument) : argument.getClass().getSimpleName());
        }
        return Digest.sha256(text.toString());
    }

    private static boolean isValue(Object argument) {
        return argument instanceof Record || argument instanceof CharSequence || argument instanceof Number || argument instanceof Collection<?>
                || argument instanceof Map<?, ?>;
    }
}
