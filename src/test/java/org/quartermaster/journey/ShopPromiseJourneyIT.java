package org.quartermaster.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartermaster.testing.Chromium;
import org.quartermaster.testing.RunningServer;

/** A shop on another origin shows when a basket arrives; its token, which everybody can read there, opens nothing else. */
class ShopPromiseJourneyIT {

    private static final RunningServer SERVER = RunningServer.get();
    private static final String FOREIGN = "http://evil.example";
    private static HttpServer shop;
    private static String origin;
    private static String token;
    private static String sku;
    private static JsonObject warehouse;
    private static volatile String html = "";

    @BeforeAll
    static void openShop() throws IOException {
        shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        shop.createContext("/", exchange -> {
            byte[] page = html.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        shop.start();
        origin = "http://localhost:" + shop.getAddress().getPort();
        token = newToken(1_000).getString("token");
        warehouse = RunningServer.json(SERVER.get("/api/v1/warehouses?limit=1")).getJsonArray("items").getJsonObject(0);
        sku = RunningServer.json(SERVER.get("/api/v1/stock?sort=-available&limit=1")).getJsonArray("items").getJsonObject(0).getString("sku");
    }

    @AfterAll
    static void closeShop() {
        shop.stop(0);
    }

    private static JsonObject newToken(int callsPerMinute) {
        String body = Json.createObjectBuilder().add("user", "admin").add("password", RunningServer.PASSWORD).add("name", "journey shop")
                .add("shop", Json.createObjectBuilder().add("origins", Json.createArrayBuilder(List.of(origin))).add("callsPerMinute", callsPerMinute)).build().toString();
        return RunningServer.json(SERVER.send(SERVER.anonymous("/api/v1/tokens").header("Content-Type", "application/json").POST(BodyPublishers.ofString(body))));
    }

    private static String basket(String code, int units) {
        return Json.createObjectBuilder().add("lines", Json.createArrayBuilder().add(Json.createObjectBuilder().add("sku", code).add("units", units)))
                .add("latitude", warehouse.getJsonNumber("latitude")).add("longitude", warehouse.getJsonNumber("longitude")).build().toString();
    }

    private static HttpResponse<String> ask(String secret, String from, String body) {
        return SERVER.send(SERVER.anonymous("/api/v1/shop-promises").header("Authorization", "Bearer " + secret).header("Origin", from).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> askBeforehand(String from) {
        return SERVER.send(SERVER.anonymous("/api/v1/shop-promises").header("Origin", from).header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type").method("OPTIONS", BodyPublishers.noBody()));
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(RunningServer.json(answer).getString("code")).isEqualTo(code);
    }

    private static String allowed(HttpResponse<String> answer) {
        return answer.headers().firstValue("Access-Control-Allow-Origin").orElse("");
    }

    @Test
    void tellsDatesAndCostAndNothingElse() {
        var answer = ask(token, origin, basket(sku, 1));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(allowed(answer)).isEqualTo(origin);
        assertThat(answer.headers().firstValue("Vary")).contains("Origin");
        JsonObject promise = RunningServer.json(answer);
        assertThat(promise.keySet()).containsExactlyInAnyOrder("currency", "ways");
        assertThat(promise.getJsonArray("ways")).isNotEmpty().allSatisfy(way -> assertThat(way.asJsonObject().keySet()).containsExactlyInAnyOrder("arrives", "orderBy", "cost"));
    }

    @ParameterizedTest
    @CsvSource({"GET, /api/v1/promises", "POST, /api/v1/promises", "GET, /api/v1/me", "GET, /api/v1/stock", "GET, /api/v1/tokens", "POST, /api/v1/tokens", "GET, /api/v1/users",
        "POST, /api/v1/shop-promises/", "POST, /api/v1/shop-promises/1", "GET, /openapi", "GET, /metrics", "GET, /api/v9/x"})
    void itsTokenOpensNothingElse(String method, String path) {
        var body = method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}");
        var answer = SERVER.send(SERVER.anonymous(path).header("Authorization", "Bearer " + token).header("Content-Type", "application/json").method(method, body));
        assertProblem(answer, 403, "security.tokenReach");
    }

    @Test
    void browsersAreToldBeforehandWhichPagesMayAsk() {
        var welcome = askBeforehand(origin);
        assertThat(welcome.statusCode()).isEqualTo(204);
        assertThat(allowed(welcome)).isEqualTo(origin);
        assertThat(welcome.headers().firstValue("Access-Control-Allow-Methods")).contains("POST");
        assertThat(welcome.headers().firstValue("Access-Control-Allow-Headers").orElse("")).contains("authorization", "content-type");
        assertThat(welcome.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
        var foreign = askBeforehand(FOREIGN);
        assertProblem(foreign, 403, "security.foreignOrigin");
        assertThat(allowed(foreign)).isEmpty();
    }

    @Test
    void refusesOtherPagesThanItsOwn() {
        var answer = ask(token, FOREIGN, basket(sku, 1));
        assertProblem(answer, 403, "security.foreignOrigin");
        assertThat(allowed(answer)).isEmpty();
    }

    @Test
    void otherTokensGainNoForeignPages() {
        var answer = SERVER.send(SERVER.request("/api/v1/shop-promises").header("Origin", origin).header("Content-Type", "application/json").POST(BodyPublishers.ofString(basket(sku, 1))));
        assertProblem(answer, 403, "security.foreignOrigin");
    }

    @Test
    void asksToWaitAfterSoManyCalls() {
        String narrow = newToken(2).getString("token");
        HttpResponse<String> answer = ask(narrow, origin, basket(sku, 1));
        for (int i = 0; i < 4 && answer.statusCode() != 429; i++) { // a minute may turn in between
            answer = ask(narrow, origin, basket(sku, 1));
        }
        assertProblem(answer, 429, "security.tooManyCalls");
        assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow())).isBetween(1, 60);
        assertThat(allowed(answer)).as("the page can read it").isEqualTo(origin);
        assertThat(answer.headers().firstValue("Access-Control-Expose-Headers")).contains("Retry-After");
    }

    @Test
    void namesWhatIsWrongWithABasket() {
        var unknown = ask(token, origin, basket("NO-SUCH-SKU", 1));
        assertProblem(unknown, 404, "promise.unknownSku");
        assertThat(RunningServer.json(unknown).getString("detail")).contains("NO-SUCH-SKU");
        var many = ask(token, origin, basket(sku, 21));
        assertProblem(many, 400, "promise.basket");
        assertThat(RunningServer.json(many).getString("detail")).contains(sku, "21", "at most 20");
        assertProblem(ask(token, origin, basket(sku, 0)), 400, "promise.basket");
        assertProblem(ask(token, origin, "{}"), 400, "rest.invalid");
        assertProblem(ask(token, origin, "{\"lines\":[{\"sku\":\"%s\",\"units\":1}],\"latitude\":120,\"longitude\":9}".formatted(sku)), 400, "promise.basket");
    }

    @Test
    void aRevokedTokenIsRefused() {
        var made = newToken(10);
        assertThat(ask(made.getString("token"), origin, basket(sku, 1)).statusCode()).isEqualTo(200);
        assertThat(SERVER.send(SERVER.request("/api/v1/tokens/" + made.getInt("id")).DELETE()).statusCode()).isEqualTo(204);
        var answer = ask(made.getString("token"), origin, basket(sku, 1));
        assertProblem(answer, 401, "security.notSignedIn");
        assertThat(allowed(answer)).as("the page can read it").isEqualTo(origin);
        assertProblem(ask(made.getString("token"), FOREIGN, basket(sku, 1)), 403, "security.foreignOrigin");
    }

    @Test
    void refusesLongBaskets() {
        var answer = ask(token, origin, basket("X".repeat(16_384), 1));
        assertProblem(answer, 413, "rest.tooLong");
        assertThat(allowed(answer)).isEqualTo(origin);
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void aPageOfTheShopShowsTheDate() {
        html = """
                <!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title><meta name="viewport" content="width=device-width">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src %1$s; connect-src %1$s">
                <script src="%1$s/qm/promise/widget.js" async></script>
                <qm-promise token="%2$s" basket="%3$s:2" latitude="%4$s" longitude="%5$s"></qm-promise>
                <div lang="zh"><qm-promise token="%2$s" basket="%3$s"><option value="%4$s,%5$s">柏林</option></qm-promise></div>
                <qm-promise token="%2$s" basket="NO-SUCH-SKU" latitude="%4$s" longitude="%5$s"></qm-promise></html>
                """.formatted(SERVER.address(), token, sku, warehouse.getJsonNumber("latitude"), warehouse.getJsonNumber("longitude"));
        try (var chromium = Chromium.open(); var context = chromium.context()) {
            Page page = context.newPage();
            var refused = new java.util.ArrayList<String>();
            page.onPageError(refused::add);
            page.navigate(origin);
            Locator shown = page.locator("qm-promise").nth(0).locator("[role=status]");
            PlaywrightAssertions.assertThat(shown).containsText(Pattern.compile("Arrives \\w+day, \\w+ \\d+"));
            PlaywrightAssertions.assertThat(shown).containsText("if ordered by");
            Locator chinese = page.locator("qm-promise").nth(1);
            chinese.locator("select").selectOption("柏林");
            PlaywrightAssertions.assertThat(chinese.locator("[role=status]")).containsText(Pattern.compile("\\d+月\\d+日星期.送达"));
            PlaywrightAssertions.assertThat(page.locator("qm-promise").nth(2).locator("[role=status]")).containsText("No date can be given");
            looksWellEverywhere(page);
            assertThat(refused).isEmpty();
        }
    }

    private static void looksWellEverywhere(Page page) {
        String colour = "e => getComputedStyle(e.shadowRoot.querySelector('section')).backgroundColor";
        assertThat(page.locator("qm-promise").first().evaluate(colour)).isEqualTo("rgb(255, 255, 255)");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(page.locator("qm-promise").first().evaluate(colour)).isEqualTo("rgb(27, 33, 38)");
        for (int width : new int[] {320, 390, 1200}) {
            page.setViewportSize(width, 800);
            assertThat(page.evaluate("() => document.documentElement.scrollWidth")).as("no sideways scrolling at " + width).isEqualTo(width);
        }
    }
}
