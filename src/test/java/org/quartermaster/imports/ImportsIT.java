package org.quartermaster.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartermaster.exchange.DayOrder;
import org.quartermaster.exchange.UnreadableFile;
import org.quartermaster.sales.SalesChanged;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.shared.work.WorkContext;
import org.quartermaster.shared.work.WorkRequested;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;

/** From the upload to the list, and the inbox. */
class ImportsIT {

    private static final Actor BUYER = new Actor("bo", Role.BUYER, Set.of());
    private static final String SALES = "sku,units,date,price\nMUG,3,2026-01-05,2.5\nMUG,x,2026-01-06,2.5\nPLATE,2,2026-01-07,4\n";

    @TempDir
    Path data;
    private final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private final Recorded<Audited> audited = new Recorded<>();
    private final Recorded<WorkRequested> asked = new Recorded<>();
    private final Recorded<SalesChanged> changed = new Recorded<>();
    private Imports imports;
    private ImportList list;
    private RejectionList rejections;
    private ImportWork work;
    private FolderWork inbox;

    @BeforeEach
    void services() {
        var folder = new ImportFolder(data);
        list = new ImportList(jdbi);
        rejections = new RejectionList(jdbi);
        imports = new Imports(jdbi, folder, list, Clock.systemUTC(), audited, asked);
        work = new ImportWork(jdbi, folder, Clock.systemUTC(), changed, new Recorded<>());
        inbox = new FolderWork(jdbi, folder, imports, work, Clock.systemUTC());
    }

    /** A context that keeps what it is told and stops when asked. */
    private static final class Context implements WorkContext {
        final List<String> log = new ArrayList<>();
        final Map<String, String> parameters = new HashMap<>();
        String summary = "";
        boolean stop;

        @Override
        public Map<String, String> parameters() {
            return parameters;
        }

        @Override
        public void progress(String step, long done, long total) {
            log.add(step);
        }

        @Override
        public void log(String line) {
            log.add(line);
        }

        @Override
        public void result(String words, String path) {
            summary = words;
        }

        @Override
        public boolean isCancelled() {
            return stop;
        }
    }

    private static <T> T as(Actor actor, Callable<T> action) throws Exception {
        return actor.call(action);
    }

    private long give(String name, String text) throws Exception {
        return as(BUYER, () -> imports.accept(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    private void start(long id) throws Exception {
        as(BUYER, () -> {
            imports.start(id, imports.preview(id).choices());
            return null;
        });
    }

    private Context run(long id) throws Exception {
        var context = new Context();
        context.parameters.put("id", Long.toString(id));
        as(BUYER, () -> {
            work.run(context);
            return null;
        });
        return context;
    }

    private long count(String table) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from " + table).mapTo(Long.class).one());
    }

    @Test
    void takesAFileFromTheUploadToTheList() throws Exception {
        long id = give("../../november sales.csv", SALES);
        assertThat(as(BUYER, () -> list.count(TableQuery.ALL))).as("only given, not started").isZero();
        Preview preview = as(BUYER, () -> imports.preview(id));
        assertThat(preview.name()).isEqualTo("november sales.csv");
        assertThat(preview.choices().kind()).isEqualTo(ImportKind.SALES);
        assertThat(preview.isCertain()).isTrue();
        assertThat(preview.rowsWithProblem()).isEqualTo(1);
        assertThat(preview.rows().get(1).problems()).containsExactly(new CellProblem(1, "units", "notAWholeNumber"));
        assertThat(count("sku") + count("warehouse") + count("sale_line")).as("looking changes nothing").isZero();

        start(id);
        assertThat(asked.fired()).containsExactly(new WorkRequested("imports.file", Map.of("id", Long.toString(id)), "imports.file/" + id));
        assertThat(audited.fired()).extracting(Audited::action).containsExactly("imports.start");
        assertThat(run(id).summary).isEqualTo("2/3");
        ImportRow row = as(BUYER, () -> list.page(TableQuery.ALL, 0, 9)).getFirst();
        assertThat(List.of(row.state(), row.kind(), row.rowsRead(), row.rowsUsed(), row.rowsRejected(), row.importedBy())).containsExactly("done", "sales", 3L, 2L, 1L, "bo");
        assertThat(changed.fired()).hasSize(1);
        var detail = as(BUYER, () -> imports.one(id));
        assertThat(detail.summary().reasons()).containsExactly(Map.entry("notAWholeNumber", 1L));
        assertThat(detail.summary().counts()).containsEntry("newSkus", 2L);
        assertThat(as(BUYER, () -> rejections.page(RejectionList.of(id), 0, 9))).containsExactly(new RejectionRow(id, 3, "units", "x", "notAWholeNumber"));
        assertThat(Files.list(data.resolve("imports")).map(path -> path.getFileName().toString()).toList()).containsExactly(detail.sha256());
    }

    @Test
    void saysThatTheSameFileWasImportedBefore() throws Exception {
        long first = give("a.csv", SALES);
        assertThat(as(BUYER, () -> imports.preview(first)).earlier()).isNull();
        start(first);
        run(first);
        long second = give("another name.csv", SALES);
        assertThat(as(BUYER, () -> imports.preview(second)).earlier()).isNotNull();
        assertThat(as(BUYER, () -> imports.preview(second, ImportKind.SKUS, "", "")).earlier()).as("as another kind it is new").isNull();
        start(second);
        run(second);
        assertThat(as(BUYER, () -> list.one(second)).rowsKnown()).isEqualTo(2);
    }

    @Test
    void triesTheFirstRowsOnWhatIsKnown() throws Exception {
        FactRows.skus(jdbi, 1);
        FactRows.warehouses(jdbi, 2);
        Preview preview = as(BUYER, () -> imports.preview(give("stock.csv", "sku,on hand,warehouse\nS001,3,W1\nS001,3,W7\nS099,3,W1\n")));
        assertThat(preview.rows().get(1).problems()).containsExactly(new CellProblem(2, "warehouse", "unknownWarehouse"));
        assertThat(preview.rows().get(2).problems()).containsExactly(new CellProblem(0, "sku", "unknownSku"));
        assertThat(preview.reasons()).containsEntry("unknownSku", 1L).containsEntry("unknownWarehouse", 1L);
    }

    @Test
    void flagsWhatCanBeReadInTwoWays() throws Exception {
        long id = give("sales.csv", "sku;units;date;price\nMUG;1;03/04/2026;1,250\n");
        Preview preview = as(BUYER, () -> imports.preview(id));
        assertThat(preview.isDayOpen()).isTrue();
        assertThat(preview.isNumberOpen()).isTrue();
        assertThat(preview.isCertain()).isFalse();
        Preview other = as(BUYER, () -> imports.preview(id, new Choices(ImportKind.SALES, preview.choices().columns(), "UTF-8", ';', org.quartermaster.exchange.NumberStyle.COMMA,
                DayOrder.MONTH_FIRST, "")));
        assertThat(other.choices().days()).isEqualTo(DayOrder.MONTH_FIRST);
    }

    @Test
    void refusesToStartTwiceOrWithoutANeededColumn() throws Exception {
        long id = give("a.csv", SALES);
        Choices guess = as(BUYER, () -> imports.preview(id)).choices();
        var without = new Choices(ImportKind.SALES, Map.of("sku", 0), "UTF-8", ',', guess.numbers(), guess.days(), "");
        assertThatThrownBy(() -> BUYER.call(() -> {
            imports.start(id, without);
            return null;
        })).isInstanceOfSatisfying(Conflict.class, e -> assertThat(e.code()).isEqualTo("imports.conflict.missing"));
        assertThatThrownBy(() -> BUYER.call(() -> imports.preview(id, new Choices(ImportKind.SALES, Map.of("sku", 99), "UTF-8", ',', guess.numbers(), guess.days(), ""))))
                .isInstanceOf(IllegalArgumentException.class);
        start(id);
        assertThatThrownBy(() -> start(id)).isInstanceOfSatisfying(Conflict.class, e -> assertThat(e.code()).isEqualTo("imports.conflict.started"));
    }

    @Test
    void refusesFilesAboveTheLimitAndKeepsNothingOfThem() throws Exception {
        jdbi.useHandle(handle -> handle.execute("insert into setting (name, value, changed_at, changed_by) values ('imports.maximumMegabytes', '1', utc_timestamp(6), 'test')"));
        assertThatThrownBy(() -> give("big.csv", "sku,name\n".repeat(200_000))).isInstanceOfSatisfying(UnreadableFile.class, e -> assertThat(e.code()).isEqualTo("exchange.file.tooLarge"));
        assertThatThrownBy(() -> give("page.xlsx", "<html>")).isInstanceOf(UnreadableFile.class);
        try (var files = Files.list(data.resolve("imports"))) {
            assertThat(files).isEmpty();
        }
        assertThat(count("import_file")).isZero();
    }

    @Test
    void stoppedWorkChangesNothingAndCanRunAgain() throws Exception {
        long id = give("a.csv", SALES);
        start(id);
        var context = new Context();
        context.parameters.put("id", Long.toString(id));
        context.stop = true;
        as(BUYER, () -> {
            work.run(context);
            return null;
        });
        assertThat(as(BUYER, () -> list.one(id)).state()).isEqualTo("cancelled");
        assertThat(count("sale_line") + count("sku")).isZero();
        run(id);
        assertThat(as(BUYER, () -> list.one(id)).state()).isEqualTo("done");
        run(id);
        assertThat(count("sale_line")).as("an ended import does nothing when its job runs again").isEqualTo(2);
        assertThat(changed.fired()).hasSize(1);
    }

    @Test
    void saysWhyAFileFailedAsAWhole() throws Exception {
        long id = give("a.csv", SALES);
        start(id);
        Files.delete(data.resolve("imports").resolve(as(BUYER, () -> imports.one(id)).sha256()));
        assertThatThrownBy(() -> run(id)).isInstanceOf(UnreadableFile.class);
        ImportRow row = as(BUYER, () -> list.one(id));
        assertThat(row.state()).isEqualTo("failed");
        assertThat(ErrorText.key(row.error())).isEqualTo("imports.conflict.gone");
        assertThat(ErrorText.arguments(row.error())).containsExactly("a.csv");
    }

    @Test
    void aBuyerOfOneWarehouseNeitherSeesNorFillsOthers() throws Exception {
        FactRows.skus(jdbi, 1);
        FactRows.warehouses(jdbi, 2);
        long id = give("a.csv", "sku,on hand,warehouse\nS001,3,W1\n");
        start(id);
        var narrow = new Actor("ann", Role.BUYER, Set.of(new WarehouseId(2)));
        assertThatThrownBy(() -> narrow.call(() -> imports.one(id))).isInstanceOf(NotFound.class);
        assertThat(as(narrow, () -> list.count(TableQuery.ALL))).isZero();
        assertThat(as(narrow, imports::warehouses)).containsExactly("W2");
        Preview own = as(narrow, () -> imports.preview(imports.accept("b.csv", new ByteArrayInputStream("sku,on hand,warehouse\nS001,3,W1\nS001,4,W2\n".getBytes(StandardCharsets.UTF_8)))));
        assertThat(own.reasons()).containsExactly(Map.entry("unknownWarehouse", 1L));
    }

    private Path put(String name, String text) throws IOException {
        Path file = Files.writeString(Files.createDirectories(data.resolve("inbox")).resolve(name), text);
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    }

    private Context night() throws Exception {
        var context = new Context();
        as(Actor.NIGHT_RUN, () -> {
            inbox.run(context);
            return null;
        });
        return context;
    }

    @Test
    void importsTheInboxInTheOrderThatFilesNeedEachOther() throws Exception {
        put("a-stock.csv", "sku,on hand\nMUG,7\n");
        put("z-sales.csv", SALES);
        var context = night();
        assertThat(context.summary).as("the stock of a SKU that only the sales file brings").isEqualTo("2/2");
        assertThat(data.resolve("inbox/done/z-sales.csv")).exists();
        assertThat(data.resolve("inbox/done/a-stock.csv")).exists();
        assertThat(count("stock_balance")).isEqualTo(1);
    }

    @Test
    void triesAFileAgainWhenItWasChangedAfterItsNote() throws Exception {
        put("stock.csv", "sku,on hand\nMUG,7\n");
        assertThat(night().summary).isEqualTo("0/1");
        Path note = data.resolve("inbox/stock.csv.why.txt");
        assertThat(Files.readString(note)).contains("unknown SKU").contains("未知 SKU");
        FactRows.skus(jdbi, 1);
        put("stock.csv", "sku,on hand\nS001,7\n");
        Files.setLastModifiedTime(note, FileTime.from(Instant.now().minusSeconds(120)));
        assertThat(night().summary).isEqualTo("1/1");
        assertThat(note).doesNotExist();
    }

    @Test
    void leavesWhatIsNotClearWithANote() throws Exception {
        put("open.csv", "sku,units,date\nMUG,1,03/04/2026\n");
        put("page.csv", "<html>");
        put("who.csv", "alpha,beta\n1,2\n");
        assertThat(night().summary).isEqualTo("0/3");
        assertThat(Files.readString(data.resolve("inbox/open.csv.why.txt"))).contains("day first").contains("日在前");
        assertThat(Files.readString(data.resolve("inbox/page.csv.why.txt"))).contains("no table");
        assertThat(Files.readString(data.resolve("inbox/who.csv.why.txt"))).contains("No column");
        assertThat(night().summary).as("not looked at again before they change").isEqualTo("0/0");
        assertThat(count("sale_line")).isZero();
    }

    @Test
    void anEmptyInboxIsDoneAtOnce() throws Exception {
        assertThat(night().summary).isEqualTo("0/0");
        assertThat(data.resolve("inbox")).isDirectory();
    }
}
