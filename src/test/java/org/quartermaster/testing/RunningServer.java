package org.quartermaster.testing;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The packaged program as a user starts it, with the small demo company, once per test run. The day is fixed so that a run can be repeated.
 *
 * <p>{@code -Dqm.server=http://localhost:8080} with {@code QM_ADMIN_PASSWORD} uses a server that runs already.
 */
public final class RunningServer {

    /** The administrator's password in tests. */
    public static final String PASSWORD = System.getenv().getOrDefault("QM_ADMIN_PASSWORD", "Journey-through-2026");
    /** The business day of tests: a Monday. */
    public static final String TODAY = "2026-11-23";
    private static RunningServer running;

    private final String address;
    private final HttpClient http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private String token;

    private RunningServer(String address) {
        this.address = address;
    }

    /** The server, started on first use. */
    public static synchronized RunningServer get() {
        if (running == null) {
            String given = System.getProperty("qm.server", "");
            running = new RunningServer(given.isEmpty() ? start() : given);
        }
        return running;
    }

    /** The packaged program on this port, started by the test itself with {@link #PASSWORD}. */
    public static RunningServer at(int port) {
        return new RunningServer("http://localhost:" + port);
    }

    private static String start() {
        try {
            int port = PackagedProgram.freePort();
            Path log = Files.createDirectories(Path.of("target").toAbsolutePath()).resolve("test-cockpit.log");
            var program = PackagedProgram.start(log, Map.of("QM_ADMIN_PASSWORD", PASSWORD, "QM_TODAY", TODAY, "QM_HEAP", "2g"),
                    "run", "--fresh", "--port", Integer.toString(port), "--data", log.resolveSibling("test-cockpit").toString());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(program), "stop cockpit"));
            program.awaitReady();
            return "http://localhost:" + port;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("The packaged program could not be started", e);
        }
    }

    private static void stop(PackagedProgram program) {
        try {
            program.stop(Duration.ofSeconds(40));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            program.close();
        }
    }

    /** {@code http://localhost:port}, without a slash at the end. */
    public String address() {
        return address;
    }

    /** A GET with the administrator's token. */
    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** A POST of JSON with the administrator's token and an {@code Idempotency-Key} of its own. */
    public HttpResponse<String> post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").header("Idempotency-Key", java.util.UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** A request with the administrator's token, to be completed. */
    public HttpRequest.Builder request(String path) {
        return anonymous(path).header("Authorization", "Bearer " + token());
    }

    /** A request without any token, to be completed. */
    public HttpRequest.Builder anonymous(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(60)).header("Accept", "application/json");
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private synchronized String token() {
        if (token == null) {
            var answer = send(anonymous("/api/v1/tokens").header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(
                    Json.createObjectBuilder().add("user", "admin").add("password", PASSWORD).build().toString())));
            token = json(answer).getString("token");
        }
        return token;
    }

    /** The answer's body as a JSON object. */
    public static JsonObject json(HttpResponse<String> answer) {
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        } catch (RuntimeException e) {
            throw new AssertionError("Not JSON, status " + answer.statusCode() + ": " + answer.body(), e);
        }
    }

    /** The answer's body as a JSON array. */
    public static JsonArray array(HttpResponse<String> answer) {
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readArray();
        } catch (RuntimeException e) {
            throw new AssertionError("Not a JSON array, status " + answer.statusCode() + ": " + answer.body(), e);
        }
    }

    /** Waits until nothing waits or runs, and answers the jobs that ended, newest first. */
    public List<JsonObject> awaitJobs(Duration limit) throws InterruptedException {
        Instant end = Instant.now().plus(limit);
        while (true) {
            var jobs = json(get("/api/v1/jobs?limit=100")).getJsonArray("items").getValuesAs(JsonObject.class);
            boolean open = jobs.isEmpty() || jobs.stream().anyMatch(job -> List.of("waiting", "running").contains(job.getString("state")));
            if (!open) {
                return jobs;
            }
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("Jobs did not end within " + limit + ": " + jobs);
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }
}
