package org.quartermaster.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.quartermaster.testing.Chromium;
import org.quartermaster.testing.ExportedTable;
import org.quartermaster.testing.RunningServer;

/** Files as buyers have them, through the browser: guessed, looked at, imported, explained, given again, stopped in the middle. New SKUs only, so that nothing else changes. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ImportJourneyIT {

    private static final RunningServer SERVER = RunningServer.get();
    private static final String RUN = UUID.randomUUID().toString().substring(0, 6).toUpperCase(java.util.Locale.ROOT);
    private static final LocatorAssertions.ContainsTextOptions WORK = new LocatorAssertions.ContainsTextOptions().setTimeout(120_000);
    private static final int MANY = 400_000;
    private static Chromium chromium;
    private static BrowserContext context;
    private static Page page;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void signIn() throws InterruptedException {
        SERVER.awaitJobs(Duration.ofMinutes(10));
        chromium = Chromium.open();
        context = chromium.context();
        page = context.newPage();
        Chromium.signIn(page, SERVER, "admin", RunningServer.PASSWORD);
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    private static String code(int number) {
        return "IMP-" + RUN + "-" + number;
    }

    private static Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(RUN + name), bytes);
    }

    private static byte[] gzip(String text, Charset charset) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(charset));
        }
        return bytes.toByteArray();
    }

    /** As a Chinese supplier's clerk sends it: GB18030, semicolons, decimal commas, a price in words and a line without a code. */
    private static Path chineseFile() throws IOException {
        return file("价格表.csv.gz", gzip("""
                商品编码;名称;成本;售价;上市日期
                %s;蓝色搪瓷杯;3,25;7,90;2026-03-31
                %s;红色陶瓷碗;1.250,50;2.400,00;2026-04-15
                %s;绿色花瓶;面议;9,90;2026-04-16
                ;无编码;1,00;2,00;2026-04-17
                """.formatted(code(1), code(2), code(3)), Charset.forName("GB18030")));
    }

    private static void give(Path file) {
        page.navigate(SERVER.address() + "/imports");
        Chromium.settle(page);
        page.locator("vaadin-upload input[type='file']").setInputFiles(file);
        page.locator(".qm-import .qm-preview").waitFor();
        Chromium.settle(page);
    }

    private static void start(String button) {
        page.locator("vaadin-button[theme~='primary']:visible", new Page.LocatorOptions().setHasText(Pattern.compile("^\\s*" + button + "\\s*$"))).click();
    }

    private static Locator panel() {
        return page.locator(".qm-why:visible");
    }

    private static List<JsonObject> skus() {
        return RunningServer.json(SERVER.get("/api/v1/skus?limit=100&sort=code&filter=code:has:IMP-" + RUN)).getJsonArray("items").getValuesAs(JsonObject.class);
    }

    /** Which column of the file a field was guessed to be. */
    private static String guessed(String label) {
        return page.locator("vaadin-combo-box", new Page.LocatorOptions().setHas(page.locator("label", new Page.LocatorOptions().setHasText(Pattern.compile("^" + label + "$")))))
                .locator("input").first().inputValue();
    }

    @Test
    @Order(1)
    void guessesAChineseFileAndShowsHowItWillBeRead() throws IOException {
        give(chineseFile());
        assertThat(guessed("SKU")).isEqualTo("商品编码");
        assertThat(guessed("Name")).isEqualTo("名称");
        assertThat(guessed("Launched on")).isEqualTo("上市日期");
        assertThat(page.locator(".qm-preview")).containsText("蓝色搪瓷杯");
        assertThat(page.locator(".qm-preview td.wrong")).hasCount(2);
        assertThat(page.locator(".qm-import")).containsText("GB18030");
        assertThat(skus()).as("nothing is changed before the start").isEmpty();
    }

    @Test
    @Order(2)
    void importsItAndHandsOutTheRowsItCouldNotUse() throws IOException {
        start("Import");
        assertThat(panel()).containsText("Done", WORK);
        assertThat(skus()).extracting(sku -> sku.getString("code")).containsExactly(code(1), code(2));
        assertThat(skus().get(1).getJsonNumber("unitCost").bigDecimalValue()).isEqualByComparingTo("1250.50");
        assertThat(skus().getFirst().getString("launchedOn")).isEqualTo("2026-03-31");
        var rejected = ExportedTable.of(page.waitForDownload(() -> panel().locator("a[download]").click()));
        assertThat(rejected.header()).containsExactly("Line", "Column", "Value", "Reason");
        assertThat(rejected.column("Line")).containsExactly("4", "5");
        assertThat(rejected.column("Value").getFirst()).isEqualTo("面议");
        assertThat(rejected.column("Reason")).allSatisfy(reason -> assertThat(reason).isNotBlank().doesNotContain("imports."));
    }

    @Test
    @Order(3)
    void theSameFileAgainChangesNothing() throws IOException {
        var before = skus();
        give(chineseFile());
        assertThat(page.locator(".qm-import .qm-notice")).containsText("The same file was imported");
        start("Import");
        assertThat(panel()).containsText("Done", WORK);
        assertThat(skus()).isEqualTo(before);
    }

    @Test
    @Order(4)
    void readsAWorkbookInChineseWithItsOwnDates() throws IOException {
        Chromium.language(context, SERVER, "zh-CN");
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            var sheet = workbook.newWorksheet("SKU");
            var header = List.of("编码", "品名", "售价", "上市日期");
            for (int i = 0; i < header.size(); i++) {
                sheet.value(0, i, header.get(i));
            }
            sheet.value(1, 0, code(7));
            sheet.value(1, 1, "竹制牙刷");
            sheet.value(1, 2, 4.5);
            sheet.value(1, 3, LocalDate.of(2026, 2, 28));
            sheet.style(1, 3).format("yyyy-mm-dd").set();
        }
        give(file("新品.xlsx", bytes.toByteArray()));
        assertThat(page.locator("h1")).hasText("导入");
        assertThat(guessed("商品编码")).isEqualTo("编码");
        start("导入");
        assertThat(panel()).containsText("已完成", WORK);
        var made = skus().getLast();
        assertThat(made.getString("code")).isEqualTo(code(7));
        assertThat(made.getString("launchedOn")).isEqualTo("2026-02-28");
        assertThat(made.getJsonNumber("unitPrice").bigDecimalValue()).isEqualByComparingTo("4.5");
        Chromium.language(context, SERVER, "en");
    }

    @Test
    @Order(5)
    void stoppedInTheMiddleItLeavesNothing() throws IOException {
        var before = skus();
        var text = new StringBuilder("sku,name,cost\n");
        for (int i = 0; i < MANY; i++) {
            text.append("IMP-").append(RUN).append("-B").append(i).append(",Thing ").append(i).append(",1.50\n");
        }
        give(file("many.csv", text.toString().getBytes(StandardCharsets.UTF_8)));
        start("Import");
        page.locator(".qm-jobs .qm-job", new Page.LocatorOptions().setHasText("Import of a file")).locator("vaadin-button").first().click();
        assertThat(panel()).containsText("Stopped", WORK);
        assertThat(skus()).isEqualTo(before);
    }
}
