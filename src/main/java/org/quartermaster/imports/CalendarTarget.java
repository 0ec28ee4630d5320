package org.quartermaster.imports;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Holidays, events and planned closures, by day, country, name and kind: a holiday may be a planned closure too. */
final class CalendarTarget implements RowTarget {

    private static final ImportKind KIND = ImportKind.CALENDAR;
    private static final Set<String> KINDS = Set.of("holiday", "event", "closed");
    private static final int BLOCK = 500;

    private final Handle handle;
    private final PreparedBatch rows;
    private final long before;
    private long next;
    private long end;
    private long count;

    CalendarTarget(Handle handle) {
        this.handle = handle;
        before = known();
        rows = handle.prepareBatch("insert into calendar_event (id, day, kind, region, name, name_zh) values (?, ?, ?, ?, ?, coalesce(?, '')) "
                + "on duplicate key update name_zh = if(values(name_zh) = '', name_zh, values(name_zh))");
    }

    private long known() {
        return handle.createQuery("select count(*) from calendar_event").mapTo(Long.class).one();
    }

    @Override
    public Optional<Misfit> accept(Object[] values) {
        LocalDate day = ((LocalDateTime) values[0]).toLocalDate();
        Object region = values[KIND.index("region")];
        if (region instanceof String country && !country.matches("[A-Za-z]{2}")) {
            return Optional.of(new Misfit("region", "notACountry"));
        }
        Object kind = values[KIND.index("eventKind")];
        if (kind != null && !KINDS.contains(kind.toString().toLowerCase(Locale.ROOT))) {
            return Optional.of(new Misfit("eventKind", "notAnEventKind"));
        }
        if (next == end) {
            next = TrialRun.take(handle, "calendar_event", BLOCK);
            end = next + BLOCK;
        }
        rows.add(next++, day, kind == null ? "holiday" : kind.toString().toLowerCase(Locale.ROOT), region == null ? "" : region.toString().toUpperCase(Locale.ROOT),
                values[KIND.index("event")], values[KIND.index("nameZh")]);
        count++;
        return Optional.empty();
    }

    @Override
    public Map<String, Long> finish() {
        rows.execute();
        long added = known() - before;
        return Map.of("added", added, "matched", count - added);
    }
}
