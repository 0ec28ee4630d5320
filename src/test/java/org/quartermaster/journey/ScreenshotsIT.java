package org.quartermaster.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.quartermaster.testing.Chromium;
import org.quartermaster.testing.GridReader;
import org.quartermaster.testing.RunningServer;
import org.quartermaster.testing.SmallPng;

/** Pictures of every screen, wide, and of some in Chinese, dark and on a phone: {@code ./qm screenshots} takes them again. */
@EnabledIfSystemProperty(named = "qm.screenshots", matches = "true")
class ScreenshotsIT {

    private static final Path FOLDER = Path.of("docs", "screenshots");
    private static final long MOST_BYTES = 250_000;
    private static final int PHONE_HIGH = 844;
    private static final RunningServer SERVER = RunningServer.get();
    private static Chromium chromium;
    private static BrowserContext context;
    private static Page page;

    @TempDir
    private static Path files;

    /**
     * One picture.
     *
     * @param header the column whose first cell is clicked, which opens the panel; empty for none
     * @param looks  {@code zh}, {@code dark}, {@code 390}, separated by blanks; empty for English, light and wide
     */
    record Shot(String name, String address, String header, String looks) {
        static Shot of(String name, String address) {
            return new Shot(name, address, "", "");
        }

        static Shot of(String name, String address, String header) {
            return new Shot(name, address, header, "");
        }

        boolean is(String look) {
            return Stream.of(looks.split(" ")).anyMatch(look::equals);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Shot> shots() {
        var screens = new Screens(SERVER);
        var wide = Stream.of(Shot.of("today", ""), Shot.of("replenishment", "replenishment", "Name"), Shot.of("purchase-orders", "purchase-orders", "Supplier name"),
                Shot.of("order-lines", "purchase-order-lines"), Shot.of("orders", "orders", "Placed"), Shot.of("forecasts", "forecast"), Shot.of("forecast", screens.series()),
                Shot.of("stock", "stock", "Name"), Shot.of("deliveries", "deliveries"), Shot.of("alerts", "alerts", "Because"), Shot.of("suppliers", "suppliers", "Supplier name"),
                Shot.of("supplier-terms", "supplier-terms"), Shot.of("catalog", "catalog"), Shot.of("sku", screens.sku()), Shot.of("imports", "imports"),
                Shot.of("jobs", "jobs", "Work"), Shot.of("users", "users"), Shot.of("audit", "audit"), Shot.of("transfers", "transfers"), Shot.of("models", "models"),
                Shot.of("planning-rules", "planning-rules"), Shot.of("purchasing-limits", "purchasing-limits"), Shot.of("allocation", "allocation", "Order"),
                Shot.of("driver-sheet", screens.driverSheet()), Shot.of("error", "there-is-no-such-screen"));
        var looks = Stream.of(new Shot("today-zh", "", "", "zh"), new Shot("replenishment-zh", "replenishment", "", "zh"), new Shot("alerts-zh-dark", "alerts", "", "zh dark"),
                new Shot("today-dark", "", "", "dark"), new Shot("replenishment-dark", "replenishment", "Name", "dark"), new Shot("forecast-dark", screens.series(), "", "dark"),
                new Shot("deliveries-dark", "deliveries", "", "dark"), new Shot("today-390", "", "", "390"), new Shot("replenishment-390", "replenishment", "", "390"),
                new Shot("alerts-390", "alerts", "", "390"), new Shot("deliveries-390", "deliveries", "", "390"), new Shot("forecast-390", screens.series(), "", "390"),
                new Shot("stock-390-zh-dark", "stock", "", "390 zh dark"), new Shot("driver-sheet-390", screens.driverSheet(), "", "390"),
                new Shot("allocation-zh", "allocation", "", "zh"), new Shot("planning-rules-390", "planning-rules", "", "390"));
        return Stream.concat(wide, looks);
    }

    @BeforeAll
    static void signIn() throws InterruptedException, IOException {
        SERVER.awaitJobs(Duration.ofMinutes(10));
        Files.createDirectories(FOLDER);
        for (String user : new String[] {"{\"name\":\"maria\",\"fullName\":\"Maria Weber\",\"role\":\"buyer\"}",
            "{\"name\":\"li.na\",\"fullName\":\"李娜\",\"role\":\"manager\",\"language\":\"zh\"}", "{\"name\":\"tom\",\"fullName\":\"Tom Novak\",\"role\":\"viewer\"}"}) {
            SERVER.post("/api/v1/users", user);
        }
        chromium = Chromium.open();
        context = chromium.context();
        page = context.newPage();
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        Chromium.signIn(page, SERVER, "admin", RunningServer.PASSWORD);
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @ParameterizedTest
    @MethodSource("shots")
    void takes(Shot shot) throws IOException {
        Chromium.language(context, SERVER, shot.is("zh") ? "zh-CN" : "en");
        page.setViewportSize(shot.is("390") ? Chromium.NARROW : Chromium.WIDE, shot.is("390") ? PHONE_HIGH : Chromium.HIGH);
        page.navigate(SERVER.address() + "/" + shot.address());
        Chromium.settle(page);
        page.evaluate("theme => window.qmTheme(theme)", shot.is("dark") ? "dark" : "light");
        if (!shot.header().isEmpty()) {
            new GridReader(page).click(0, shot.header());
            if (!page.locator(".qm-why:visible").first().isVisible()) {
                page.keyboard().press("w");
            }
            page.locator(".qm-why:visible").first().waitFor();
        }
        shoot(page, shot.name());
    }

    @Test
    void takesTheDoor() throws IOException {
        try (var nobody = chromium.context()) {
            Page login = nobody.newPage();
            login.navigate(SERVER.address() + "/login");
            shoot(login, "login");
        }
    }

    @Test
    void takesAFileBeingRead() throws IOException {
        Path file = Files.write(files.resolve("价格表 2026-11.csv"), """
                商品编码;名称;成本;售价;上市日期
                NEW-2001;蓝色搪瓷杯 0.4 升;3,25;7,90;2026-03-31
                NEW-2002;红色陶瓷碗 22 厘米;5,10;12,40;2026-04-15
                NEW-2003;绿色花瓶;面议;9,90;2026-04-16
                """.getBytes(Charset.forName("GB18030")));
        page.setViewportSize(Chromium.WIDE, Chromium.HIGH);
        Chromium.language(context, SERVER, "en");
        page.navigate(SERVER.address() + "/imports");
        Chromium.settle(page);
        page.evaluate("() => window.qmTheme('light')");
        page.locator("vaadin-upload input[type='file']").setInputFiles(file);
        page.locator(".qm-import .qm-preview").waitFor();
        shoot(page, "import");
    }

    @Test
    void takesModelsThatWereBrought() throws IOException, InterruptedException {
        page.setViewportSize(Chromium.WIDE, Chromium.HIGH);
        Chromium.language(context, SERVER, "en");
        var models = new ModelBringing(SERVER, page);
        models.visit();
        page.evaluate("() => window.qmTheme('light')");
        models.fill("export of a colleague", new byte[] {1, 2, 3});
        models.handOver();
        SERVER.awaitJobs(Duration.ofMinutes(5));
        models.visit();
        models.fill("fortnight ago", ModelBringing.fortnightAgo());
        shoot(page, "model-upload");
        models.handOver();
        SERVER.awaitJobs(Duration.ofMinutes(5));
        models.press("fortnight ago", "Run back-test", false);
        SERVER.awaitJobs(Duration.ofMinutes(5));
        models.panel("fortnight ago");
        shoot(page, "models-brought");
    }

    private static void shoot(Page page, String name) throws IOException {
        Chromium.settle(page);
        page.locator("vaadin-notification-card").first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        Path file = FOLDER.resolve(name + ".png");
        Files.write(file, SmallPng.of(page.screenshot(new Page.ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED))));
        assertThat(Files.size(file)).as(file.toString()).isBetween(5_000L, MOST_BYTES);
    }
}
