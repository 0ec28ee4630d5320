package org.quartermaster.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.quartermaster.testing.Chromium;
import org.quartermaster.testing.GridReader;
import org.quartermaster.testing.RunningServer;

/** The README's pictures of every screen: {@code ./qm screenshots} takes them again. */
@EnabledIfSystemProperty(named = "qm.screenshots", matches = "true")
class ScreenshotsIT {

    private static final Path FOLDER = Path.of("docs", "screenshots");
    private static final long MOST_BYTES = 400_000;
    private static final RunningServer SERVER = RunningServer.get();
    private static Chromium chromium;
    private static BrowserContext context;
    private static Page page;

    @BeforeAll
    static void signIn() throws InterruptedException, IOException {
        SERVER.awaitJobs(Duration.ofMinutes(10));
        Files.createDirectories(FOLDER);
        chromium = Chromium.open();
        context = chromium.context();
        page = context.newPage();
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
        Chromium.signIn(page, SERVER, "admin", RunningServer.PASSWORD);
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    private static Page open(String address) {
        page.navigate(SERVER.address() + "/" + address);
        Chromium.settle(page);
        return page;
    }

    private static void shoot(Page page, String name) throws IOException {
        Chromium.settle(page);
        page.locator("vaadin-notification-card").first().waitFor(new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        Path file = FOLDER.resolve(name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setAnimations(com.microsoft.playwright.options.ScreenshotAnimations.DISABLED));
        assertThat(Files.size(file)).as(file.toString()).isBetween(5_000L, MOST_BYTES);
    }

    /** Clicks the first row, which opens its panel or makes it the active one. */
    private static void openFirstRow(String header) {
        new GridReader(page).click(0, header);
    }

    @Test
    void signedOut() throws IOException {
        try (var nobody = chromium.context()) {
            Page login = nobody.newPage();
            login.navigate(SERVER.address() + "/login");
            shoot(login, "login");
        }
    }

    @Test
    void today() throws IOException {
        shoot(open(""), "today");
        Chromium.language(context, SERVER, "zh-CN");
        shoot(open(""), "today-zh");
        Chromium.language(context, SERVER, "en");
    }

    @Test
    void replenishment() throws IOException {
        open("replenishment");
        openFirstRow("Name");
        page.keyboard().press("w");
        page.locator(".qm-why .qm-waterfall").waitFor();
        shoot(page, "replenishment");
        page.evaluate("() => window.qmTheme('dark')");
        shoot(page, "replenishment-dark");
        page.evaluate("() => window.qmTheme('light')");
        page.setViewportSize(Chromium.NARROW, Chromium.HIGH);
        shoot(open("replenishment"), "replenishment-390");
        page.setViewportSize(Chromium.WIDE, Chromium.HIGH);
    }

    @Test
    void forecast() throws IOException {
        shoot(open(new Screens(SERVER).series()), "forecast");
    }

    @Test
    void stock() throws IOException {
        open("stock");
        openFirstRow("Name");
        shoot(page, "stock");
    }

    @Test
    void alerts() throws IOException {
        open("alerts");
        openFirstRow("Because");
        page.locator(".qm-why:visible").waitFor();
        shoot(page, "alerts");
    }

    @Test
    void jobs() throws IOException {
        open("jobs");
        openFirstRow("Work");
        page.locator(".qm-why:visible").waitFor();
        shoot(page, "jobs");
    }

    @Test
    void purchaseOrders() throws IOException {
        open("purchase-orders");
        openFirstRow("Supplier name");
        page.locator(".qm-why:visible").waitFor();
        shoot(page, "purchase-orders");
    }

    @Test
    void users() throws IOException {
        SERVER.post("/api/v1/users", "{\"name\":\"maria\",\"fullName\":\"Maria Weber\",\"role\":\"buyer\"}");
        SERVER.post("/api/v1/users", "{\"name\":\"li.na\",\"fullName\":\"李娜\",\"role\":\"manager\",\"language\":\"zh\"}");
        SERVER.post("/api/v1/users", "{\"name\":\"tom\",\"fullName\":\"Tom Novak\",\"role\":\"viewer\"}");
        shoot(open("users"), "users");
    }

    @Test
    void deliveries() throws IOException {
        shoot(open("deliveries"), "deliveries");
    }

    @Test
    void imports() throws IOException {
        shoot(open("imports"), "imports");
    }
}
