package org.quartermaster.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A headless Chromium: {@code QM_CHROMIUM}, else {@code /usr/bin/chromium}; never one that Playwright would fetch. */
public final class Chromium implements AutoCloseable {

    /** Wide enough for every column, high enough for a worklist. */
    public static final int WIDE = 1440;
    public static final int HIGH = 900;
    /** A phone's width. */
    public static final int NARROW = 390;
    private static final double PATIENCE_MILLIS = 30_000;
    private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static Chromium open() {
        var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var path = Path.of(System.getenv().getOrDefault("QM_CHROMIUM", "/usr/bin/chromium"));
        return new Chromium(playwright, playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(path).setArgs(ARGUMENTS)));
    }

    /** A browser of its own, without cookies, in English and light. */
    public BrowserContext context() {
        var context = browser.newContext(new Browser.NewContextOptions().setViewportSize(WIDE, HIGH).setDeviceScaleFactor(1).setLocale("en-GB").setAcceptDownloads(true)
                .setColorScheme(com.microsoft.playwright.options.ColorScheme.LIGHT));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.setDefaultNavigationTimeout(PATIENCE_MILLIS);
        com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        return context;
    }

    /** Signs in through the screen and waits until the first view stands. */
    public static void signIn(Page page, RunningServer server, String user, String password) {
        page.navigate(server.address() + "/login");
        page.locator("#user input").fill(user);
        page.locator("#password input").fill(password);
        page.locator("#sign-in").click();
        page.waitForURL(Pattern.compile("^(?!.*/login).*$"));
        settle(page);
    }

    /** The page of a new user, signed in for the first time with the password that the administrator is told and with one of their own since. */
    public Page newcomer(RunningServer server, String name, String role, String password) {
        String once = RunningServer.json(server.post("/api/v1/users", "{\"name\":\"%s\",\"role\":\"%s\"}".formatted(name, role))).getString("oneTimePassword");
        Page page = context().newPage();
        page.navigate(server.address() + "/login");
        page.locator("#user input").fill(name);
        page.locator("#password input").fill(once);
        page.locator("#sign-in").click();
        page.locator("#new-password input").fill(password);
        page.locator("#new-password-again input").fill(password);
        page.locator("#store-password").click();
        page.waitForURL(Pattern.compile("^(?!.*/login).*$"));
        settle(page);
        return page;
    }

    /** From the next page on: {@code en} or {@code zh-CN}. */
    public static void language(BrowserContext context, RunningServer server, String tag) {
        context.addCookies(List.of(new Cookie("qm-language", tag).setUrl(server.address())));
    }

    /** Waits until the view stands, the server answered everything, and grids and pictures are drawn. */
    public static void settle(Page page) {
        page.waitForFunction("""
                () => document.querySelector('h1') && !document.querySelector('vaadin-grid:not(:defined)') && !document.querySelector('vaadin-grid[loading]')
                      && Object.values(window.Vaadin?.Flow?.clients ?? {}).every(client => !client.isActive || !client.isActive())
                      && [...document.querySelectorAll('qm-chart')].filter(e => e.offsetParent && e.option).every(e => e.querySelector('svg'))
                      && [...document.querySelectorAll('vaadin-grid')].filter(g => g.offsetParent && g._flatSize).every(g =>
                           [...g.shadowRoot.querySelectorAll('#items tr')].some(r => r.index === 0 && !r.hidden && !r.hasAttribute('loading')))""");
        page.evaluate("() => document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))");
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
