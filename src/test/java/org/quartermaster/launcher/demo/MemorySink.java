package org.quartermaster.launcher.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;

/** Counts and digests rows instead of storing them. */
final class MemorySink implements RowSink {

    final Map<Table, Integer> counts = new EnumMap<>(Table.class);
    private final MessageDigest digest;

    MemorySink() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void row(Table table, Object... values) {
        if (values.length != table.width()) {
            throw new IllegalArgumentException("%s has %d columns, not %d".formatted(table, table.width(), values.length));
        }
        counts.merge(table, 1, Integer::sum);
        digest.update((table + Arrays.toString(values)).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void update(String sql, Object... values) {
        digest.update((sql + Arrays.toString(values)).getBytes(StandardCharsets.UTF_8));
    }

    String digest() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
