package org.quartermaster.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartermaster.shared.Role;

/** The three filters of the door in their order, without a container. */
class ShopDoorTest {

    private static final String SHOP = "https://shop.example";
    private static final String FOREIGN = "https://evil.example";
    private static final Identity TOKEN = new Identity(1, "boss", Role.VIEWER, Set.of(), "en", "auto", new Reach.Promises(7, Set.of(SHOP), 100), false);

    private final Map<String, Object> attributes = new HashMap<>();
    private final Map<String, String> sent = new HashMap<>(Map.of("Host", "cockpit.example", "Authorization", "Bearer qm_x"));
    private final Map<String, String> answered = new HashMap<>();
    private final StringWriter body = new StringWriter();
    private Duration pause = Duration.ZERO;
    private int counted;
    private int entered;
    private int status = 200;

    private final ShopCalls calls = new ShopCalls(null, Clock.systemUTC()) {
        @Override
        public boolean isWelcome(String origin) {
            return origin.equals(SHOP);
        }

        @Override
        public Duration pause(Reach.Promises reach, String address) {
            counted++;
            return pause;
        }
    };

    private void call(String method, String origin, long length) throws IOException, ServletException {
        sent.put("Origin", origin);
        FilterChain room = (_, _) -> entered++;
        FilterChain actor = (request, response) -> new ActorFilter().doFilter((HttpServletRequest) request, (HttpServletResponse) response, room);
        FilterChain headers = (request, response) -> new HeadersFilter().doFilter((HttpServletRequest) request, (HttpServletResponse) response, actor);
        new ShopDoor(calls).doFilter(request(method, length), response(), headers);
    }

    private HttpServletRequest request(String method, long length) {
        return (HttpServletRequest) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {HttpServletRequest.class}, (_, asked, arguments) -> switch (asked.getName()) {
            case "getServletPath" -> Reach.PROMISES;
            case "getMethod" -> method;
            case "getHeader" -> sent.get(arguments[0]);
            case "getContentLengthLong" -> length;
            case "getAttribute" -> attributes.get(arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            case "isSecure" -> true;
            case "getPathInfo", "getRemoteAddr" -> null;
            default -> throw new UnsupportedOperationException(asked.getName());
        });
    }

    private HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (_, asked, arguments) -> switch (asked.getName()) {
            case "setStatus" -> status = (int) arguments[0];
            case "setHeader" -> answered.put((String) arguments[0], (String) arguments[1]);
            case "getWriter" -> new PrintWriter(body, true);
            case "setContentType", "setCharacterEncoding" -> null;
            default -> throw new UnsupportedOperationException(asked.getName());
        });
    }

    private void assertProblem(int expected, String code) {
        assertThat(status).isEqualTo(expected);
        assertThat(body.toString()).contains("\"" + code + "\"");
        assertThat(entered).isZero();
        assertThat(answered).containsEntry("X-Content-Type-Options", "nosniff").containsEntry("Content-Security-Policy", HeadersFilter.DATA_POLICY)
                .containsKey("Strict-Transport-Security");
    }

    @Test
    void admitsAShopsPage() throws Exception {
        attributes.put(Identity.ATTRIBUTE, TOKEN);
        call("POST", SHOP, 16_384);
        assertThat(entered).isEqualTo(1);
        assertThat(counted).isEqualTo(1);
        assertThat(answered).containsEntry("Access-Control-Allow-Origin", SHOP).containsEntry("Cross-Origin-Resource-Policy", "cross-origin");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 16_385, Long.MAX_VALUE})
    void countsAndReadsNoLongBasket(long length) throws Exception {
        attributes.put(Identity.ATTRIBUTE, TOKEN);
        call("POST", SHOP, length);
        assertProblem(413, "rest.tooLong");
        assertThat(answered).containsEntry("Access-Control-Allow-Origin", SHOP);
        assertThat(counted).isZero();
    }

    @Test
    void asksToWait() throws Exception {
        attributes.put(Identity.ATTRIBUTE, TOKEN);
        pause = Duration.ofSeconds(9);
        call("POST", SHOP, 100);
        assertProblem(429, "security.tooManyCalls");
        assertThat(answered).containsEntry("Retry-After", "9");
    }

    @Test
    void aPageReadsThatItsTokenIsNoMore() throws Exception {
        call("POST", SHOP, 100);
        assertProblem(401, "security.notSignedIn");
        assertThat(answered).containsEntry("Access-Control-Allow-Origin", SHOP).containsEntry("Vary", "Origin");
    }

    @Test
    void aForeignPageReadsNothing() throws Exception {
        call("POST", FOREIGN, 100);
        assertProblem(403, "security.foreignOrigin");
        attributes.put(Identity.ATTRIBUTE, TOKEN);
        call("POST", FOREIGN, 100);
        assertProblem(403, "security.foreignOrigin");
        assertThat(answered).doesNotContainKey("Access-Control-Allow-Origin");
        assertThat(counted).isZero();
    }

    @Test
    void answersTheQuestionBeforehand() throws Exception {
        call("OPTIONS", SHOP, -1);
        assertThat(status).isEqualTo(204);
        assertThat(answered).containsEntry("Access-Control-Allow-Methods", "POST").containsEntry("X-Content-Type-Options", "nosniff");
        call("OPTIONS", FOREIGN, -1);
        assertProblem(403, "security.foreignOrigin");
    }
}
