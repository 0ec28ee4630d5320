package org.quartermaster.forecasting;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** What was expected of the weeks of one series some weeks ahead, and what came of them; the newest {@value #MOST}. */
final class KeptWeeks {

    static final int MOST = 26;
    private static final int ENTRY = Short.BYTES + 5 * Float.BYTES;
    private static final long MONDAY = 4;

    /**
     * One week, in units.
     *
     * @param naive    what seasonal naive expected
     * @param simple   what the best simple method expected
     * @param baseline what the chosen method expected
     * @param total    the same with overrides
     * @param wanted   what was wanted; NaN while it is not over, −1 where a day was missing
     */
    record Week(float naive, float simple, float baseline, float total, float wanted) {

        static final float MISSING = -1;

        boolean isOpen() {
            return Float.isNaN(wanted);
        }

        boolean isKnown() {
            return wanted >= 0;
        }

        Week ended(float units) {
            return new Week(naive, simple, baseline, total, Float.isNaN(units) ? MISSING : units);
        }
    }

    private final TreeMap<LocalDate, Week> weeks = new TreeMap<>();

    /** @param stored null: none yet */
    static KeptWeeks read(byte[] stored) {
        var kept = new KeptWeeks();
        var bytes = ByteBuffer.wrap(stored == null ? new byte[0] : stored);
        while (bytes.remaining() >= ENTRY) {
            kept.weeks.put(LocalDate.ofEpochDay(bytes.getShort() * 7L + MONDAY), new Week(bytes.getFloat(), bytes.getFloat(), bytes.getFloat(), bytes.getFloat(), bytes.getFloat()));
        }
        return kept;
    }

    byte[] write() {
        while (weeks.size() > MOST) {
            weeks.pollFirstEntry();
        }
        var bytes = ByteBuffer.allocate(weeks.size() * ENTRY);
        weeks.forEach((monday, week) -> bytes.putShort((short) Math.floorDiv(monday.toEpochDay() - MONDAY, 7)).putFloat(week.naive()).putFloat(week.simple()).putFloat(week.baseline())
                .putFloat(week.total()).putFloat(week.wanted()));
        return bytes.array();
    }

    /** Keeps a week that has not begun, in place of what an earlier run expected of it. @param monday its first day */
    void put(LocalDate monday, Week week) {
        weeks.put(monday, week);
    }

    Week get(LocalDate monday) {
        return weeks.get(monday);
    }

    void forEach(BiConsumer<LocalDate, Week> consumer) {
        weeks.forEach(consumer);
    }
}
