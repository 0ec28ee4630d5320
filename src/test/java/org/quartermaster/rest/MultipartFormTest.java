package org.quartermaster.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MultipartFormTest {

    private static final String BOUNDARY = "--x1";

    private static MultipartForm form(InputStream body) {
        return MultipartForm.of(new MediaType("multipart", "form-data", Map.of("boundary", BOUNDARY)), body);
    }

    private static MultipartForm form(String body) {
        return form(new ByteArrayInputStream(body.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
    }

    private static String content(MultipartForm.Part part) throws IOException {
        return new String(part.content().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void readsFieldsAndFilesInTheirOrder() throws IOException {
        var form = form("""
                a preamble that nobody reads
                ----x1
                Content-Disposition: form-data; name="kind"

                stock
                ----x1 \t
                content-disposition: form-data; name=file; filename="库存 \\"a\\" %22b%22.csv"
                Content-Type: text/csv

                sku,on hand
                A,1

                ----x1--
                an epilogue""");
        var kind = form.next().orElseThrow();
        assertThat(kind.name()).isEqualTo("kind");
        assertThat(kind.isFile()).isFalse();
        assertThat(kind.text()).isEqualTo("stock");
        var file = form.next().orElseThrow();
        assertThat(file.fileName()).isEqualTo("库存 \"a\" \"b\".csv");
        assertThat(content(file)).isEqualTo("sku,on hand\r\nA,1\r\n");
        assertThat(form.next()).isEmpty();
        assertThat(form.next()).as("asked once more").isEmpty();
    }

    @Test
    void leavesWhatNobodyReadOfAPart() throws IOException {
        var form = form("----x1\nContent-Disposition: form-data; name=a; filename=a\n\n" + "long ".repeat(20_000) + "\n----x1\nContent-Disposition: form-data; name=b\n\nB\n----x1--");
        assertThat(form.next().orElseThrow().content().readNBytes(4)).isEqualTo("long".getBytes(StandardCharsets.US_ASCII));
        assertThat(form.next().orElseThrow().text()).isEqualTo("B");
    }

    @Test
    void takesAnEmptyFile() throws IOException {
        var form = form("----x1\nContent-Disposition: form-data; name=a; filename=\"\"\n\n\n----x1--");
        var part = form.next().orElseThrow();
        assertThat(part.fileName()).isEmpty();
        assertThat(content(part)).isEmpty();
    }

    private static void readAll(MultipartForm form) throws IOException {
        while (form.next().isPresent()) {
            // each part is left unread
        }
    }

    @Test
    void refusesWhatIsNoForm() {
        for (String body : List.of("", "sku,units\nA,1\n", "----x1\nContent-Disposition: form-data; name=a\n\ncut off", "----x1\nX: y\n\nz\n----x1--",
                "----x1\nContent-Disposition: form-data\n\nz\n----x1--", "----x1 no line end\n\n----x1--", "----x1\nX: " + "y".repeat(9_000) + "\n\nz\n----x1--")) {
            assertThatThrownBy(() -> readAll(form(body))).as(body.substring(0, Math.min(40, body.length()))).isInstanceOf(Refused.class);
        }
        assertThatThrownBy(() -> MultipartForm.of(MediaType.MULTIPART_FORM_DATA_TYPE, InputStream.nullInputStream())).isInstanceOf(Refused.class).hasMessageContaining("boundary");
    }

    @Test
    void refusesAFieldThatIsTooLongAndAFormWithTooManyParts() throws IOException {
        var part = form("----x1\nContent-Disposition: form-data; name=a\n\n" + "x".repeat(MultipartForm.LONGEST_TEXT + 1) + "\n----x1--").next().orElseThrow();
        assertThatThrownBy(part::text).isInstanceOf(Refused.class).hasMessageContaining("longer than");
        var many = form("----x1\nContent-Disposition: form-data; name=a\n\nx\n".repeat(MultipartForm.MOST_PARTS + 1) + "----x1--");
        for (int i = 0; i < MultipartForm.MOST_PARTS; i++) {
            assertThat(many.next()).isPresent();
        }
        assertThatThrownBy(many::next).isInstanceOf(Refused.class).hasMessageContaining("at most 20 parts");
    }

    /** Bytes that often look like the beginning of a delimiter. */
    @Provide
    Arbitrary<byte[]> treacherous() {
        return Arbitraries.of("\r", "\n", "\r\n", "\r\n--", "\r\n----x", "----x1", "-", "x", "1", "\0", "\r\r\n----x2", "y".repeat(20_000)).list().ofMaxSize(40)
                .map(pieces -> String.join("", pieces)).filter(text -> !("\r\n" + text + "\r\n").contains("\r\n----x1")).map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Property(tries = 200)
    void givesBackEveryByteHoweverTheBodyArrives(@ForAll("treacherous") byte[] first, @ForAll("treacherous") byte[] second, @ForAll @IntRange(min = 1, max = 40_000) int most)
            throws IOException {
        var body = new ByteArrayOutputStream();
        for (byte[] content : List.of(first, second)) {
            body.writeBytes("----x1\r\nContent-Disposition: form-data; name=f; filename=f\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            body.writeBytes(content);
            body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        body.writeBytes("----x1--\r\n".getBytes(StandardCharsets.US_ASCII));
        var form = form(inPieces(body.toByteArray(), most));
        assertThat(form.next().orElseThrow().content().readAllBytes()).isEqualTo(first);
        assertThat(form.next().orElseThrow().content().readAllBytes()).isEqualTo(second);
        assertThat(form.next()).isEmpty();
    }

    private static InputStream inPieces(byte[] all, int most) {
        var random = new Random(most);
        return new ByteArrayInputStream(all) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1 + random.nextInt(most)));
            }
        };
    }
}
