package org.quartermaster.delivery.travel;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.quartermaster.delivery.planning.TravelMatrix.Place;

/** How a matrix service wants to be asked and how it answers: metres and seconds from each of some places to each of some. */
public enum MatrixProtocol {
    /** {@code GET …/table/v1/driving/lon,lat;…?sources=…&destinations=…&annotations=duration,distance}: metres, seconds. */
    OSRM("https://osrm.example/table/v1/driving") {
        @Override
        HttpRequest.Builder request(URI address, String key, List<Place> from, List<Place> to) {
            String places = Stream.concat(from.stream(), to.stream()).map(place -> String.format(Locale.ROOT, "%.5f,%.5f", place.longitude(), place.latitude()))
                    .collect(Collectors.joining(";"));
            return HttpRequest.newBuilder(URI.create("%s/%s?sources=%s&destinations=%s&annotations=duration,distance".formatted(bare(address), places, numbers(0, from.size()),
                    numbers(from.size(), from.size() + to.size()))));
        }

        @Override
        List<KnownLegs.Leg> read(JsonObject answer, List<Place> from, List<Place> to) {
            JsonArray seconds = answer.getJsonArray("durations");
            JsonArray metres = answer.getJsonArray("distances");
            return legs(from, to, i -> metres.getJsonArray(i), i -> seconds.getJsonArray(i), 1);
        }
    },

    /** {@code POST …/matrix} with {@code from_points}, {@code to_points}, {@code out_arrays}: metres, seconds; null where no road leads. */
    GRAPHHOPPER("https://graphhopper.example/api/1/matrix") {
        @Override
        HttpRequest.Builder request(URI address, String key, List<Place> from, List<Place> to) {
            var body = Json.createObjectBuilder().add("profile", "car").add("from_points", points(from)).add("to_points", points(to))
                    .add("out_arrays", Json.createArrayBuilder().add("times").add("distances")).add("fail_fast", false).build();
            String query = key.isEmpty() ? "" : "?key=" + URLEncoder.encode(key, StandardCharsets.UTF_8);
            return post(bare(address) + query, body);
        }

        private static JsonArrayBuilder points(List<Place> places) {
            var points = Json.createArrayBuilder();
            places.forEach(place -> points.add(Json.createArrayBuilder().add(place.longitude()).add(place.latitude())));
            return points;
        }

        @Override
        List<KnownLegs.Leg> read(JsonObject answer, List<Place> from, List<Place> to) {
            JsonArray metres = answer.getJsonArray("distances");
            JsonArray seconds = answer.getJsonArray("times");
            return legs(from, to, i -> metres.getJsonArray(i), i -> seconds.getJsonArray(i), 1);
        }
    },

    /** {@code POST …/sources_to_targets} with {@code sources}, {@code targets}, {@code costing}: kilometres or miles, seconds; null where no road leads. */
    VALHALLA("https://valhalla.example/sources_to_targets") {
        private static final double MILE = 1609.344;

        @Override
        HttpRequest.Builder request(URI address, String key, List<Place> from, List<Place> to) {
            return post(bare(address), Json.createObjectBuilder().add("sources", places(from)).add("targets", places(to)).add("costing", "auto").add("units", "kilometers").build());
        }

        private static JsonArrayBuilder places(List<Place> some) {
            var places = Json.createArrayBuilder();
            some.forEach(place -> places.add(Json.createObjectBuilder().add("lat", place.latitude()).add("lon", place.longitude())));
            return places;
        }

        /** Cell by cell, or as two tables when the service was told to be concise. */
        @Override
        List<KnownLegs.Leg> read(JsonObject answer, List<Place> from, List<Place> to) {
            double unit = answer.getString("units", "kilometers").startsWith("mi") ? MILE : 1000;
            if (answer.get("sources_to_targets") instanceof JsonObject tables) {
                return legs(from, to, i -> tables.getJsonArray("distances").getJsonArray(i), i -> tables.getJsonArray("durations").getJsonArray(i), unit);
            }
            JsonArray rows = answer.getJsonArray("sources_to_targets");
            return legs(from, to, i -> column(rows.getJsonArray(i), "distance"), i -> column(rows.getJsonArray(i), "time"), unit);
        }

        private static JsonArray column(JsonArray row, String name) {
            var values = Json.createArrayBuilder();
            row.forEach(cell -> values.add(cell.asJsonObject().getOrDefault(name, JsonValue.NULL)));
            return values.build();
        }
    };

    private final String example;

    MatrixProtocol(String address) {
        example = address;
    }

    abstract HttpRequest.Builder request(URI address, String key, List<Place> from, List<Place> to);

    /** The legs in an answer; pairs without a road are left out. Fails when it is no such table. */
    abstract List<KnownLegs.Leg> read(JsonObject answer, List<Place> from, List<Place> to);

    /** An address as it may read. */
    public String example() {
        return example;
    }

    /** As it stands in tables, text keys and REST. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String bare(URI address) {
        return address.toString().replaceFirst("/+$", "");
    }

    private static HttpRequest.Builder post(String address, JsonObject body) {
        return HttpRequest.newBuilder(URI.create(address)).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    private static String numbers(int first, int end) {
        return IntStream.range(first, end).mapToObj(String::valueOf).collect(Collectors.joining(";"));
    }

    private static List<KnownLegs.Leg> legs(List<Place> from, List<Place> to, IntFunction<JsonArray> distances, IntFunction<JsonArray> times, double metresPerUnit) {
        var legs = new ArrayList<KnownLegs.Leg>();
        for (int i = 0; i < from.size(); i++) {
            JsonArray far = distances.apply(i);
            JsonArray lasting = times.apply(i);
            for (int j = 0; j < to.size(); j++) {
                if (far.get(j) instanceof JsonNumber way && lasting.get(j) instanceof JsonNumber time) {
                    legs.add(new KnownLegs.Leg(from.get(i), to.get(j), (int) Math.round(way.doubleValue() * metresPerUnit), (int) Math.ceil(time.doubleValue())));
                }
            }
        }
        return legs;
    }
}
