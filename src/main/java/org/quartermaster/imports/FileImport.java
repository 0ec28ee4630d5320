package org.quartermaster.imports;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.exchange.TableFile;
import org.quartermaster.exchange.TableRow;

/** Takes one file into the database in one transaction: all of its usable rows, or nothing. Plain Java over a database, so that benches and tests can use it. */
public final class FileImport {

    private static final String LOCK = "concat(left(database(), 40), '.imports')";
    private static final int BATCH = 2_000;
    static final int TELL_EVERY = 1_000;

    /**
     * What became of a file.
     *
     * @param read     rows in the file
     * @param used     rows taken over
     * @param rejected rows that could not be used
     * @param reasons  rejected rows by reason
     * @param counts   what was done, by code
     */
    public record Outcome(long read, long used, long rejected, Map<String, Long> reasons, Map<String, Long> counts) {
        /** Rows that an earlier file had brought already. */
        public long known() {
            return counts.getOrDefault("known", 0L);
        }
    }

    /** Somebody asked to stop: the transaction is rolled back. */
    public static final class Cancelled extends RuntimeException {
        Cancelled() {
            super("The import was stopped; nothing was changed.");
        }
    }

    /** A row and its values. */
    private record ReadRow(TableRow row, Object[] values) {
    }

    private final Jdbi jdbi;
    private final Clock clock;
    private final long importId;
    private final String importedBy;

    /**
     * Over a database.
     *
     * @param clock    the company's
     * @param importId the row of {@code import_file} that rejections belong to
     */
    public FileImport(Jdbi jdbi, Clock clock, long importId, String importedBy) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.importId = importId;
        this.importedBy = importedBy;
    }

    /**
     * Runs the import.
     *
     * @param goOn told the number of rows read every 1,000 rows, before and after writing; answers whether to go on
     * @throws Cancelled if {@code goOn} said no; nothing was changed
     */
    public Outcome run(TableFile file, Choices choices, LongPredicate goOn) throws IOException {
        if (!choices.missing().isEmpty()) {
            throw new IllegalArgumentException("No column for %s.".formatted(choices.missing().stream().map(Field::name).toList()));
        }
        return jdbi.withHandle(handle -> {
            waitForOthers(handle, goOn);
            try {
                return handle.inTransaction(transaction -> run(transaction, choices.apply(file), choices, goOn));
            } finally {
                handle.createQuery("select release_lock(" + LOCK + ")").mapTo(Integer.class).findFirst();
            }
        });
    }

    /** One import at a time per database: two that both add the same SKU would fail each other. */
    private static void waitForOthers(Handle handle, LongPredicate goOn) {
        while (handle.createQuery("select coalesce(get_lock(" + LOCK + ", 1), 0)").mapTo(Integer.class).one() != 1) {
            if (!goOn.test(0)) {
                throw new Cancelled();
            }
        }
    }

    /** What the file most likely holds and how it is written, from its header and first rows. */
    public static Choices guess(TableFile file) throws IOException {
        return ColumnGuess.guess(file, file.header(), file.first(200));
    }

    private Outcome run(Handle handle, TableFile file, Choices choices, LongPredicate goOn) throws IOException {
        var header = file.header();
        var reading = new RowReading(choices, header);
        RowTarget target = target(handle, choices, clock, importedBy);
        var rejections = new Rejections(handle);
        var waiting = new ArrayList<ReadRow>();
        var read = new long[1];
        file.forEachRow(row -> {
            if (++read[0] % TELL_EVERY == 0 && !goOn.test(read[0])) {
                throw new Cancelled();
            }
            take(row, reading, target, rejections, waiting);
            return true;
        });
        waiting.forEach(one -> accept(one, reading, target, rejections));
        rejections.flush();
        if (!goOn.test(read[0])) {
            throw new Cancelled();
        }
        var outcome = new Outcome(read[0], read[0] - rejections.count, rejections.count, rejections.reasons, target.finish());
        if (!goOn.test(read[0])) {
            throw new Cancelled();
        }
        keep(handle, outcome);
        return outcome;
    }

    /** The counts stand or fall with the rows. */
    private void keep(Handle handle, Outcome outcome) {
        handle.execute("update import_file set state = 'done', error = '', finished_at = utc_timestamp(6), rows_read = ?, rows_used = ?, rows_known = ?, rows_rejected = ?, "
                + "summary = ? where id = ?", outcome.read(), outcome.used(), outcome.known(), outcome.rejected(), Summary.of(outcome).write(), importId);
    }

    private static void take(TableRow row, RowReading reading, RowTarget target, Rejections rejections, List<ReadRow> waiting) {
        switch (reading.read(row)) {
            case RowReading.Read.Values values when target.waits(values.values()) -> waiting.add(new ReadRow(row, values.values()));
            case RowReading.Read.Values values -> accept(new ReadRow(row, values.values()), reading, target, rejections);
            case RowReading.Read.Wrong wrong -> {
                target.unread(reading.key(row));
                rejections.add(wrong.rejection());
            }
        }
    }

    private static void accept(ReadRow one, RowReading reading, RowTarget target, Rejections rejections) {
        target.accept(one.values()).ifPresent(misfit -> rejections.add(reading.rejection(one.row(), misfit.field(), misfit.reason())));
    }

    static RowTarget target(Handle handle, Choices choices, Clock clock, String importedBy) {
        return switch (choices.kind()) {
            case SKUS -> new SkuTarget(handle);
            case BUNDLES -> new BundleTarget(handle);
            case SUPPLIERS -> new SupplierTarget(handle);
            case TERMS -> new TermTarget(handle);
            case STOCK -> new StockTarget(handle, clock, choices.warehouse());
            case SALES -> new SalesTarget(handle, choices.warehouse());
            case PURCHASE_ORDERS -> new PurchaseOrderTarget(handle, choices.warehouse(), importedBy);
            case WAREHOUSES -> new WarehouseTarget(handle);
            case CUSTOMER_ORDERS -> new CustomerOrderTarget(handle, choices.warehouse());
            case PROMOTIONS -> new PromotionTarget(handle);
            case PRICES -> new PriceTarget(handle);
            case CALENDAR -> new CalendarTarget(handle);
            case TRANSPORT_ORDERS -> new TransportTarget(handle, choices.warehouse());
        };
    }

    private final class Rejections {
        private final Handle handle;
        private final Map<String, Long> reasons = new TreeMap<>();
        private final List<Rejection> held = new ArrayList<>();
        private long count;

        Rejections(Handle handle) {
            this.handle = handle;
            handle.execute("delete from import_rejection where import_id = ?", importId);
        }

        void add(Rejection rejection) {
            count++;
            reasons.merge(rejection.reason(), 1L, Long::sum);
            held.add(rejection);
            if (held.size() >= BATCH) {
                flush();
            }
        }

        void flush() {
            var batch = handle.prepareBatch("insert into import_rejection (import_id, line_no, column_name, value, reason) values (?, ?, ?, ?, ?)");
            held.forEach(one -> batch.add(importId, one.line(), cut(one.column(), 120), cut(one.value(), 300), one.reason()));
            batch.execute();
            held.clear();
        }

        private static String cut(String text, int length) {
            return text.length() <= length ? text : text.substring(0, length);
        }
    }
}
