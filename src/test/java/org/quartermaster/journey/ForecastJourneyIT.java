package org.quartermaster.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.testing.Chromium;
import org.quartermaster.testing.RunningServer;

/** A planner knows more than the forecast: changes a week on screen and over REST, takes it back, and meets days that a manager locked. */
class ForecastJourneyIT {

    private static final RunningServer SERVER = RunningServer.get();
    private static final String RUN = UUID.randomUUID().toString().substring(0, 6);
    private static final String CHOSEN = "seven grey herons by the lake";
    private static final String NOTHING = "–";
    private static Chromium chromium;
    private static Page admin;
    private static Page buyer;
    private static JsonObject sku;

    @BeforeAll
    static void signIn() throws InterruptedException {
        SERVER.awaitJobs(Duration.ofMinutes(10));
        chromium = Chromium.open();
        admin = chromium.context().newPage();
        Chromium.signIn(admin, SERVER, "admin", RunningServer.PASSWORD);
        buyer = chromium.newcomer(SERVER, "planner-" + RUN, "buyer", CHOSEN);
        sku = rest("forecast-timelines/panels?limit=1").getJsonArray("skus").getJsonObject(0);
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @BeforeEach
    void nothingLocked() {
        lock(0);
    }

    private static JsonObject rest(String path) {
        HttpResponse<String> answer = SERVER.get("/api/v1/" + path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningServer.json(answer);
    }

    private static void lock(int days) {
        var answer = SERVER.send(SERVER.request("/api/v1/forecast-overrides/lock").header("Content-Type", "application/json").PUT(BodyPublishers.ofString("{\"days\":%d}".formatted(days))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static String level() {
        return "skuId=" + sku.getInt("id");
    }

    /** The first whole week ahead. */
    private static JsonObject week() {
        JsonObject timeline = rest("forecast-timelines?" + level());
        return timeline.getJsonArray("buckets").getJsonObject(timeline.getInt("now") + 1);
    }

    private static double figure(String name) {
        return week().getJsonObject("figures").getJsonNumber(name).doubleValue();
    }

    private static boolean isOverridden() {
        return week().getJsonObject("figures").containsKey("override");
    }

    private static void visit(Page page) {
        page.navigate(SERVER.address() + "/forecast?sku=" + sku.getString("code"));
        Chromium.settle(page);
    }

    private static Locator overrides(Page page) {
        return page.locator(".qm-times tr", new Page.LocatorOptions().setHasText("Override ✎"));
    }

    // ---- on screen

    @Test
    void aWeekIsChangedWithAReasonAndTakenBack() {
        double baseline = figure("baseline");
        visit(buyer);
        Locator cell = overrides(buyer).locator("button").nth(1);
        assertThat(cell).hasText(NOTHING);
        cell.click();
        Locator dialog = buyer.locator("vaadin-dialog-overlay");
        Locator save = dialog.locator("vaadin-button[theme~='primary']");
        dialog.locator("vaadin-number-field input").fill("700");
        assertThat(dialog).containsText("become 700.");
        assertThat(save).isDisabled(); // no reason yet
        dialog.locator("vaadin-text-field input").fill("Fair in the town hall");
        save.click();
        assertThat(overrides(buyer).locator("button").nth(1)).hasText("700");
        assertThat(figure("total")).isCloseTo(700, within(0.5));
        assertThat(figure("baseline")).as("what the methods say stays beside it").isCloseTo(baseline, within(0.01));
        assertThat(buyer.locator(".qm-why:visible")).containsText("Fair in the town hall");
        assertThat(buyer.locator(".qm-why:visible")).containsText("planner-" + RUN);

        buyer.locator("vaadin-button:visible", new Page.LocatorOptions().setHasText("Undo")).click();
        assertThat(overrides(buyer).locator("button").nth(1)).hasText(NOTHING);
        assertThat(isOverridden()).isFalse();
        assertThat(figure("total")).isCloseTo(baseline, within(0.01));
    }

    /** Half as much again, of a whole category and for a while: every SKU of it takes its share. */
    @Test
    void aCategoryIsChangedByPercentUntilADay() {
        JsonObject category = rest("forecast-timelines/panels?" + level()).getJsonArray("categories").getValuesAs(JsonObject.class).stream().filter(one -> one.getInt("depth") > 0).findFirst().orElseThrow();
        String level = "categoryId=" + category.getInt("id");
        double baseline = days(level, "baseline");
        buyer.navigate(SERVER.address() + "/forecast?category=" + category.getString("code") + "&by=day");
        Chromium.settle(buyer);
        buyer.locator("vaadin-button:visible", new Page.LocatorOptions().setHasText("Edit range")).click();
        Locator dialog = buyer.locator("vaadin-dialog-overlay");
        dialog.locator("vaadin-radio-button", new Locator.LocatorOptions().setHasText("percent more or less")).click();
        dialog.locator("vaadin-number-field input").fill("50");
        dialog.locator("vaadin-text-field input").fill("Shops nearby are closed");
        Locator save = dialog.locator("vaadin-button[theme~='primary']");
        assertThat(save).isEnabled();
        dialog.locator("vaadin-number-field input").fill("-150");
        assertThat(save).isDisabled(); // less than nothing
        dialog.locator("vaadin-number-field input").fill("50");
        assertThat(dialog).containsText("Split among");
        Locator expires = dialog.locator("vaadin-date-picker input").nth(2);
        LocalDate last = LocalDate.parse(RunningServer.TODAY).plusDays(20);
        expires.fill(last.toString());
        expires.press("Enter");
        assertThat(save).isEnabled();
        save.click();
        Locator why = buyer.locator(".qm-why:visible");
        assertThat(why).containsText("Shops nearby are closed");
        JsonObject entered = entered(level);
        assertThat(entered.getString("kind")).isEqualTo("percent");
        assertThat(entered.getString("expiresOn")).isEqualTo(last.toString());
        assertThat(days(level, "total")).isCloseTo(1.5 * baseline, within(0.01 * baseline));
        assertThat(SERVER.send(SERVER.request("/api/v1/forecast-overrides/" + entered.getJsonNumber("id")).DELETE()).statusCode()).isEqualTo(204);
        assertThat(days(level, "total")).isCloseTo(baseline, within(0.01));
    }

    private static JsonObject entered(String level) {
        HttpResponse<String> answer = SERVER.get("/api/v1/forecast-overrides?" + level);
        return RunningServer.array(answer).getValuesAs(JsonObject.class).stream().filter(one -> one.getString("createdBy").equals("planner-" + RUN)).findFirst().orElseThrow();
    }

    /** Of the first seven days ahead. */
    private static double days(String level, String figure) {
        JsonObject timeline = rest("forecast-timelines?" + level + "&by=day");
        return timeline.getJsonArray("buckets").getValuesAs(JsonObject.class).stream().skip(timeline.getInt("now")).limit(7)
                .mapToDouble(one -> one.getJsonObject("figures").getJsonNumber(figure).doubleValue()).sum();
    }

    @Test
    void lockedWeeksSayWhyTheyCannotBeChanged() {
        visit(buyer);
        int open = overrides(buyer).locator("button").count();
        lock(14);
        visit(buyer);
        Locator locked = overrides(buyer).locator("td.locked");
        assertThat(locked.first()).hasAttribute("title", Pattern.compile("Days up to .* are locked\\."));
        int closed = locked.count();
        assertThat(closed).isBetween(1, 3);
        assertThat(overrides(buyer).locator("button")).hasCount(open - closed);
        assertThat(menu(buyer)).contains("Forecast now").doesNotContain("Lock near days …");
        assertThat(menu(admin)).contains("Forecast now", "Lock near days …");
    }

    /** What the first menu of the screen offers. */
    private static List<String> menu(Page page) {
        visit(page);
        page.locator("vaadin-menu-bar-button:visible", new Page.LocatorOptions().setHasText("More")).first().click();
        Locator items = page.locator("vaadin-menu-bar-item[role='menuitem']:visible");
        items.first().waitFor();
        return items.allInnerTexts().stream().map(String::strip).toList();
    }

    // ---- over REST

    private static String percent(LocalDate from, String reason) {
        return "{\"skuId\":%d,\"fromDay\":\"%s\",\"toDay\":\"%s\",\"kind\":\"percent\",\"amount\":50,\"reason\":\"%s\"}".formatted(sku.getInt("id"), from, from.plusDays(6), reason);
    }

    @Test
    void overRestAnOverrideIsEnteredWithdrawnAndRestored() {
        double baseline = figure("baseline");
        LocalDate monday = LocalDate.parse(week().getString("from"));
        var entered = SERVER.post("/api/v1/forecast-overrides", percent(monday, "campaign"));
        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(201);
        long id = RunningServer.json(entered).getJsonNumber("id").longValue();
        assertThat(figure("total")).isCloseTo(1.5 * baseline, within(0.01 * baseline));
        var withdrawn = SERVER.send(SERVER.request("/api/v1/forecast-overrides/" + id).DELETE());
        assertThat(withdrawn.statusCode()).isEqualTo(204);
        assertThat(figure("total")).isCloseTo(baseline, within(0.01));
        assertThat(SERVER.post("/api/v1/forecast-overrides/" + id + "/restored", "").statusCode()).isEqualTo(204);
        assertThat(figure("total")).isCloseTo(1.5 * baseline, within(0.01 * baseline));
        assertThat(SERVER.send(SERVER.request("/api/v1/forecast-overrides/" + id).DELETE()).statusCode()).isEqualTo(204);
        assertThat(isOverridden()).isFalse();
    }

    @Test
    void overRestBadOverridesAreRefusedWithTheirReason() {
        LocalDate monday = LocalDate.parse(week().getString("from"));
        assertThat(SERVER.post("/api/v1/forecast-overrides", percent(monday, "")).statusCode()).as("no reason").isEqualTo(400);
        assertThat(SERVER.post("/api/v1/forecast-overrides", percent(monday.minusYears(1), "too late")).statusCode()).as("past days").isEqualTo(409);
        assertThat(SERVER.post("/api/v1/forecast-overrides", percent(monday, "x").replace("percent", "double")).statusCode()).as("unknown kind").isEqualTo(400);
        assertThat(SERVER.send(SERVER.anonymous("/api/v1/forecast-overrides?" + level()).GET()).statusCode()).isEqualTo(401);
        lock(21);
        var locked = SERVER.post("/api/v1/forecast-overrides", percent(monday, "too near"));
        assertThat(locked.statusCode()).as(locked.body()).isEqualTo(409);
        assertThat(isOverridden()).isFalse();
    }

    /** The first forecast was made today. */
    @Test
    void overRestNothingIsJudgedBeforeAWeekIsOver() {
        JsonObject value = rest("forecast-value?weeks=26&ahead=1");
        assertThat(value.keySet()).contains("all", "weeks", "classes", "categories", "people", "harmful");
        assertThat(value.getJsonObject("all").getInt("series")).isZero();
        assertThat(value.getJsonArray("weeks")).isEmpty();
        assertThat(SERVER.get("/api/v1/forecast-value?ahead=2").statusCode()).isEqualTo(400);
        assertThat(SERVER.get("/api/v1/forecast-value?weeks=0").statusCode()).isEqualTo(400);
        assertThat(SERVER.send(SERVER.anonymous("/api/v1/forecast-value").GET()).statusCode()).isEqualTo(401);
    }

    /** Over all warehouses of a SKU the trees' reasons add up to the forecast of the week. */
    @Test
    void reasonsOfASkuAddUpOverItsWarehouses() {
        JsonObject together = rest("forecast-reasons?" + level());
        double groups = together.getJsonObject("groups").values().stream().mapToDouble(one -> ((JsonNumber) one).doubleValue()).sum();
        double trees = number(together, "trees");
        assertThat(number(together, "average") + groups + number(together, "correction")).isCloseTo(trees, within(1e-3 * trees));
        JsonArray warehouses = rest("forecast-timelines/panels?" + level()).getJsonArray("warehouses");
        double parts = warehouses.getValuesAs(JsonObject.class).stream()
                .mapToDouble(one -> timelineWeek(one.getInt("id"), LocalDate.parse(together.getString("from")))).sum();
        assertThat(warehouses).hasSizeGreaterThan(1);
        assertThat(number(together, "forecast")).isCloseTo(parts, within(0.01 * parts));
    }

    /** What one warehouse expects of the seven days from here on. */
    private static double timelineWeek(int warehouse, LocalDate from) {
        return rest("forecast-timelines?" + level() + "&warehouseId=" + warehouse + "&by=day").getJsonArray("buckets").getValuesAs(JsonObject.class).stream()
                .filter(one -> !LocalDate.parse(one.getString("from")).isBefore(from) && LocalDate.parse(one.getString("from")).isBefore(from.plusDays(7)))
                .mapToDouble(one -> one.getJsonObject("figures").getJsonNumber("baseline").doubleValue()).sum();
    }

    private static double number(JsonObject of, String name) {
        return of.getJsonNumber(name).doubleValue();
    }
}
