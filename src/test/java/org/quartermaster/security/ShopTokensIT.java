package org.quartermaster.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartermaster.security.SecurityServices.as;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.table.TableQuery;

class ShopTokensIT {

    private static final Actor BOSS = new Actor("boss", Role.ADMIN, Set.of());
    private static final String SHOP = "https://shop.example";

    /** A second later whenever it is read. */
    private static final class TickingClock extends Clock {
        private final AtomicLong seconds = new AtomicLong(Instant.parse("2026-11-22T08:00:00Z").getEpochSecond());

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochSecond(seconds.getAndIncrement());
        }
    }

    private final SecurityServices services = new SecurityServices();
    private final ShopCalls calls = new ShopCalls(services.jdbi, services.clock);

    @BeforeEach
    void makeUser() {
        services.user("boss", Role.ADMIN, "harbour lantern nine");
    }

    private Tokens.NewToken issue(int callsPerMinute) {
        return as(BOSS, () -> services.tokens.issue(new ShopToken("shop", Duration.ofDays(2), List.of(SHOP, "https://m.shop.example"), callsPerMinute)));
    }

    private Reach.Promises reach(Tokens.NewToken token) {
        return (Reach.Promises) services.identities.ofToken(token.token()).orElseThrow().reach();
    }

    private long answered(Reach.Promises reach, String address, int times) {
        return java.util.stream.IntStream.range(0, times).filter(_ -> calls.pause(reach, address).isZero()).count();
    }

    @Test
    void isAViewerWhoeverMadeItAndOpensOneAddress() {
        var identity = services.identities.ofToken(issue(7).token()).orElseThrow();
        assertThat(identity.role()).isEqualTo(Role.VIEWER);
        assertThat(identity.reach()).isInstanceOfSatisfying(Reach.Promises.class, reach -> {
            assertThat(reach.origins()).containsExactlyInAnyOrder(SHOP, "https://m.shop.example");
            assertThat(reach.callsPerMinute()).isEqualTo(7);
        });
        assertThat(identity.reach().covers("/api/v1/shop-promises")).isTrue();
        assertThat(List.of("/api/v1/promises", "/api/v1/shop-promises/", "/api/v1/shop-promises/1", "/api/v1/me", "/openapi", "/metrics")).noneMatch(identity.reach()::covers);
    }

    @Test
    void otherTokensReachEverywhere() {
        var token = as(BOSS, () -> services.tokens.issue("till", Duration.ofDays(1)));
        var identity = services.identities.ofToken(token.token()).orElseThrow();
        assertThat(identity.role()).isEqualTo(Role.ADMIN);
        assertThat(identity.reach().covers("/api/v1/me")).isTrue();
    }

    @Test
    void itsPagesAreWelcomeUntilItIsRevoked() {
        var token = issue(7);
        assertThat(calls.isWelcome(SHOP)).isTrue();
        assertThat(calls.isWelcome("https://other.example")).isFalse();
        BOSS.run(() -> services.tokens.revoke(token.id()));
        assertThat(calls.isWelcome(SHOP)).isFalse();
    }

    @Test
    void itsPagesAreWelcomeUntilItExpires() {
        issue(7);
        services.clock.forward(Duration.ofDays(2));
        assertThat(calls.isWelcome(SHOP)).isFalse();
    }

    @Test
    void answersSoManyCallsAMinute() {
        var reach = reach(issue(12));
        assertThat(answered(reach, "192.0.2.1", 10)).isEqualTo(10);
        assertThat(answered(reach, "192.0.2.2", 10)).as("2 are left").isEqualTo(2);
        services.clock.forward(Duration.ofSeconds(25)); // it was 08:00:00
        assertThat(calls.pause(reach, "192.0.2.3")).isEqualTo(Duration.ofSeconds(35));
        services.clock.forward(Duration.ofSeconds(35));
        assertThat(answered(reach, "192.0.2.2", 1)).isEqualTo(1);
    }

    @Test
    void keepsTheCallsOfThisMinuteAndTheOneBefore() {
        var reach = reach(issue(12));
        for (int minute = 0; minute < 4; minute++) {
            answered(reach, "192.0.2." + minute, 1);
            services.clock.forward(Duration.ofMinutes(1));
        }
        assertThat(rows("count(*)", "calls = 1")).as("a visitor and all of them, of two minutes").isEqualTo(4);
    }

    private int rows(String what, String where) {
        return services.jdbi.withHandle(handle -> handle.createQuery("select %s from api_token_calls where %s".formatted(what, where)).mapTo(Integer.class).one());
    }

    /** 8 threads make 600 calls, one a second: the minute turns nine times while others count. */
    @Test
    void countsWhileTheMinuteTurns() throws Exception {
        var reach = reach(issue(10_000));
        var ticking = new ShopCalls(services.jdbi, new TickingClock());
        var visitors = new AtomicInteger();
        var tasks = Collections.<Callable<Boolean>>nCopies(600, () -> ticking.pause(reach, "192.0.2." + visitors.incrementAndGet()).isZero());
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answered : threads.invokeAll(tasks)) {
                assertThat(answered.get()).isTrue();
            }
        }
        assertThat(rows("calls", "visitor = '' order by minute desc limit 1")).as("of the last minute").isEqualTo(60);
    }

    @Test
    void whatIsRefusedAnywayLeavesNoRow() {
        var reach = reach(issue(10));
        assertThat(answered(reach, "192.0.2.1", 10)).isEqualTo(10);
        assertThat(answered(reach, "192.0.2.2", 1)).isZero();
        assertThat(answered(reach, "192.0.2.1", 1)).isZero();
        assertThat(rows("count(*)", "calls = 10")).isEqualTo(2);
        assertThat(rows("count(*)", "calls <> 10")).isZero();
    }

    @Test
    void oneNetworkIsOneVisitor() {
        var reach = reach(issue(80));
        assertThat(answered(reach, "2001:db8::1", 15) + answered(reach, "2001:db8::2", 15)).isEqualTo(20);
        assertThat(answered(reach, "2001:db8:0:1::1", 15)).isEqualTo(15);
    }

    /** A quarter of 80 calls are 20; the refused ones do not count for others. */
    @Test
    void oneVisitorGetsAQuarter() {
        var reach = reach(issue(80));
        assertThat(answered(reach, "192.0.2.1", 200)).isEqualTo(20);
        assertThat(answered(reach, "192.0.2.2", 20)).isEqualTo(20);
    }

    @Test
    void makingAndRevokingAreInTheAuditTrail() {
        var token = issue(7);
        BOSS.run(() -> services.tokens.revoke(token.id()));
        assertThat(services.audited.fired()).filteredOn(one -> one.entity().equals("token")).extracting(Audited::action).containsExactly("security.issueToken", "security.revokeToken");
        assertThat(services.audited.fired()).filteredOn(one -> one.action().equals("security.issueToken")).first().extracting(Audited::after).asString()
                .contains("https://shop.example, https://m.shop.example", "7 calls a minute").doesNotContain(token.token());
    }

    @Test
    void standsInTheListWithItsPages() {
        issue(7);
        assertThat(as(BOSS, () -> services.tokens.page(TableQuery.ALL, 0, 10))).singleElement().satisfies(one -> {
            assertThat(one.scope()).isEqualTo("promise");
            assertThat(one.origins()).isEqualTo("https://m.shop.example, https://shop.example");
        });
    }
}
