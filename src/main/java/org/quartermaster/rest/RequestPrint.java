package org.quartermaster.rest;

import jakarta.json.bind.JsonbBuilder;
import org.quartermaster.security.Digest;

/** The fingerprint of a request: method, path, query and the values that were read from its body. */
final class RequestPrint {

    private RequestPrint() {
    }

    static String of(String method, String path, String query, Object[] arguments) {
        var text = new StringBuilder(method).append('\n').append(path).append('\n').append(query == null ? "" : query);
        try (var jsonb = JsonbBuilder.create()) {
            for (Object argument : arguments) {
                boolean isValue = argument == null || argument instanceof Record || argument instanceof String || argument instanceof Number
                        || argument instanceof java.util.Collection<?> || argument instanceof java.util.Map<?, ?>;
                text.append('\n').append(isValue ? argument == null ? "" : jsonb.toJson(argument) : argument.getClass().getSimpleName());
            }
        } catch (Exception e) {
            throw new IllegalStateException("The arguments cannot be written as JSON", e);
        }
        return Digest.sha256(text.toString());
    }
}
