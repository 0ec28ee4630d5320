package org.quartermaster.delivery.travel;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.quartermaster.delivery.planning.TravelMatrix.Place;

/**
 * Asks a matrix service that speaks OSRM's table interface ({@code GET …/table/v1/driving/lon,lat;…?sources=…&destinations=…&annotations=duration,distance}). Goes
 * nowhere else: redirects are not followed, answers are read up to {@value #MOST_BYTES} bytes.
 */
final class MatrixService {
    /** So many begins and ends a request; a table of OSRM takes 100 places unless told otherwise. */
    static final int BLOCK = 50;
    private static final int MOST_BYTES = 4 << 20;
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final URI address;
    private final Duration patience;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER).build();

    /** @param patienceForOne how long one request may take */
    MatrixService(URI checked, Duration patienceForOne) {
        address = checked;
        patience = patienceForOne;
    }

    /** It did not answer, or not with a table. */
    static final class Silent extends Exception {
        Silent(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The legs from each of some places to each of some; pairs without a road are left out. */
    List<KnownLegs.Leg> legs(List<Place> from, List<Place> to) throws Silent {
        try (client) {
            HttpResponse<InputStream> answer = client.send(HttpRequest.newBuilder(uri(from, to)).timeout(patience).header("Accept", "application/json").build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] text = body.readNBytes(MOST_BYTES + 1);
                if (answer.statusCode() != 200 || text.length > MOST_BYTES) {
                    throw new Silent("%s answered %d with %d bytes.".formatted(address.getHost(), answer.statusCode(), text.length), null);
                }
                return read(text, from, to);
            }
        } catch (IOException | JsonException | ClassCastException | NullPointerException | IndexOutOfBoundsException e) {
            throw new Silent("%s did not answer with a table: %s".formatted(address.getHost(), e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Silent("Asking %s was interrupted.".formatted(address.getHost()), e);
        }
    }

    private URI uri(List<Place> from, List<Place> to) {
        String places = Stream.concat(from.stream(), to.stream()).map(place -> String.format(Locale.ROOT, "%.5f,%.5f", place.longitude(), place.latitude()))
                .collect(Collectors.joining(";"));
        return URI.create("%s/%s?sources=%s&destinations=%s&annotations=duration,distance".formatted(address.toString().replaceFirst("/+$", ""), places,
                numbers(0, from.size()), numbers(from.size(), from.size() + to.size())));
    }

    private static String numbers(int first, int end) {
        return IntStream.range(first, end).mapToObj(String::valueOf).collect(Collectors.joining(";"));
    }

    private static List<KnownLegs.Leg> read(byte[] text, List<Place> from, List<Place> to) {
        try (var reader = Json.createReader(new ByteArrayInputStream(text))) {
            JsonObject table = reader.readObject();
            JsonArray seconds = table.getJsonArray("durations");
            JsonArray metres = table.getJsonArray("distances");
            var legs = new ArrayList<KnownLegs.Leg>();
            for (int i = 0; i < from.size(); i++) {
                for (int j = 0; j < to.size(); j++) {
                    JsonValue s = seconds.getJsonArray(i).get(j);
                    JsonValue m = metres.getJsonArray(i).get(j);
                    if (s instanceof JsonNumber time && m instanceof JsonNumber way) {
                        legs.add(new KnownLegs.Leg(from.get(i), to.get(j), (int) Math.round(way.doubleValue()), (int) Math.ceil(time.doubleValue())));
                    }
                }
            }
            return legs;
        }
    }
}
