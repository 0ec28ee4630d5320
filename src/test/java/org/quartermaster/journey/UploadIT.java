package org.quartermaster.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.quartermaster.testing.RunningServer;

/** Files over REST as browsers and {@code curl -F} send them. Nothing is imported: a given file changes nothing before its start. */
class UploadIT {

    private static final String SKUS = "SKU;Name;Unit cost\r\n0007;台灯;3,50\r\n0008;Lampe;4,25\r\n";

    private final RunningServer server = RunningServer.get();

    private HttpResponse<String> send(String type, String body) {
        return server.send(server.request("/api/v1/imports").header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> form(String... parts) {
        var body = new StringBuilder();
        for (String part : parts) {
            body.append("--cut\r\nContent-Disposition: form-data; ").append(part).append("\r\n");
        }
        return send("multipart/form-data; boundary=cut", body + "--cut--\r\n");
    }

    private static String file(String name) {
        return "name=\"file\"; filename=\"" + name + "\"\r\nContent-Type: text/csv\r\n\r\n" + SKUS;
    }

    @Test
    void takesTheFileOfAFormWithTheFieldsBesideIt() {
        var answer = form(file("商品.csv"), "name=\"kind\"\r\n\r\nskus");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var look = RunningServer.json(answer);
        assertThat(look.getString("name")).isEqualTo("商品.csv");
        assertThat(look.getInt("bytes")).isEqualTo(SKUS.getBytes(StandardCharsets.UTF_8).length);
        assertThat(look.getJsonObject("choices").getString("kind")).isEqualTo("skus");
    }

    @Test
    void neverUsesTheNameAsAPath() {
        var answer = form(file("../../../etc/cron.d/\\\"evil\\\".csv"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(RunningServer.json(answer).getString("name")).isEqualTo("evil.csv");
    }

    @Test
    void refusesFormsWithoutAFileOrWithTwo() {
        assertThat(form("name=\"kind\"\r\n\r\nskus").statusCode()).isEqualTo(400);
        var two = form(file("a.csv"), file("b.csv"));
        assertThat(two.statusCode()).isEqualTo(400);
        assertThat(two.body()).contains("b.csv").contains("one file at a time");
    }

    @Test
    void refusesABodyThatIsNoForm() {
        assertThat(send("multipart/form-data", SKUS).statusCode()).isEqualTo(400);
        assertThat(send("multipart/form-data; boundary=cut", SKUS).statusCode()).isEqualTo(400);
        assertThat(send("multipart/form-data; boundary=cut", "--cut\r\nContent-Disposition: form-data; " + file("a.csv")).statusCode()).as("cut off").isEqualTo(400);
    }

    @Test
    void refusesAFileThatIsNoTable() {
        assertThat(form("name=\"file\"; filename=\"page.csv\"\r\n\r\n<!doctype html><html><body>a shop</body></html>").statusCode()).isEqualTo(422);
        assertThat(form("name=\"file\"; filename=\"empty.csv\"\r\n\r\n").statusCode()).isEqualTo(422);
    }
}
