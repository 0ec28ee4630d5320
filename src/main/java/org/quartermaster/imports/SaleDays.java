package org.quartermaster.imports;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Orders and lines of the ledger per warehouse and day. A file has only its own days read again: the keys of the ledger begin with the minute of the sale. */
final class SaleDays {

    static final int KEY_BYTES = 16;
    private static final int MINUTE_BYTES = Integer.BYTES;
    private static final long LAST_MINUTE = Duration.ofDays(1).toMinutes() - 1;

    private static final String RENEW = """
            insert into sale_day (day, warehouse_id, orders, occurrences)
            select ?, warehouse_id, count(distinct case when units > 0 then coalesce(nullif(invoice, ''), nullif(customer, ''), hex(line_key)) end), sum(occurrences)
            from sale_line where line_key between ? and ? group by warehouse_id
            on duplicate key update orders = values(orders), occurrences = values(occurrences)""";

    /**
     * What a file added to the ledger.
     *
     * @param lines    lines that were not in it
     * @param firstDay the first day of them
     */
    record Added(long lines, Optional<LocalDate> firstDay) {
    }

    private SaleDays() {
    }

    /** Reads these days of the ledger again. */
    static Added renew(Handle handle, SortedSet<LocalDate> days) {
        Map<LocalDate, Long> before = lines(handle);
        var batch = handle.prepareBatch(RENEW);
        days.forEach(day -> batch.add(day, bound(day.atStartOfDay(), (byte) 0), bound(day.atStartOfDay().plusMinutes(LAST_MINUTE), (byte) -1)));
        if (batch.size() > 0) {
            batch.execute();
        }
        Map<LocalDate, Long> after = lines(handle);
        long added = days.stream().mapToLong(day -> after.getOrDefault(day, 0L) - before.getOrDefault(day, 0L)).sum();
        return new Added(added, days.stream().filter(day -> !after.getOrDefault(day, 0L).equals(before.getOrDefault(day, 0L))).findFirst());
    }

    private static Map<LocalDate, Long> lines(Handle handle) {
        var lines = new TreeMap<LocalDate, Long>();
        handle.createQuery("select day, sum(occurrences) from sale_day group by day").map((row, _) -> lines.put(row.getObject(1, LocalDate.class), row.getLong(2))).forEach(_ -> { });
        return lines;
    }

    /** A key that is as short in the order of the ledger as its minute. */
    static ByteBuffer key(LocalDateTime soldAt) {
        return ByteBuffer.allocate(KEY_BYTES).putInt((int) (soldAt.toEpochSecond(ZoneOffset.UTC) / 60));
    }

    private static byte[] bound(LocalDateTime minute, byte rest) {
        byte[] key = key(minute).array();
        Arrays.fill(key, MINUTE_BYTES, KEY_BYTES, rest);
        return key;
    }

    /** Warehouse → days with orders → how many. */
    static Map<Integer, TreeMap<LocalDate, Integer>> orders(Handle handle) {
        var orders = new TreeMap<Integer, TreeMap<LocalDate, Integer>>();
        handle.createQuery("select warehouse_id, day, orders from sale_day where orders > 0")
                .map((row, _) -> orders.computeIfAbsent(row.getInt(1), _ -> new TreeMap<>()).put(row.getObject(2, LocalDate.class), row.getInt(3))).forEach(_ -> { });
        return orders;
    }
}
