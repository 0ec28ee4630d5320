package org.quartermaster.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.quartermaster.testing.Chromium;
import org.quartermaster.testing.RunningServer;

/** Orders ahead over REST: who may ask for them, that a supplier is planned once at a time, and that what is answered adds up. */
class OrdersAheadIT {

    private static final RunningServer SERVER = RunningServer.get();
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final String PATH = "/api/v1/orders-ahead/";
    private static final int UNKNOWN = Integer.MAX_VALUE;
    private static int supplier;

    @BeforeAll
    static void takeASupplierWithOrders() throws InterruptedException {
        SERVER.awaitJobs(LIMIT);
        supplier = items("proposals?filter=kind:in:order&limit=1").getFirst().getInt("supplierId");
    }

    private static List<JsonObject> items(String path) {
        return RunningServer.json(SERVER.get("/api/v1/" + path)).getJsonArray("items").getValuesAs(JsonObject.class);
    }

    /** Identities of all runs so far, finished or not. */
    private static List<Integer> runs() {
        return items("jobs?filter=kind:eq:replenishment.ahead&limit=100").stream().map(job -> job.getInt("id")).toList();
    }

    private static HttpResponse<String> ask(int one, int seconds) {
        return SERVER.post(PATH + one + "?seconds=" + seconds, "");
    }

    private static JsonObject planned(int one) throws InterruptedException {
        assertThat(ask(one, 2).statusCode()).isEqualTo(202);
        SERVER.awaitJobs(LIMIT);
        return RunningServer.json(SERVER.get(PATH + one));
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code, String... said) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(RunningServer.json(answer).getString("code")).isEqualTo(code);
        assertThat(said).allSatisfy(words -> assertThat(RunningServer.json(answer).getString("detail")).contains(words));
    }

    // ---- who may ask for what

    @Test
    void isClosedWithoutAToken() {
        assertProblem(SERVER.send(SERVER.anonymous(PATH + supplier)), 401, "security.notSignedIn");
        assertProblem(SERVER.send(SERVER.anonymous(PATH + supplier).POST(BodyPublishers.noBody())), 401, "security.notSignedIn");
    }

    @Test
    void aViewerReadsAndDoesNotPlan() throws InterruptedException {
        planned(supplier);
        List<Integer> before = runs();
        String token = tokenOfViewer();
        assertThat(SERVER.send(SERVER.anonymous(PATH + supplier).header("Authorization", "Bearer " + token)).statusCode()).isEqualTo(200);
        assertProblem(SERVER.send(SERVER.anonymous(PATH + supplier).header("Authorization", "Bearer " + token).POST(BodyPublishers.noBody())), 403, "security.notAllowed");
        assertThat(runs()).isEqualTo(before);
    }

    private static String tokenOfViewer() {
        String name = "viewer-" + UUID.randomUUID().toString().substring(0, 8);
        String chosen = "seven pears in a row";
        try (var chromium = Chromium.open(); Page page = chromium.newcomer(SERVER, name, "viewer", chosen)) {
            return RunningServer.json(SERVER.send(SERVER.anonymous("/api/v1/tokens").header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"user\":\"%s\",\"password\":\"%s\"}".formatted(name, chosen))))).getString("token");
        }
    }

    @Test
    void saysWhatItCannotPlan() {
        List<Integer> before = runs();
        assertProblem(ask(UNKNOWN, 2), 404, "rest.notFound", "no supplier " + UNKNOWN);
        assertProblem(SERVER.get(PATH + UNKNOWN), 404, "rest.notFound", "no supplier " + UNKNOWN);
        assertProblem(ask(supplier, 0), 400, "rest.invalid", "0 s", "1…300");
        assertProblem(ask(supplier, 301), 400, "rest.invalid", "301 s", "1…300");
        assertThat(runs()).isEqualTo(before);
    }

    // ---- planning

    @Test
    void twoWhoAskAtOnceGetOneRun() throws InterruptedException {
        List<Integer> before = runs();
        HttpResponse<String> first = ask(supplier, 20);
        HttpResponse<String> second = ask(supplier, 2);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
        assertThat(second.statusCode()).as(second.body()).isEqualTo(202);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(runs()).hasSize(before.size() + 1);
        SERVER.awaitJobs(LIMIT);
        assertThat(runs()).hasSize(before.size() + 1);
    }

    @Test
    void whatIsAnsweredAddsUp() throws InterruptedException {
        JsonObject plan = planned(supplier);
        List<JsonObject> lines = plan.getJsonArray("lines").getValuesAs(JsonObject.class);
        List<JsonObject> weeks = plan.getJsonArray("weeks").getValuesAs(JsonObject.class);
        assertThat(lines).isNotEmpty();
        assertThat(weeks).hasSize(12).allSatisfy(week -> {
            List<JsonObject> own = lines.stream().filter(line -> line.getInt("week") == week.getInt("week")).toList();
            assertThat(LocalDate.parse(week.getString("from"))).isEqualTo(LocalDate.parse(RunningServer.TODAY).plusWeeks(week.getInt("week")));
            assertThat(money(week, "value")).isEqualByComparingTo(own.stream().map(line -> money(line, "value")).reduce(BigDecimal.ZERO, BigDecimal::add));
            assertThat(week.getInt("units")).isEqualTo(own.stream().mapToInt(line -> line.getInt("units")).sum());
        });
        JsonObject cost = plan.getJsonObject("cost");
        assertThat(money(plan, "costTotal")).isPositive().isEqualByComparingTo(
                Stream.of("premium", "ordering", "holding", "shortage", "leftOver").map(part -> money(cost, part)).reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(money(cost, "unavoidable")).isBetween(BigDecimal.ZERO, money(cost, "shortage"));
        assertThat(plan.getJsonObject("head").getJsonNumber("gap").doubleValue()).isBetween(0.0, 1.0);
        assertThat(plan.getJsonObject("head").getInt("brokenRules")).isZero();
    }

    private static BigDecimal money(JsonObject of, String name) {
        return of.getJsonNumber(name).bigDecimalValue();
    }

    @Test
    void aSupplierThatSellsNothingIsPlannedToNothing() throws InterruptedException {
        int idle = newSupplier();
        assertProblem(SERVER.get(PATH + idle), 404, "replenishment.notPlannedAhead", "planned supplier " + idle, "POST");
        JsonObject plan = planned(idle);
        assertThat(plan.getJsonArray("lines")).isEmpty();
        assertThat(plan.getJsonArray("gaps")).isEmpty();
        assertThat(plan.getJsonArray("weeks").getValuesAs(JsonObject.class)).hasSize(12).allMatch(week -> money(week, "value").signum() == 0);
        assertThat(plan.getJsonObject("cost").getInt("places")).isZero();
        assertThat(money(plan, "costTotal")).isZero();
        assertThat(plan.getJsonObject("head").get("gap")).isNotNull().isNotEqualTo(JsonValue.NULL);
    }

    private static int newSupplier() throws InterruptedException {
        String code = "IDLE-" + UUID.randomUUID().toString().substring(0, 8);
        var given = SERVER.send(SERVER.request("/api/v1/imports?kind=suppliers&name=idle.csv").header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString("Supplier,Name,Lead time\n%s,Sells nothing,7\n".formatted(code))));
        int file = RunningServer.json(given).getInt("id");
        assertThat(SERVER.post("/api/v1/imports/" + file + "/start", "{}").statusCode()).isEqualTo(202);
        SERVER.awaitJobs(LIMIT);
        return items("suppliers?filter=code:eq:" + code).getFirst().getInt("id");
    }
}
