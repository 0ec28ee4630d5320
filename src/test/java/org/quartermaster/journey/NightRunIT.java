package org.quartermaster.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.quartermaster.testing.RunningServer;

/** What stands in the database after the first night of a new company. */
class NightRunIT {

    private final RunningServer server = RunningServer.get();

    @Test
    void everyStepOfTheFirstNightSucceeds() throws InterruptedException {
        var jobs = server.awaitJobs(Duration.ofMinutes(10));
        assertThat(jobs).extracting(job -> job.getString("kind")).contains("jobs.night", "forecasting.run", "replenishment.plan", "delivery.plan");
        assertThat(jobs).allSatisfy(job -> assertThat(job.getString("state")).as(job.toString()).isEqualTo("done"));
    }

    @Test
    void askingTwiceForTheSameNightRunsItOnce() throws InterruptedException {
        server.awaitJobs(Duration.ofMinutes(10));
        var night = RunningServer.json(server.get("/api/v1/jobs?limit=100")).getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(job -> job.getString("kind").equals("jobs.night")).toList();
        assertThat(night).hasSize(1);
    }
}
