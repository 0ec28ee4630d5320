package org.quartermaster.delivery.travel;

import jakarta.json.Json;
import jakarta.json.JsonException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.quartermaster.delivery.planning.TravelMatrix.Place;

/** Asks a matrix service in its protocol. Goes nowhere else: redirects are not followed, answers are read up to {@value #MOST_BYTES} bytes. */
final class MatrixService {
    /** So many begins and ends a request; OSRM takes 100 places and Valhalla 2,500 pairs unless told otherwise. */
    static final int BLOCK = 50;
    private static final String KEY = "QM_MATRIX_KEY";
    private static final int MOST_BYTES = 4 << 20;
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final MatrixProtocol protocol;
    private final URI address;
    private final Duration patience;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER).build();

    /** @param patienceForOne how long one request may take */
    MatrixService(MatrixProtocol spoken, URI checked, Duration patienceForOne) {
        protocol = spoken;
        address = checked;
        patience = patienceForOne;
    }

    /** Whoever runs the server may name a key in the environment; it stands in no table and on no screen. */
    private static String key() {
        return Optional.ofNullable(System.getenv(KEY)).orElse("");
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
            HttpResponse<InputStream> answer = client.send(protocol.request(address, key(), from, to).timeout(patience).header("Accept", "application/json").build(),
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

    private List<KnownLegs.Leg> read(byte[] text, List<Place> from, List<Place> to) {
        try (var reader = Json.createReader(new ByteArrayInputStream(text))) {
            return protocol.read(reader.readObject(), from, to);
        }
    }
}
