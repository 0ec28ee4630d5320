package org.quartermaster.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
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
import org.junit.jupiter.api.Test;
import org.quartermaster.testing.Chromium;
import org.quartermaster.testing.GridReader;
import org.quartermaster.testing.RunningServer;

/** The administrator and a buyer have the same line of the worklist before them: what both changed is merged, and where both changed the same they are asked. */
class TwoBuyersIT {

    private static final RunningServer SERVER = RunningServer.get();
    private static final String BUYER = "buyer-" + UUID.randomUUID().toString().substring(0, 8);
    private static final String CHOSEN = "four lemons on a white plate";
    private static Chromium chromium;
    private static Page admin;
    private static Page buyer;
    private static String token;

    @BeforeAll
    static void signInTwo() throws InterruptedException {
        SERVER.awaitJobs(Duration.ofMinutes(10));
        chromium = Chromium.open();
        admin = chromium.context().newPage();
        Chromium.signIn(admin, SERVER, "admin", RunningServer.PASSWORD);
        buyer = chromium.newcomer(SERVER, BUYER, "buyer", CHOSEN);
        token = RunningServer.json(SERVER.send(SERVER.anonymous("/api/v1/tokens").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"user\":\"%s\",\"password\":\"%s\"}".formatted(BUYER, CHOSEN))))).getString("token");
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    // ---- what both work on

    /** Supplier, quantity and day of a proposal, and another day on which its supplier takes orders. */
    private record Seen(String key, String sku, int supplierId, int units, int multiple, LocalDate orderOn, LocalDate otherDay) {

        /** What REST is sent. */
        String to(int wantedUnits, LocalDate wantedDay, String choices) {
            return "{\"seen\":%s,\"wanted\":%s,\"choices\":[%s]}".formatted(terms(units, orderOn), terms(wantedUnits, wantedDay), choices);
        }

        private String terms(int wantedUnits, LocalDate day) {
            return "{\"supplierId\":%d,\"units\":%d,\"orderOn\":\"%s\"}".formatted(supplierId, wantedUnits, day);
        }
    }

    private static JsonObject rest(String path) {
        return RunningServer.json(SERVER.get("/api/v1/" + path));
    }

    private static JsonObject proposal(String key) {
        return rest("proposals/" + key).getJsonObject("proposal");
    }

    /** An order from the end of the worklist, whose supplier takes orders on several days. */
    private static Seen line(int number) {
        List<JsonObject> lines = rest("proposals?filter=state:eq:proposed&filter=kind:in:order&sort=-id&limit=100").getJsonArray("items").getValuesAs(JsonObject.class);
        JsonObject row = lines.get(lines.size() - 1 - number);
        String key = row.getString("key");
        JsonObject option = RunningServer.array(SERVER.get("/api/v1/proposals/" + key + "/suppliers")).getValuesAs(JsonObject.class).stream()
                .filter(one -> one.getInt("supplierId") == row.getInt("supplierId")).findFirst().orElseThrow();
        LocalDate day = LocalDate.parse(row.getString("orderOn"));
        LocalDate other = option.getJsonArray("orderDays").getValuesAs(jakarta.json.JsonString.class).stream().map(one -> LocalDate.parse(one.getString()))
                .filter(one -> !one.equals(day)).findFirst().orElseThrow();
        return new Seen(key, row.getString("sku"), row.getInt("supplierId"), row.getInt("units"), row.getInt("multiple"), day, other);
    }

    // ---- over REST

    private static HttpResponse<String> asBuyer(Seen line, String json) {
        return SERVER.send(SERVER.anonymous("/api/v1/proposals/" + line.key() + "/terms").header("Authorization", "Bearer " + token).header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(json)));
    }

    private static HttpResponse<String> asAdmin(Seen line, String json) {
        return SERVER.send(SERVER.request("/api/v1/proposals/" + line.key() + "/terms").header("Content-Type", "application/json").method("PATCH", BodyPublishers.ofString(json)));
    }

    @Test
    void overRestEachFieldIsMergedAndAClashNamesWhoAndWhat() {
        Seen line = line(0);
        int theirs = line.units() + line.multiple();
        int mine = line.units() + 2 * line.multiple();
        assertThat(asBuyer(line, line.to(theirs, line.orderOn(), "")).statusCode()).isEqualTo(200);

        var merged = asAdmin(line, line.to(line.units(), line.otherDay(), ""));
        assertThat(merged.statusCode()).as(merged.body()).isEqualTo(200);
        JsonObject kept = RunningServer.json(merged).getJsonArray("kept").getJsonObject(0);
        assertThat(kept.getString("field")).isEqualTo("units");
        assertThat(kept.getString("theirs")).isEqualTo(String.valueOf(theirs));
        assertThat(kept.getString("by")).isEqualTo(BUYER);
        assertThat(proposal(line.key()).getInt("units")).isEqualTo(theirs);
        assertThat(proposal(line.key()).getString("orderOn")).isEqualTo(line.otherDay().toString());

        var refused = asAdmin(line, line.to(mine, line.orderOn(), ""));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
        JsonObject clash = RunningServer.array(refused).getJsonObject(0);
        assertThat(List.of(clash.getString("field"), clash.getString("seen"), clash.getString("mine"), clash.getString("theirs"), clash.getString("by")))
                .containsExactly("units", String.valueOf(line.units()), String.valueOf(mine), String.valueOf(theirs), BUYER);
        assertThat(proposal(line.key()).getInt("units")).as("nothing is stored before somebody chose").isEqualTo(theirs);

        String choice = "{\"field\":\"units\",\"theirs\":\"%d\",\"isMine\":true}".formatted(theirs);
        assertThat(asAdmin(line, line.to(mine, line.orderOn(), choice)).statusCode()).isEqualTo(200);
        assertThat(proposal(line.key()).getInt("units")).isEqualTo(mine);
        assertThat(proposal(line.key()).getString("orderOn")).as("a day that nobody spoke of stays").isEqualTo(line.otherDay().toString());
    }

    // ---- in two browsers

    private static void begin(Page page, Seen line) {
        page.navigate(SERVER.address() + "/replenishment?f.sku=" + line.sku());
        Chromium.settle(page);
        var grid = new GridReader(page);
        JsonObject row = proposal(line.key());
        for (int i = 0; i < grid.size(); i++) {
            if (grid.row(i).get("WH").equals(row.getString("warehouse"))) {
                grid.click(i, "Name");
                page.keyboard().press("e");
                page.locator("vaadin-dialog-overlay vaadin-integer-field").waitFor();
                Chromium.settle(page);
                return;
            }
        }
        throw new AssertionError("Not on the worklist: " + row);
    }

    private static void quantity(Page page, int units) {
        page.locator("vaadin-dialog-overlay vaadin-integer-field input").fill(Integer.toString(units));
        page.keyboard().press("Tab");
        Chromium.settle(page);
    }

    private static void press(Page page, String name) {
        page.locator("vaadin-button:visible", new Page.LocatorOptions().setHasText(Pattern.compile("^\\s*" + name + "\\s*$"))).first().click();
    }

    private static void isClosed(Page page) {
        assertThat(page.locator("vaadin-dialog-overlay")).hasCount(0);
    }

    @Test
    void inTwoBrowsersEachFieldIsMergedAndTheSameFieldIsAskedAbout() {
        Seen line = line(1);
        int theirs = line.units() + line.multiple();
        begin(admin, line);
        begin(buyer, line);
        quantity(buyer, theirs);
        press(buyer, "Change");
        isClosed(buyer);

        admin.locator("vaadin-dialog-overlay vaadin-date-picker").evaluate("(field, day) => field.value = day", line.otherDay().toString());
        Chromium.settle(admin);
        press(admin, "Change");
        isClosed(admin);
        assertThat(admin.locator("vaadin-notification-card").first()).containsText(Pattern.compile("Units [\\d,]+ \\(by " + BUYER));
        assertThat(proposal(line.key()).getInt("units")).isEqualTo(theirs);
        assertThat(proposal(line.key()).getString("orderOn")).isEqualTo(line.otherDay().toString());

        int again = theirs + line.multiple();
        int mine = theirs + 2 * line.multiple();
        begin(admin, line);
        begin(buyer, line);
        quantity(buyer, again);
        press(buyer, "Change");
        isClosed(buyer);
        quantity(admin, mine);
        press(admin, "Change");
        Locator question = admin.locator("vaadin-dialog-overlay vaadin-radio-group");
        assertThat(question).containsText("by " + BUYER);
        assertThat(proposal(line.key()).getInt("units")).isEqualTo(again);
        question.locator("vaadin-radio-button", new Locator.LocatorOptions().setHasText("Mine")).click();
        press(admin, "Save");
        isClosed(admin);
        assertThat(proposal(line.key()).getInt("units")).isEqualTo(mine);
    }
}
