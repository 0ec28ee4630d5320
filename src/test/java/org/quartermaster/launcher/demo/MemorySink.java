package org.quartermaster.launcher.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Digests rows instead of storing them. */
final class MemorySink implements RowSink {

    private static final int PROMISED_FROM = Table.CUSTOMER_ORDER.indexOf("promised_from");
    private static final int STATE = Table.CUSTOMER_ORDER.indexOf("state");

    private final Map<LocalDate, Integer> open = new HashMap<>();
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
        if (table == Table.CUSTOMER_ORDER && "open".equals(values[STATE])) {
            open.merge(((LocalDateTime) values[PROMISED_FROM]).toLocalDate(), 1, Integer::sum);
        }
        digest.update((table + Arrays.toString(values)).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void update(String sql, Object... values) {
        digest.update((sql + Arrays.toString(values)).getBytes(StandardCharsets.UTF_8));
    }

    /** Open customer orders promised for a day. */
    int openFor(LocalDate day) {
        return open.getOrDefault(day, 0);
    }

    String digest() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
