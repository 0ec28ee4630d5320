package org.quartermaster.delivery.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.delivery.planning.TravelMatrix;
import org.quartermaster.delivery.planning.TravelMatrix.Place;
import org.quartermaster.delivery.travel.Travels.Travelled;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;

/** A matrix service on loopback answers 1,000 m and 100 s for each pair, or says that it is broken. */
class TravelsIT {
    private static final Place DEPOT = new Place(50, 8);

    private final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T05:00:00Z"), ZoneOffset.UTC);
    private final Recorded<Audited> audited = new Recorded<>();
    private final KnownLegs known = new KnownLegs(jdbi, clock, audited);
    private final List<Integer> asked = new ArrayList<>();
    private HttpServer server;
    private TravelSetup setup;
    private Calibrations calibrations;
    private Travels travels;
    private int status = 200;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/table/v1/driving", this::answer);
        server.start();
        setup = new TravelSetup(jdbi, clock, audited, AllowedHosts.of(host()));
        calibrations = new Calibrations(jdbi, clock, setup, audited);
        travels = new Travels(setup, calibrations, known);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private static int count(String query, String name) {
        String list = Arrays.stream(query.split("&")).filter(part -> part.startsWith(name + "=")).findFirst().orElseThrow();
        return list.substring(name.length() + 1).split(";").length;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        int rows = count(query, "sources");
        int columns = count(query, "destinations");
        asked.add(rows * columns);
        byte[] body = "{\"code\":\"Ok\",\"durations\":%s,\"distances\":%s}".formatted(table(rows, columns, "99.2"), table(rows, columns, "1000")).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Location", "http://" + host() + "/table/v1/driving/elsewhere");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String table(int rows, int columns, String value) {
        String row = IntStream.range(0, columns).mapToObj(_ -> value).collect(Collectors.joining(",", "[", "]"));
        return IntStream.range(0, rows).mapToObj(_ -> row).collect(Collectors.joining(",", "[", "]"));
    }

    private static List<Place> places(int stops) {
        var places = new ArrayList<>(List.of(DEPOT));
        IntStream.rangeClosed(1, stops).forEach(i -> places.add(new Place(50 + 0.01 * i, 8)));
        return places;
    }

    private static <T> T as(Callable<T> work) throws Exception {
        return Actor.NIGHT_RUN.call(work::call);
    }

    private void state(TravelSettings.Source source) {
        Actor.NIGHT_RUN.run(() -> setup.state(new TravelSettings(source, 1.3, 42, true, MatrixProtocol.OSRM, "http://" + host() + "/table/v1/driving")));
    }

    private Travelled between(List<Place> places) throws Exception {
        return as(() -> travels.between(places, Duration.ofSeconds(20)));
    }

    @Test
    void estimatesAsStatedAsLongAsNothingElseIsSaid() throws Exception {
        Travelled travelled = between(places(1));
        double road = 1.3 * TravelMatrix.haversine(DEPOT, places(1).get(1));
        assertThat(travelled.isPlain()).isTrue();
        assertThat(travelled.matrix().metres(0, 1)).isEqualTo((int) Math.round(road));
        assertThat(travelled.matrix().seconds(1, 0)).isEqualTo((int) Math.ceil(road / (42 / 3.6)));
        assertThat(asked).isEmpty();
    }

    /** 61 places are 3,660 legs, in blocks of 50 with the diagonal: 61² cells. One more place then costs 61 + 61 cells, and the same again none. */
    @Test
    void asksForALegOnceAndThenOnlyForWhatIsNew() throws Exception {
        state(TravelSettings.Source.SERVICE);
        Travelled first = between(places(60));
        assertThat(first.asked()).isEqualTo(61 * 60);
        assertThat(first.matrix().metres(3, 40)).isEqualTo(1_000);
        assertThat(first.matrix().seconds(40, 3)).isEqualTo(100);
        assertThat(asked.stream().mapToInt(cells -> cells).sum()).isEqualTo(61 * 61);

        asked.clear();
        assertThat(between(places(60)).asked()).isZero();
        assertThat(asked).isEmpty();

        Travelled more = between(places(61));
        assertThat(more.asked()).isEqualTo(2 * 61);
        assertThat(asked.stream().mapToInt(cells -> cells).sum()).isEqualTo(2 * 61);
        assertThat(more.silence()).isEmpty();
    }

    @Test
    void estimatesAndSaysSoWhenTheServiceIsBroken() throws Exception {
        state(TravelSettings.Source.SERVICE);
        status = 500;
        Travelled travelled = between(places(2));
        assertThat(travelled.known()).isZero();
        assertThat(travelled.silence()).contains("500");
        assertThat(travelled.matrix().metres(0, 1)).isGreaterThan(1_000);
    }

    @Test
    void followsNoRedirect() throws Exception {
        state(TravelSettings.Source.SERVICE);
        status = 302;
        assertThat(between(places(1)).silence()).contains("302");
        assertThat(asked).hasSize(1);
    }

    @Test
    void refusesHostsThatWereNotAllowed() {
        for (String url : List.of("http://169.254.169.254/table", "http://localhost:" + server.getAddress().getPort() + "/x", "file:///etc/passwd",
                "http://a:b@" + host() + "/table", "http://" + host() + ".example/table")) {
            assertThatThrownBy(() -> Actor.NIGHT_RUN.run(() -> setup.state(new TravelSettings(TravelSettings.Source.SERVICE, 1.3, 42, true, MatrixProtocol.OSRM, url)))).as(url)
                    .isInstanceOf(Conflict.class);
        }
    }

    /** A file knows the way out but not back, and 20 m beside the stop it is still the same place only to a ten-thousandth of a degree. */
    @Test
    void takesUploadedLegsAndEstimatesTheOthers() throws Exception {
        state(TravelSettings.Source.KNOWN);
        Place stop = places(1).get(1);
        as(() -> known.upload(List.of(new KnownLegs.Leg(DEPOT, stop, 5_000, 600))));
        TravelMatrix matrix = between(List.of(DEPOT, stop, new Place(stop.latitude() + 0.00003, stop.longitude()), new Place(stop.latitude() + 0.002, 8))).matrix();
        assertThat(List.of(matrix.metres(0, 1), matrix.metres(0, 2))).containsOnly(5_000);
        assertThat(matrix.seconds(0, 1)).isEqualTo(600);
        assertThat(matrix.metres(1, 0)).isLessThan(2_000);
        assertThat(matrix.metres(0, 3)).isLessThan(2_000);
        assertThat(as(known::counts)).extracting(KnownLegs.Count::source, KnownLegs.Count::legs).containsExactly(org.assertj.core.groups.Tuple.tuple("file", 1L));
        assertThat(as(() -> known.forget("file"))).isEqualTo(1);
        assertThatThrownBy(() -> new KnownLegs.Leg(DEPOT, new Place(8, 250), 1, 1)).hasMessageContaining("swapped");
        assertThat(asked).isEmpty();
    }

    /** Thirty trips from one stop to the next 1,112 m north, each 200 s long with 1.7 km on the odometer: pace 179.9 s/km, factor 1.529. */
    private void drive() {
        FactRows.warehouses(jdbi, 1);
        jdbi.useHandle(handle -> {
            handle.execute("insert into delivery_plan (id, day, warehouse_id, origin, state, created_at, created_by, latitude, longitude, zone, road_factor, speed_kmh, curve) "
                    + "values (1, '2026-11-01', 1, 'run', 'old', '2026-11-01', 'x', 50, 8, 'UTC', 1.3, 42, '')");
            for (int stop = 0; stop < 2; stop++) {
                handle.execute("insert into delivery_stop (plan_id, stop_no, order_id, order_code, customer, ship_to, latitude, longitude, millilitres, grams, pieces, order_value, "
                        + "windows, service_seconds, priority, penalty_cents, late_cents, skills) values (1, ?, ?, 'O', 'C', 'S', ?, 8.05, 0, 0, 1, 1, '0-86400', 60, 1, 0, 0, 0)",
                        stop, stop, 50.01 + 0.01 * stop);
            }
            for (int day = 1; day <= 30; day++) {
                handle.execute("insert into delivery_visit (day, order_id, warehouse_id, plan_id, stop_no, vehicle_no, state, arrived_at, left_at, odometer_km, recorded_by) values "
                        + "(date('2026-10-01') + interval ? day, 1, 1, 1, 0, 0, 'done', '2026-11-01 09:00:00', '2026-11-01 09:05:00', 100, 'x')", day);
                handle.execute("insert into delivery_visit (day, order_id, warehouse_id, plan_id, stop_no, vehicle_no, state, arrived_at, left_at, odometer_km, recorded_by) values "
                        + "(date('2026-10-01') + interval ? day, 2, 1, 1, 1, 0, 'done', '2026-11-01 09:08:20', '2026-11-01 09:12:00', 101.7, 'x')", day);
            }
        });
    }

    @Test
    void measuresTravelOnWhatDriversCheckedOffAndUsesItWhenItIsBetter() throws Exception {
        assertThatThrownBy(() -> as(calibrations::measure)).isInstanceOf(Conflict.class);
        drive();
        Calibration made = as(calibrations::measure);

        assertThat(made.everywhere().legs()).isEqualTo(30);
        assertThat(made.checkedLegs()).isEqualTo(6);
        assertThat(made.isBetter()).isTrue();
        assertThat(made.regions()).hasSize(1);
        // stated 1.3 · 3600 / 42 = 111.43 s/km; all (30 · 179.86 + 10 · 111.43) / 40 = 162.75; the region (30 · 179.86 + 10 · 162.75) / 40 = 175.58
        assertThat(made.regions().getFirst().local().secondsPerKm()).isCloseTo(175.58, within(0.05));
        // all (30 · 1.5288 + 10 · 1.3) / 40 = 1.4716; the region (30 · 1.5288 + 10 · 1.4716) / 40 = 1.5145
        assertThat(made.regions().getFirst().local().roadFactor()).isCloseTo(1.5145, within(0.001));
        Travelled travelled = between(List.of(new Place(50.01, 8.05), new Place(50.02, 8.05)));
        assertThat(travelled.matrix().seconds(0, 1)).isEqualTo(196); // 1.11195 km · 175.58
        assertThat(travelled.isPlain()).isFalse();

        Actor.NIGHT_RUN.run(() -> setup.state(new TravelSettings(TravelSettings.Source.ESTIMATE, 1.3, 42, false, MatrixProtocol.OSRM, "")));
        assertThat(between(places(1)).isPlain()).isTrue();
    }

    @Test
    void keepsAMatrixAsItIs() {
        var matrix = new TravelMatrix(2, new int[] {0, 5, 7, 0}, new int[] {0, 50, 70_000, 0});
        TravelMatrix back = jdbi.withHandle(handle -> Matrices.load(handle, new Matrices(jdbi).keep(matrix, 2)));
        assertThat(List.of(back.metres(0, 1), back.metres(1, 0), back.seconds(0, 1), back.seconds(1, 0))).containsExactly(5, 7, 50, 70_000);
    }
}
