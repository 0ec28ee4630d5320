package org.quartermaster.delivery.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.delivery.planning.TravelMatrix.Place;

/** Small services on loopback that read requests and answer as GraphHopper's matrix and Valhalla's sources_to_targets do; answers are computed from what was asked. */
class MatrixProtocolTest {
    private static final List<Place> FROM = List.of(new Place(50, 8), new Place(50.1, 8.1));
    private static final List<Place> TO = List.of(new Place(51, 9), new Place(51.1, 9.1), new Place(0, 0));

    private final List<JsonObject> asked = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private Function<JsonObject, String> service;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean isJson = exchange.getRequestMethod().equals("POST") && "application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
        byte[] body;
        try (var reader = Json.createReader(exchange.getRequestBody())) {
            asked.add(reader.readObject());
            body = service.apply(asked.getLast()).getBytes(StandardCharsets.UTF_8);
        }
        exchange.sendResponseHeaders(isJson ? status : 415, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private List<KnownLegs.Leg> legs(MatrixProtocol protocol, String path) throws Exception {
        var address = URI.create("http://127.0.0.1:%d/%s".formatted(server.getAddress().getPort(), path));
        return new MatrixService(protocol, address, Duration.ofSeconds(5)).legs(FROM, TO);
    }

    /** Degrees of longitude apart × 1,000 m and × 100.5 s; no road to the last place. */
    private static String graphHopper(JsonObject request) {
        var metres = new StringBuilder();
        var seconds = new StringBuilder();
        for (JsonArray from : request.getJsonArray("from_points").getValuesAs(JsonArray.class)) {
            metres.append(metres.isEmpty() ? "[" : ",[");
            seconds.append(seconds.isEmpty() ? "[" : ",[");
            JsonArray targets = request.getJsonArray("to_points");
            for (int i = 0; i < targets.size(); i++) {
                double apart = targets.getJsonArray(i).getJsonNumber(0).doubleValue() - from.getJsonNumber(0).doubleValue();
                metres.append(i == 0 ? "" : ",").append(apart < 0 ? "null" : String.valueOf(1000 * apart));
                seconds.append(i == 0 ? "" : ",").append(apart < 0 ? "null" : String.valueOf(100.5 * apart));
            }
            metres.append("]");
            seconds.append("]");
        }
        return "{\"distances\":[%s],\"times\":[%s],\"info\":{\"copyrights\":[\"GraphHopper\"]}}".formatted(metres, seconds);
    }

    /** The same in kilometres, a cell each. */
    private static String valhalla(JsonObject request, String units, double unit) {
        var rows = Json.createArrayBuilder();
        List<JsonObject> sources = request.getJsonArray("sources").getValuesAs(JsonObject.class);
        List<JsonObject> targets = request.getJsonArray("targets").getValuesAs(JsonObject.class);
        for (int i = 0; i < sources.size(); i++) {
            var row = Json.createArrayBuilder();
            for (int j = 0; j < targets.size(); j++) {
                double apart = targets.get(j).getJsonNumber("lon").doubleValue() - sources.get(i).getJsonNumber("lon").doubleValue();
                var cell = Json.createObjectBuilder().add("from_index", i).add("to_index", j);
                row.add(apart < 0 ? cell.addNull("distance").addNull("time") : cell.add("distance", apart / unit).add("time", 100.5 * apart));
            }
            rows.add(row);
        }
        return Json.createObjectBuilder().add("units", units).add("sources_to_targets", rows).build().toString();
    }

    /** From 8 and 8.1 to 9 and 9.1 degrees: 1.0, 1.1, 0.9 and 1.0 apart. */
    private static void areRight(List<KnownLegs.Leg> legs) {
        assertThat(legs).extracting(KnownLegs.Leg::metres).containsExactly(1000, 1100, 900, 1000);
        assertThat(legs).extracting(KnownLegs.Leg::seconds).containsExactly(101, 111, 91, 101);
        assertThat(legs).extracting(KnownLegs.Leg::from).containsExactly(FROM.get(0), FROM.get(0), FROM.get(1), FROM.get(1));
        assertThat(legs).extracting(KnownLegs.Leg::to).containsExactly(TO.get(0), TO.get(1), TO.get(0), TO.get(1));
    }

    @Test
    void speaksGraphHopper() throws Exception {
        service = MatrixProtocolTest::graphHopper;
        areRight(legs(MatrixProtocol.GRAPHHOPPER, "api/1/matrix"));
        assertThat(asked.getFirst().getString("profile")).isEqualTo("car");
        assertThat(asked.getFirst().getBoolean("fail_fast")).isFalse();
        assertThat(asked.getFirst().getJsonArray("out_arrays").toString()).isEqualTo("[\"times\",\"distances\"]");
    }

    @Test
    void speaksValhalla() throws Exception {
        service = request -> valhalla(request, "kilometers", 1);
        areRight(legs(MatrixProtocol.VALHALLA, "sources_to_targets"));
        assertThat(asked.getFirst().getString("costing")).isEqualTo("auto");
    }

    /** 1.609344 km to the mile, whatever was asked for. */
    @Test
    void readsMilesAndConciseTables() throws Exception {
        service = request -> valhalla(request, "miles", 1.609344);
        areRight(legs(MatrixProtocol.VALHALLA, "sources_to_targets"));
        service = _ -> "{\"units\":\"kilometers\",\"sources_to_targets\":{\"distances\":[[1.0,1.1,null],[0.9,1.0,null]],\"durations\":[[100.5,110.55,null],[90.45,100.5,null]]}}";
        areRight(legs(MatrixProtocol.VALHALLA, "sources_to_targets"));
    }

    @Test
    void isSilentWhenTheAnswerIsNoTable() {
        for (String answer : List.of("{\"message\":\"Wrong credentials\"}", "[]", "no", "{\"distances\":[[1]],\"times\":[[1]]}", "{\"distances\":[[\"a\",1,1],[1,1,1]],\"times\":7}",
                "{\"sources_to_targets\":[[{\"time\":1}]]}")) {
            service = _ -> answer;
            for (MatrixProtocol protocol : List.of(MatrixProtocol.GRAPHHOPPER, MatrixProtocol.VALHALLA)) {
                assertThatThrownBy(() -> legs(protocol, "x")).as("%s: %s", protocol, answer).isInstanceOf(MatrixService.Silent.class);
            }
        }
        service = MatrixProtocolTest::graphHopper;
        status = 429;
        assertThatThrownBy(() -> legs(MatrixProtocol.GRAPHHOPPER, "api/1/matrix")).isInstanceOf(MatrixService.Silent.class).hasMessageContaining("429");
    }
}
