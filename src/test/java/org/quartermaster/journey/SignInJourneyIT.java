package org.quartermaster.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PageAssertions;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.quartermaster.testing.RunningServer;

/** A person's way through the door in a real browser: first sign-in, what the role covers, and being shown out. */
class SignInJourneyIT {

    private static final String CHOSEN = "seven lanterns in port";
    private static Playwright playwright;
    private static Browser browser;
    private final RunningServer server = RunningServer.get();

    @BeforeAll
    static void openBrowser() {
        com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(Path.of(System.getenv().getOrDefault("QM_CHROMIUM", "/usr/bin/chromium")))
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync")));
    }

    @AfterAll
    static void closeBrowser() {
        browser.close();
        playwright.close();
    }

    private static String session(BrowserContext context) {
        return context.cookies().stream().filter(cookie -> cookie.name.equals("JSESSIONID")).findFirst().orElseThrow().value;
    }

    private static void signIn(Page page, String user, String password) {
        page.locator("#user input").fill(user);
        page.locator("#password input").fill(password);
        page.locator("#sign-in").click();
    }

    private static void choose(Page page, String password) {
        page.locator("#new-password input").fill(password);
        page.locator("#new-password-again input").fill(password);
        page.locator("#store-password").click();
    }

    private HttpResponse<String> askToken(String user, String password) {
        return server.send(server.anonymous("/api/v1/tokens").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.createObjectBuilder().add("user", user).add("password", password).build().toString())));
    }

    private int status(String token, String method, String path) {
        return server.send(server.anonymous(path).header("Authorization", "Bearer " + token).method(method, BodyPublishers.noBody())).statusCode();
    }

    @Test
    void aNewBuyerComesInDoesWhatTheRoleCoversAndIsShownOut() {
        String name = "buyer-" + UUID.randomUUID().toString().substring(0, 8);
        JsonObject made = RunningServer.json(server.post("/api/v1/users", "{\"name\":\"%s\",\"role\":\"buyer\"}".formatted(name)));
        try (var context = browser.newContext()) {
            Page page = context.newPage();
            page.setDefaultTimeout(60_000);
            firstSignIn(context, page, name, made.getString("oneTimePassword"));
            String token = RunningServer.json(askToken(name, CHOSEN)).getString("token");
            coversTheRoleAndNoMore(token);
            isShownOut(page, name, made.getInt("id"), token);
        }
    }

    @Test
    void languageAndThemeFollowThePersonAndTheErrorPageLetsThemOut() {
        String name = "zhang-" + UUID.randomUUID().toString().substring(0, 8);
        JsonObject made = RunningServer.json(server.post("/api/v1/users", "{\"name\":\"%s\",\"role\":\"viewer\",\"language\":\"zh\"}".formatted(name)));
        try (var first = browser.newContext()) {
            Page page = first.newPage();
            page.navigate(server.address() + "/login");
            signIn(page, name, made.getString("oneTimePassword"));
            choose(page, CHOSEN);
            assertThat(page.locator("html")).hasAttribute("lang", Pattern.compile("zh.*"));
            page.locator(".qm-top vaadin-menu-bar-button:visible").first().click();
            page.locator("vaadin-menu-bar-item[role='menuitem']:visible").nth(1).click();
            assertThat(page.locator("html")).hasAttribute("theme", "dark");
        }
        try (var second = browser.newContext()) {
            Page page = second.newPage();
            page.navigate(server.address() + "/there-is-no-such-screen");
            signIn(page, name, CHOSEN);
            assertThat(page.locator("h1")).containsText("there-is-no-such-screen");
            assertThat(page.locator("html")).hasAttribute("lang", Pattern.compile("zh.*"));
            assertThat(page.locator("html")).hasAttribute("theme", "dark");
            page.locator(".qm-top vaadin-menu-bar-button:visible").last().click();
            page.locator("vaadin-menu-bar-item[role='menuitem']:visible").last().click();
            assertThat(page).hasURL(Pattern.compile(".*/login$"));
        }
    }

    private void firstSignIn(BrowserContext context, Page page, String name, String oneTimePassword) {
        page.navigate(server.address() + "/users");
        assertThat(page).hasURL(Pattern.compile(".*/login\\?to=users$"));
        assertThat(page.locator("#user")).isVisible();
        String anonymous = session(context);

        signIn(page, name, "not the password");
        assertThat(page.locator(".problem")).containsText("wrong");
        signIn(page, name, oneTimePassword);
        choose(page, "short");
        assertThat(page.locator(".problem")).containsText("12");
        choose(page, CHOSEN);

        assertThat(page).hasURL(Pattern.compile(".*/users$"));
        assertThat(page.locator("h1")).hasText("Not for your role");
        assertThat(session(context)).as("the cookie of before the sign-in must be worth nothing").isNotEqualTo(anonymous);
    }

    private void coversTheRoleAndNoMore(String token) {
        assertThat(status(token, "GET", "/api/v1/me")).isEqualTo(200);
        assertThat(status(token, "GET", "/api/v1/users")).isEqualTo(403);
        assertThat(status(token, "GET", "/api/v1/users/1")).isEqualTo(403);
        assertThat(status(token, "POST", "/api/v1/users/1/password-reset")).isEqualTo(403);
        assertThat(status(token, "GET", "/api/v1/audit-entries")).isEqualTo(403);
        assertThat(status(token, "GET", "/metrics")).isEqualTo(403);
        int tokenOfAdmin = RunningServer.json(askToken("admin", RunningServer.PASSWORD)).getInt("id");
        assertThat(status(token, "DELETE", "/api/v1/tokens/" + tokenOfAdmin)).as("somebody else's token does not exist for a buyer").isEqualTo(404);
    }

    private void isShownOut(Page page, String name, int id, String token) {
        int version = RunningServer.json(server.get("/api/v1/users/" + id)).getInt("version");
        var disabled = server.send(server.request("/api/v1/users/" + id).header("If-Match", "\"" + version + "\"").header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"name\":\"%s\",\"role\":\"buyer\",\"active\":false}".formatted(name))));
        assertThat(disabled.statusCode()).as(disabled.body()).isEqualTo(200);
        assertThat(page).hasURL(Pattern.compile(".*/login(\\?to=users)?$"), new PageAssertions.HasURLOptions().setTimeout(30_000));
        assertThat(status(token, "GET", "/api/v1/me")).isEqualTo(401);
        signIn(page, name, CHOSEN);
        assertThat(page.locator(".problem")).containsText("wrong");
    }
}
