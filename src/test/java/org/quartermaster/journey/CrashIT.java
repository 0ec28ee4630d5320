package org.quartermaster.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartermaster.testing.PackagedProgram;
import org.quartermaster.testing.RunningServer;

/**
 * One company through a clean stop and a power cut: the first start makes it, works a morning and is stopped while it forecasts; the second goes on with that, and
 * is killed while it forecasts again, right after it acknowledged an approval; the third goes on once more.
 */
class CrashIT {

    private static final Map<String, String> OPERATORS_WORD = Map.of("QM_ADMIN_PASSWORD", RunningServer.PASSWORD, "QM_TODAY", RunningServer.TODAY, "QM_HEAP", "1500m");
    private static final Map<String, String> NO_WORD = Map.of("QM_TODAY", RunningServer.TODAY, "QM_HEAP", "1500m");

    private static final String TODAYS_ORDERS = "/api/v1/purchase-orders?limit=1000&filter=orderedOn:eq:" + RunningServer.TODAY;

    @TempDir
    private Path folder;

    private PackagedProgram start(int port, Map<String, String> environment, String... more) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("run", "--port", Integer.toString(port), "--data", folder.resolve("data").toString()));
        arguments.addAll(Arrays.asList(more));
        return PackagedProgram.start(folder.resolve("launcher.log"), environment, arguments.toArray(String[]::new)).awaitReady();
    }

    @Test
    void whatWasAcknowledgedOutlivesStopsAndPowerCuts() throws IOException, InterruptedException {
        int port = PackagedProgram.freePort();
        Kept kept;
        long stopped;
        try (var first = start(port, OPERATORS_WORD, "--company", "tiny")) {
            kept = morning(RunningServer.at(port));
            stopped = forecast(RunningServer.at(port));
            assertThat(first.stop(Duration.ofSeconds(40))).as("%s", first.said()).isLessThan(Duration.ofSeconds(30));
        }
        Cut cut;
        try (var second = start(port, NO_WORD)) {
            assertThat(second.said()).noneMatch(line -> line.contains("one-time password") || line.contains("making two years of history"));
            var server = RunningServer.at(port);
            assertKept(server, kept);
            assertWentOn(server, stopped, 1);
            cut = powerCut(second, server);
        }
        try (var third = start(port, NO_WORD)) {
            assertThat(third.said()).noneMatch(line -> line.contains("one-time password") || line.contains("making two years of history"));
            var server = RunningServer.at(port);
            assertKept(server, kept);
            assertOrderedOnce(server, cut);
            assertWentOn(server, cut.job(), 2);
            assertThat(server.get("/api/v1/jobs/" + cut.job() + "/log").body()).contains("started again after its node died");
        }
    }

    /** What a stop must not lose. */
    private record Kept(long user, String proposal, String order, long orders, long alert, long skus) {
    }

    /** What was under way when the power went. */
    private record Cut(long job, String proposal, String order, long orders) {
    }

    private static Kept morning(RunningServer server) throws InterruptedException {
        server.awaitJobs(Duration.ofMinutes(6));
        long user = id(server.post("/api/v1/users", "{\"name\":\"kim\",\"role\":\"buyer\"}"));
        String proposal = proposals(server).getFirst();
        String order = approve(server, proposal, "morning");
        JsonObject alert = items(server.get("/api/v1/alerts?filter=state:eq:open&limit=1")).getFirst();
        var acknowledged = server.send(server.request("/api/v1/alerts/" + alert.getInt("id") + "/acknowledge").header("If-Match", "\"" + alert.getInt("version") + "\"")
                .POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(acknowledged.statusCode()).as(acknowledged.body()).isEqualTo(200);
        return new Kept(user, proposal, order, orders(server).size(), alert.getInt("id"), items(server.get("/api/v1/skus?limit=1000")).size());
    }

    private static void assertKept(RunningServer server, Kept kept) {
        assertThat(RunningServer.json(server.get("/api/v1/users/" + kept.user())).getString("name")).isEqualTo("kim");
        assertThat(RunningServer.json(server.get("/api/v1/alerts/" + kept.alert())).getString("state")).isEqualTo("acknowledged");
        var proposal = RunningServer.json(server.get("/api/v1/proposals/" + kept.proposal())).getJsonObject("proposal");
        assertThat(proposal.getString("orderCode")).isEqualTo(kept.order());
        assertThat(orders(server)).filteredOn(code -> code.equals(kept.order())).hasSize(1);
        assertThat(items(server.get("/api/v1/skus?limit=1000"))).as("no second company").hasSize((int) kept.skus());
    }

    /** Asks for a forecast, approves while it runs, and kills everything as soon as the approval is acknowledged. */
    private static Cut powerCut(PackagedProgram program, RunningServer server) throws InterruptedException {
        long before = orders(server).size();
        String proposal = proposals(server).getFirst();
        long job = forecast(server);
        String order = approve(server, proposal, "before the cut");
        program.killAll();
        return new Cut(job, proposal, order, before);
    }

    /** Asks for a forecast and waits until it is under way. */
    private static long forecast(RunningServer server) throws InterruptedException {
        long job = id(server.post("/api/v1/jobs", "{\"kind\":\"forecasting.run\"}"));
        await(server, job, row -> row.getString("state").equals("running") && row.getInt("done") > 0);
        return job;
    }

    private static void assertOrderedOnce(RunningServer server, Cut cut) {
        assertThat(orders(server)).doesNotHaveDuplicates().hasSize((int) cut.orders() + 1).contains(cut.order());
        assertThat(approve(server, cut.proposal(), "before the cut")).as("the same request once more").isEqualTo(cut.order());
        assertThat(approve(server, cut.proposal(), "after the cut")).as("another request").isEqualTo(cut.order());
        assertThat(orders(server)).hasSize((int) cut.orders() + 1);
        long lines = items(server.get(TODAYS_ORDERS)).stream().filter(row -> row.getString("code").equals(cut.order()))
                .flatMap(row -> RunningServer.json(server.get("/api/v1/purchase-orders/" + row.getInt("id"))).getJsonArray("lines").getValuesAs(JsonObject.class).stream())
                .filter(line -> line.getString("proposalKey", "").equals(cut.proposal())).count();
        assertThat(lines).as("lines of %s", cut.proposal()).isEqualTo(1);
    }

    /** The interrupted job is taken up again and ends well; a start that a clean stop cut short does not count. */
    private static void assertWentOn(RunningServer server, long job, int attempts) throws InterruptedException {
        var ended = await(server, job, row -> !List.of("waiting", "running").contains(row.getString("state")));
        assertThat(ended.getString("state")).as(ended.toString()).isEqualTo("done");
        assertThat(ended.getInt("attempts")).as(ended.toString()).isEqualTo(attempts);
    }

    private static JsonObject await(RunningServer server, long job, Predicate<JsonObject> wanted) throws InterruptedException {
        Instant limit = Instant.now().plus(Duration.ofMinutes(5));
        while (true) {
            var row = RunningServer.json(server.get("/api/v1/jobs/" + job));
            if (wanted.test(row)) {
                return row;
            }
            assertThat(Instant.now()).as(row.toString()).isBefore(limit);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** Keys of what can be ordered, best first. */
    private static List<String> proposals(RunningServer server) {
        return items(server.get("/api/v1/proposals?filter=state:eq:proposed&filter=kind:eq:order&limit=5")).stream().map(row -> row.getString("key")).toList();
    }

    private static String approve(RunningServer server, String proposal, String request) {
        var answer = server.send(server.request("/api/v1/proposals/" + proposal + "/approve").header("Idempotency-Key", request + " " + proposal)
                .POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningServer.json(answer).getString("orderCode");
    }

    private static List<String> orders(RunningServer server) {
        return items(server.get(TODAYS_ORDERS)).stream().map(row -> row.getString("code")).toList();
    }

    private static List<JsonObject> items(HttpResponse<String> answer) {
        return RunningServer.json(answer).getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private static long id(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return RunningServer.json(answer).getInt("id");
    }
}
