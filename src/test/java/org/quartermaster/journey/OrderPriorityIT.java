package org.quartermaster.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.quartermaster.testing.RunningServer;

/** Who is served before others, over REST. */
class OrderPriorityIT {

    private static final RunningServer SERVER = RunningServer.get();
    private static long id;

    @BeforeAll
    static void anOpenOrder() throws InterruptedException {
        SERVER.awaitJobs(Duration.ofMinutes(10));
        JsonObject newest = RunningServer.json(SERVER.get("/api/v1/orders?limit=1")).getJsonArray("items").getJsonObject(0);
        assertThat(newest.getString("state")).isIn("open", "allocated", "planned");
        id = newest.getJsonNumber("id").longValue();
    }

    private static HttpResponse<String> read() {
        return SERVER.get("/api/v1/orders/" + id);
    }

    private static HttpResponse<String> change(String json) {
        return SERVER.send(SERVER.request("/api/v1/orders/" + id).header("Content-Type", "application/json").header("If-Match", read().headers().firstValue("ETag").orElseThrow())
                .method("PATCH", BodyPublishers.ofString(json)));
    }

    @Test
    void isChangedListedAndFiltered() {
        assertThat(RunningServer.json(read()).getString("priority")).isEqualTo("usual");
        var changed = change("{\"priority\":\"first\"}");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(RunningServer.json(changed).getString("priority")).isEqualTo("first");
        assertThat(RunningServer.json(SERVER.get("/api/v1/orders?filter=priority:in:first")).getJsonArray("items").getValuesAs(JsonObject.class))
                .extracting(order -> order.getJsonNumber("id").longValue()).containsExactly(id);
        assertThat(change("{\"priority\":\"usual\"}").statusCode()).isEqualTo(200);
    }

    @Test
    void anythingElseIsRefused() {
        assertThat(change("{\"priority\":\"soon\"}").statusCode()).isEqualTo(400);
        assertThat(change("{\"priority\":\"high\",\"state\":\"held\"}").statusCode()).as("one thing at a time").isEqualTo(400);
        assertThat(change("{}").statusCode()).isEqualTo(400);
        assertThat(SERVER.send(SERVER.anonymous("/api/v1/orders/" + id).header("Content-Type", "application/json").header("If-Match", "\"0\"")
                .method("PATCH", BodyPublishers.ofString("{\"priority\":\"high\"}"))).statusCode()).isEqualTo(401);
        assertThat(SERVER.send(SERVER.request("/api/v1/orders/" + id).header("Content-Type", "application/json").header("If-Match", "\"99\"")
                .method("PATCH", BodyPublishers.ofString("{\"priority\":\"high\"}"))).statusCode()).as("seen long ago").isEqualTo(412);
        assertThat(RunningServer.json(read()).getString("priority")).isEqualTo("usual");
    }
}
