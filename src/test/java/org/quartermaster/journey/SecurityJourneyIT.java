package org.quartermaster.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartermaster.testing.RunningServer;

/** Attacks over HTTP on the packaged program, numbered as in the project's list of attacks where they have a number. */
class SecurityJourneyIT {

    private final RunningServer server = RunningServer.get();

    private HttpResponse<String> askToken(String user, String password) {
        return server.send(server.anonymous("/api/v1/tokens").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.createObjectBuilder().add("user", user).add("password", password).build().toString())));
    }

    private HttpRequest.Builder json(HttpRequest.Builder request, String method, String body) {
        return request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder with(String token, String path) {
        return server.anonymous(path).header("Authorization", "Bearer " + token);
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonObject problem = RunningServer.json(answer);
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getString("code")).isEqualTo(code);
        assertThat(problem.getString("title")).isNotBlank();
        assertThat(answer.body()).doesNotContain("Payara", "Exception", "org.", "jakarta.");
    }

    /** A new user of this role whose one-time password is still unused. */
    private JsonObject newUser(String name, String role) {
        return RunningServer.json(server.post("/api/v1/users", "{\"name\":\"%s\",\"role\":\"%s\"}".formatted(name, role)));
    }

    private static String freshName(String stem) {
        return stem + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** What a raw socket gets: paths as they are, headers that clients do not let through. */
    private String raw(String request) throws IOException {
        var address = URI.create(server.address());
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            var head = new byte[200];
            int read = socket.getInputStream().readNBytes(head, 0, 12);
            return new String(head, 0, read, StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void everyDescribedAddressIsClosedWithoutAToken() {
        var paths = RunningServer.json(server.send(server.request("/openapi?format=JSON"))).getJsonObject("paths");
        assertThat(paths.keySet()).contains("/api/v1/users", "/api/v1/tokens").hasSizeGreaterThan(5);
        paths.forEach((path, methods) -> methods.asJsonObject().keySet().stream().filter(method -> Stream.of("get", "post", "put", "patch", "delete").anyMatch(method::equals))
                .filter(method -> !(path.equals("/api/v1/tokens") && method.equals("post")))
                .forEach(method -> {
                    var answer = server.send(json(server.anonymous(path.replaceAll("\\{[^}]*}", "1")), method.toUpperCase(java.util.Locale.ROOT), "{}"));
                    assertProblem(answer, 401, "security.notSignedIn");
                    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
                }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi", "/metrics"})
    void describesItselfToSignedInCallersOnly(String path) {
        assertThat(server.send(server.anonymous(path)).statusCode()).isEqualTo(401);
    }

    @Test
    void healthTellsNoDetails() {
        var answer = server.send(server.anonymous("/health/ready"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("jdbc", "version", "Exception");
    }

    @ParameterizedTest
    @CsvSource({"admin, admin", "admin, password", "admin, quartermaster", "root, root", "payara, payara", "mp, mp"})
    void noDefaultAccountOpens(String user, String password) {
        assertProblem(askToken(user, password), 401, "security.refused");
    }

    @Test
    void afterFiveFailuresATryIsNotLookedAtWhetherTheNameExistsOrNot() {
        String known = freshName("known");
        newUser(known, "viewer");
        for (String name : new String[] {known, freshName("unknown")}) {
            for (int i = 0; i < 5; i++) {
                assertProblem(askToken(name, "wrong password"), 401, "security.refused");
            }
            assertProblem(askToken(name, "wrong password"), 429, "security.paused");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiIsImdyb3VwcyI6WyJhZG1pbiJdfQ.", "qm_", "", "' or '1'='1", "qm_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void refusesTokensItNeverIssued(String token) {
        assertProblem(server.send(with(token, "/api/v1/me")), 401, "security.notSignedIn");
    }

    @Test
    void aRevokedTokenIsRefusedAtOnce() {
        var made = RunningServer.json(askToken("admin", RunningServer.PASSWORD));
        String token = made.getString("token");
        assertThat(server.send(with(token, "/api/v1/me")).statusCode()).isEqualTo(200);
        assertThat(server.send(with(token, "/api/v1/tokens/" + made.getInt("id")).DELETE()).statusCode()).isEqualTo(204);
        assertProblem(server.send(with(token, "/api/v1/me")), 401, "security.notSignedIn");
    }

    @Test
    void aOneTimePasswordGivesNoToken() {
        String name = freshName("invited");
        assertProblem(askToken(name, newUser(name, "admin").getString("oneTimePassword")), 403, "security.mustChangePassword");
    }

    @Test
    void creatingTwiceWithOneKeyCreatesOnceAndRepeatsNoSecret() {
        String key = UUID.randomUUID().toString();
        String body = "{\"name\":\"%s\",\"role\":\"viewer\",\"id\":1,\"version\":99,\"status\":\"active\",\"passwordHash\":\"x\"}".formatted(freshName("twice"));
        var first = server.send(json(server.request("/api/v1/users").header("Idempotency-Key", key), "POST", body));
        var second = server.send(json(server.request("/api/v1/users").header("Idempotency-Key", key), "POST", body));
        var other = server.send(json(server.request("/api/v1/users").header("Idempotency-Key", key), "POST", body.replace("twice", "thrice")));
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(second.headers().firstValue("Location")).isEqualTo(first.headers().firstValue("Location"));
        assertThat(second.body()).doesNotContain(RunningServer.json(first).getString("oneTimePassword"));
        assertProblem(other, 422, "rest.keyReused");
        var user = RunningServer.json(server.get(URI.create(first.headers().firstValue("Location").orElseThrow()).getPath()));
        assertThat(user.getString("status")).as("fields that are not the caller's to set").isEqualTo("invited");
        assertThat(user.getInt("version")).isZero();
    }

    @Test
    void aChangeNeedsTheVersionItWasMadeFor() {
        var made = newUser(freshName("versioned"), "viewer");
        String path = "/api/v1/users/" + made.getInt("id");
        String body = "{\"name\":\"%s\",\"role\":\"buyer\"}".formatted(freshName("versioned"));
        assertProblem(server.send(json(server.request(path), "PUT", body)), 428, "rest.ifMatchMissing");
        assertProblem(server.send(json(server.request(path).header("If-Match", "\"7\""), "PUT", body)), 412, "rest.changedMeanwhile");
        assertThat(server.send(json(server.request(path).header("If-Match", "\"0\""), "PUT", body)).statusCode()).isEqualTo(200);
    }

    static Stream<String[]> mistakes() {
        return Stream.of(new String[] {"GET", "/api/v1/no-such-thing", "", "404", "rest.unknownPath"}, new String[] {"GET", "/api/v9/x", "", "404", "rest.unknownPath"},
                new String[] {"DELETE", "/api/v1/users", "", "405", "rest.methodNotAllowed"}, new String[] {"GET", "/api/v1/users?limit=abc", "", "400", "rest.badParameter"},
                new String[] {"GET", "/api/v1/users?limit=0", "", "400", "rest.badParameter"}, new String[] {"GET", "/api/v1/users?sort=password_hash", "", "400", "rest.badParameter"},
                new String[] {"GET", "/api/v1/users?filter=name%27:has:x", "", "400", "rest.badParameter"}, new String[] {"GET", "/api/v1/users/2147483647", "", "404", "rest.notFound"},
                new String[] {"POST", "/api/v1/users", "{\"name\":", "400", "rest.badBody"}, new String[] {"POST", "/api/v1/users", "[1,2]", "400", "rest.badBody"},
                new String[] {"POST", "/api/v1/users", "{\"name\":\"a b\"}", "400", "rest.invalid"}, new String[] {"POST", "/api/v1/users", "{\"name\":\"x\",\"role\":\"king\"}", "400", "rest.invalid"});
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void answersMistakesAsProblems(String method, String path, String body, int status, String code) {
        var request = body.isEmpty() ? server.request(path).method(method, BodyPublishers.noBody()) : json(server.request(path), method, body);
        assertProblem(server.send(request), status, code);
    }

    @Test
    void jsonBombsAreRefusedQuickly() {
        Instant begin = Instant.now();
        assertThat(server.send(json(server.request("/api/v1/users"), "POST", "[".repeat(100_000))).statusCode()).isEqualTo(400);
        var digits = server.send(json(server.request("/api/v1/users"), "POST", "{\"name\":" + "9".repeat(1_000_000) + "}"));
        assertThat(digits.statusCode()).isEqualTo(400);
        assertThat(digits.body()).hasSizeLessThan(1_000);
        assertProblem(server.send(json(server.anonymous("/api/v1/tokens"), "POST", "{\"user\":\"" + "a".repeat(5_000) + "\"}")), 413, "rest.tooLong");
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void foreignPagesCanChangeNothing() {
        assertProblem(server.send(json(server.request("/api/v1/users").header("Origin", "http://evil.example"), "POST", "{}")), 403, "security.foreignOrigin");
        assertProblem(server.send(server.request("/api/v1/users").header("Content-Type", "text/plain").POST(BodyPublishers.ofString("{}"))), 415, "rest.unsupportedMediaType");
        assertThat(server.send(server.anonymous("/?v-r=uidl&v-uiId=0").header("Origin", "http://evil.example").POST(BodyPublishers.ofString("{}"))).statusCode()).isEqualTo(403);
    }

    @Test
    void foreignPagesOpenNoPushChannel() throws IOException {
        String host = URI.create(server.address()).getAuthority();
        assertThat(raw("""
                GET /VAADIN/push?v-r=push&v-uiId=0 HTTP/1.1
                Host: %s
                Origin: http://evil.example
                Connection: Upgrade
                Upgrade: websocket
                Sec-WebSocket-Version: 13
                Sec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==

                """.formatted(host))).startsWith("HTTP/1.1 403");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/WEB-INF/web.xml", "/%57EB-INF/web.xml", "/web-inf/web.xml", "/META-INF/MANIFEST.MF", "/.git/config", "/VAADIN/../WEB-INF/web.xml",
        "/VAADIN/%2e%2e/WEB-INF/web.xml", "/login/..%2fWEB-INF/web.xml", "/qm/../WEB-INF/web.xml", "//WEB-INF/web.xml", "/WEB-INF;x/web.xml"})
    void noFileOfTheInsideIsServed(String path) throws IOException {
        assertThat(raw("GET %s HTTP/1.1\nHost: localhost\nConnection: close\n\n".formatted(path))).matches("HTTP/1.1 (400|404|302)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/replenishment", "//evil.example/", "/%5Cevil.example", "/users?to=https://evil.example"})
    void leadsToTheSignInOfThisServerOnly(String path) {
        var answer = server.send(server.anonymous(path.startsWith("//") ? "/" + path.substring(1) : path));
        if (answer.statusCode() == 302) {
            assertThat(answer.headers().firstValue("Location").orElseThrow()).startsWith("/login").doesNotContain("//");
        } else {
            assertThat(answer.statusCode()).isIn(400, 404);
        }
    }

    @Test
    void theEventsOfAPageNeedItsSession() {
        var answer = server.send(server.anonymous("/?v-r=uidl&v-uiId=0").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"csrfToken\":\"x\",\"rpc\":[],\"syncId\":0,\"clientId\":0}")));
        assertThat(answer.body()).contains("appError").contains("\"changes\":{}").doesNotContain("csrfToken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/api/v1/me", "/openapi"})
    void tellsBrowsersWhatItNeverDoes(String path) {
        var headers = server.send(server.anonymous(path)).headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElse("")).contains("frame-ancestors 'none'");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(headers.firstValue("Server")).isEmpty();
        assertThat(headers.firstValue("X-Powered-By")).isEmpty();
        assertThat(headers.allValues("Set-Cookie")).allSatisfy(cookie -> assertThat(cookie.toLowerCase(java.util.Locale.ROOT)).contains("httponly", "samesite=lax"));
    }

    @Test
    void theAuditTrailKnowsWhoCreatedAUser() {
        String name = freshName("audited");
        int id = newUser(name, "viewer").getInt("id");
        var entries = RunningServer.json(server.get("/api/v1/audit-entries?filter=entity:eq:user&filter=entityId:eq:" + id)).getJsonArray("items");
        assertThat(entries).hasSize(1);
        assertThat(entries.getJsonObject(0).getString("actor")).isEqualTo("admin");
        assertThat(entries.getJsonObject(0).getString("action")).isEqualTo("security.createUser");
        assertThat(entries.getJsonObject(0).getString("afterValue")).contains(name);
    }
}
