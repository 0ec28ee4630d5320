package org.quartermaster.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quartermaster.testing.RunningServer;

/** Work that people ask for by its kind alone. */
class JobsByHandIT {

    private static final RunningServer SERVER = RunningServer.get();

    @Test
    void workThatIsToldTooLittleIsRefusedWithWhatItNeeds() {
        Map.of("replenishment.ahead", "supplier", "forecasting.network-trial", "model", "forecasting.network-test", "model", "imports.file", "id").forEach((kind, needed) -> {
            assertRefused(asked("{\"kind\":\"%s\"}".formatted(kind)), "jobs.missing", kind, needed);
            assertRefused(asked("{\"kind\":\"%s\",\"parameters\":{\"%s\":\" \"}}".formatted(kind, needed)), "jobs.missing", kind, needed);
        });
    }

    @Test
    void kindThatNobodyOffersIsRefused() {
        assertRefused(asked("{\"kind\":\"coffee\"}"), "jobs.kind", "coffee", "forecasting.run");
    }

    private static HttpResponse<String> asked(String body) {
        return SERVER.post("/api/v1/jobs", body);
    }

    private static void assertRefused(HttpResponse<String> answer, String code, String... said) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(RunningServer.json(answer).getString("code")).isEqualTo(code);
        assertThat(RunningServer.json(answer).getString("detail")).contains(said);
    }
}
