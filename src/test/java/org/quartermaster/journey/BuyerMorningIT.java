package org.quartermaster.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.quartermaster.testing.Chromium;
import org.quartermaster.testing.ExportedTable;
import org.quartermaster.testing.GridReader;
import org.quartermaster.testing.RunningServer;

/** A buyer's morning in one browser, from the sign-in to the sign-out; every step leaves the browser where the next one begins. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BuyerMorningIT {

    private static final RunningServer SERVER = RunningServer.get();
    private static final String CHOSEN = "nine barrels of blue paint";
    private static final String BUYER = "buyer-" + UUID.randomUUID().toString().substring(0, 8);
    private static final Duration WORK = Duration.ofMinutes(6);
    private static Chromium chromium;
    private static BrowserContext context;
    private static Page page;
    private static GridReader grid;

    @BeforeAll
    static void waitForTheNight() throws InterruptedException {
        SERVER.awaitJobs(Duration.ofMinutes(10));
        chromium = Chromium.open();
        context = chromium.context();
        page = context.newPage();
        grid = new GridReader(page);
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    private static void open(String address) {
        page.navigate(SERVER.address() + "/" + address);
        Chromium.settle(page);
    }

    private static JsonObject rest(String path) {
        return RunningServer.json(SERVER.get("/api/v1/" + path));
    }

    private static List<JsonObject> items(String path) {
        return rest(path).getJsonArray("items").getValuesAs(JsonObject.class);
    }

    /** Chooses from a menu whose button says so. */
    private static void menu(String button, String item) {
        page.locator("vaadin-menu-bar-button:visible", new Page.LocatorOptions().setHasText(button)).first().click();
        page.locator("vaadin-menu-bar-item[role='menuitem']:visible", new Page.LocatorOptions().setHasText(Pattern.compile("^\\s*" + item + "\\s*$"))).first().click();
    }

    private static Locator button(String text) {
        return page.locator("vaadin-button:visible", new Page.LocatorOptions().setHasText(Pattern.compile("^\\s*" + text + "\\s*$"))).first();
    }

    private static double number(String shown) {
        return Double.parseDouble(shown.replace("−", "-").replaceAll("[^0-9.\\-]", ""));
    }

    @Test
    @Order(1)
    void theAdministratorLetsABuyerIn() {
        try (var office = chromium.context()) {
            Page admin = office.newPage();
            Chromium.signIn(admin, SERVER, "admin", RunningServer.PASSWORD);
            admin.navigate(SERVER.address() + "/users");
            admin.locator("#create-user").click();
            admin.locator("#user-name input").fill(BUYER);
            admin.locator("vaadin-dialog-overlay vaadin-select").first().click();
            admin.locator("vaadin-select-item:visible", new Page.LocatorOptions().setHasText(Pattern.compile("^\\s*Buyer\\s*$"))).click();
            admin.locator("#save-user").click();
            page.navigate(SERVER.address() + "/login");
            page.locator("#user input").fill(BUYER);
            page.locator("#password input").fill(admin.locator("#secret input").inputValue());
            page.locator("#sign-in").click();
        }
        page.locator("#new-password input").fill(CHOSEN);
        page.locator("#new-password-again input").fill(CHOSEN);
        page.locator("#store-password").click();
        page.waitForURL(Pattern.compile("^(?!.*/login).*$"));
        open("jobs");
        assertThat(page.locator(".qm-top")).containsText(BUYER);
        assertThat(page.locator(".qm-nav a[href='users']")).hasCount(0);
    }

    @Test
    @Order(2)
    void forecastAndPlanRunFromTheScreen() throws InterruptedException {
        open("jobs");
        menu("Run now", "Forecast");
        assertThat(page.locator(".qm-jobs .qm-job")).containsText("Forecast");
        assertThat(page.locator(".qm-jobs .qm-job")).containsText(BUYER);
        finished("forecasting.run");
        assertThat(page.locator(".qm-jobs")).isHidden();

        open("replenishment");
        button("Plan now").click();
        assertThat(page.locator(".qm-jobs .qm-job")).containsText("Replenishment plan");
        finished("replenishment.plan");
    }

    private static void finished(String kind) throws InterruptedException {
        JsonObject job = SERVER.awaitJobs(WORK).stream().filter(one -> one.getString("kind").equals(kind)).findFirst().orElseThrow();
        assertThat(job.getString("requestedBy")).isEqualTo(BUYER);
        assertThat(job.getString("state")).as(job.toString()).isEqualTo("done");
    }

    /** Opens the worklist's lines to order, makes the first the active one and opens its why. Answers the line's key. */
    private static String explainFirstLine() {
        open("replenishment?f.kind=one:order");
        grid.click(0, "Name");
        page.keyboard().press("w");
        page.locator(".qm-why:visible .qm-waterfall").waitFor();
        var row = grid.row(0);
        return items("proposals?filter=state:eq:proposed&filter=sku:in:" + row.get("SKU") + "&filter=warehouse:in:" + row.get("WH")).getFirst().getString("key");
    }

    /** Adds the arithmetic up as a reader would: every sum is what stands above it, the last one is the order. */
    private static double assertAddsUp() {
        double running = 0;
        double last = 0;
        for (Locator row : page.locator(".qm-why:visible .qm-waterfall tr").all()) {
            double value = number(row.locator("td").nth(1).innerText());
            if (row.getAttribute("class").contains("sum")) {
                assertThat(value).as(row.innerText()).isCloseTo(running, org.assertj.core.data.Offset.offset(1.0));
                running = value;
                last = value;
            } else {
                assertThat(row.getAttribute("class")).as(row.innerText()).doesNotContain("gap");
                running += value;
            }
        }
        return last;
    }

    @Test
    @Order(3)
    void theWhyAddsUpToTheSuggestion() {
        String key = explainFirstLine();
        assertThat(page.locator(".qm-why .qm-waterfall tr.term").count()).isGreaterThan(1);
        JsonObject explained = rest("proposals/" + key);
        int units = explained.getJsonObject("proposal").getInt("units");
        assertThat(assertAddsUp()).isEqualTo(units);
        assertThat(number(grid.row(0).get("Suggest"))).isEqualTo(units);
        assertThat(page.locator(".qm-why qm-chart svg").first()).isVisible();
    }

    @Test
    @Order(4)
    void anEditedAndApprovedLineIsOrderedOnce() {
        String key = explainFirstLine();
        JsonObject before = rest("proposals/" + key).getJsonObject("proposal");
        int wanted = before.getInt("units") + before.getInt("multiple");
        page.keyboard().press("e");
        page.locator("vaadin-dialog-overlay vaadin-integer-field input").fill(Integer.toString(wanted));
        button("Change").click();
        page.locator("vaadin-dialog-overlay").waitFor(new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        JsonObject edited = rest("proposals/" + key).getJsonObject("proposal");
        assertThat(edited.getInt("units")).isEqualTo(wanted);
        assertThat(edited.getString("editedBy")).isEqualTo(BUYER);
        open("replenishment?f.sku=" + before.getString("sku"));
        grid.click(rowOf(before), "Name");
        page.keyboard().press("w");
        assertThat(page.locator(".qm-why")).containsText("Changed by " + BUYER);
        assertThat(assertAddsUp()).isEqualTo(wanted);

        int orders = items("purchase-orders?limit=1000&sort=-id").size();
        int first = items("purchase-orders?limit=1&sort=-id").getFirst().getInt("id");
        grid.click(rowOf(before), "Name");
        page.keyboard().press("a");
        assertThat(page.locator("vaadin-notification-card").first()).containsText("1 approved");
        Chromium.settle(page);
        JsonObject approved = rest("proposals/" + key).getJsonObject("proposal");
        assertThat(approved.getString("state")).isEqualTo("ordered");
        String order = approved.getString("orderCode");

        JsonArray again = approveOverRest(key);
        assertThat(again.getJsonObject(0).getBoolean("isNew")).isFalse();
        assertThat(again.getJsonObject(0).getString("orderCode")).isEqualTo(order);
        var now = items("purchase-orders?limit=1000&sort=-id").stream().filter(one -> one.getInt("id") > first).toList();
        assertThat(now).as("one new order only, %d before", orders).hasSize(1);
        assertThat(now.getFirst().getString("code")).isEqualTo(order);
        assertThat(now.getFirst().getInt("units")).isEqualTo(wanted);
        showsTheOrder(order, wanted);
    }

    /** Where the line stands now: an edit may move it. */
    private static int rowOf(JsonObject proposal) {
        for (int i = 0; i < grid.size(); i++) {
            var row = grid.row(i);
            if (row.get("SKU").equals(proposal.getString("sku")) && row.get("WH").equals(proposal.getString("warehouse"))) {
                return i;
            }
        }
        throw new AssertionError("Not among the first lines: " + proposal.getString("sku"));
    }

    private static JsonArray approveOverRest(String key) {
        var answer = SERVER.post("/api/v1/proposals/approve", "{\"keys\":[\"" + key + "\"]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningServer.array(answer);
    }

    private static void showsTheOrder(String order, int units) {
        open("purchase-orders?f.code=" + order);
        assertThat(grid.size()).isEqualTo(1);
        assertThat(grid.row(0)).containsEntry("Order", order);
        grid.click(0, "State");
        assertThat(page.locator(".qm-why:visible")).containsText(order);
        assertThat(number(grid.row(0).entrySet().stream().filter(cell -> cell.getKey().startsWith("Units")).findFirst().orElseThrow().getValue())).isEqualTo(units);
    }

    @Test
    @Order(5)
    void theWorklistIsExportedAsFiltered() throws IOException {
        open("replenishment?f.warehouse=HAM");
        var filtered = items("proposals?limit=1000&filter=state:eq:proposed&filter=warehouse:in:HAM");
        assertThat(grid.size()).isEqualTo(filtered.size()).isLessThan(items("proposals?limit=1000&filter=state:eq:proposed").size());
        for (String kind : List.of("CSV", "XLSX")) {
            Download download = page.waitForDownload(() -> menu("Export", kind));
            var table = ExportedTable.of(download);
            assertThat(table.name()).endsWith("." + kind.toLowerCase(java.util.Locale.ROOT)).contains(RunningServer.TODAY);
            assertThat(table.rows()).as(kind).hasSameSizeAs(filtered);
            assertThat(table.typed()).as("numbers are numbers").isTrue();
            assertThat(table.column("WH")).containsOnly("HAM");
            assertThat(table.numbers("Suggest").stream().mapToInt(java.math.BigDecimal::intValueExact).sum()).isEqualTo(filtered.stream().mapToInt(one -> one.getInt("units")).sum());
            assertThat(table.numbers("Value").stream().reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add)).isEqualByComparingTo(
                    filtered.stream().map(one -> one.getJsonNumber("value").bigDecimalValue()).reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add));
        }
    }

    @Test
    @Order(6)
    void anAlertIsAcknowledgedWithAComment() {
        var causes = items("alerts/causes?limit=1000&sort=-causeMoney&filter=state:eq:open&filter=look:eq:now");
        int open = causes.size();
        JsonObject alert = causes.getFirst();
        open("alerts");
        grid.click(0, "Because");
        page.locator(".qm-why:visible vaadin-text-area textarea").fill("Called the customer, order is real.");
        button("Add").click();
        assertThat(page.locator(".qm-why:visible")).containsText("Called the customer, order is real.");
        button("Acknowledge").click();
        assertThat(page.locator(".qm-why:visible")).containsText("Acknowledged");
        Chromium.settle(page);
        assertThat(grid.size()).isEqualTo(open - 1);
        JsonObject now = rest("alerts/" + alert.getInt("id"));
        assertThat(now.toString()).contains("\"state\":\"acknowledged\"");
        assertThat(SERVER.get("/api/v1/alerts/" + alert.getInt("id") + "/history").body()).contains("Called the customer", BUYER);
    }

    @Test
    @Order(7)
    void deliveriesShowRoutesTimesAndWhatIsLeftOut() {
        open("deliveries");
        JsonObject plan = items("delivery-plans?limit=10").stream().filter(one -> one.getInt("warehouseId") == 1).findFirst().orElseThrow();
        assertThat(page.locator("qm-map path.leaflet-interactive").first()).isVisible();
        assertThat(page.locator("qm-timeline").first()).isVisible();
        assertThat(page.locator("qm-timeline").innerText()).contains("08:00");
        assertThat(grid.size()).isEqualTo(plan.getInt("stops"));
        var leftOut = page.locator(".qm-tray .card");
        assertThat(leftOut.count()).isGreaterThanOrEqualTo(plan.getInt("unserved"));
        for (Locator card : leftOut.all()) {
            assertThat(card.locator(".why").innerText()).isNotBlank();
        }
    }

    @Test
    @Order(8)
    void languageAndThemeChangeAtOnce() {
        open("replenishment");
        page.locator(".qm-top button:has-text('中文')").click();
        assertThat(page.locator("h1")).hasText("补货");
        Chromium.settle(page);
        assertThat(page.locator("html")).hasAttribute("lang", Pattern.compile("zh.*"));
        theme("深色");
        assertThat(page.locator("html")).hasAttribute("style", Pattern.compile(".*dark.*"));
        theme("浅色");
        page.locator(".qm-top button:has-text('EN')").click();
        assertThat(page.locator("h1")).hasText("Replenish");
    }

    private static void theme(String name) {
        menu("◐", name);
    }

    @Test
    @Order(9)
    void nothingIsLeftOpenAfterTheSignOut() {
        Chromium.settle(page);
        menu(BUYER, "Sign out");
        assertThat(page).hasURL(Pattern.compile(".*/login.*"));
        page.navigate(SERVER.address() + "/replenishment");
        assertThat(page).hasURL(Pattern.compile(".*/login\\?to=replenishment$"));
        assertThat(page.locator("#password")).isVisible();
    }
}
