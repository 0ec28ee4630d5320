package org.quartermaster.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.forecasting.features.FeatureNames;
import org.quartermaster.forecasting.models.Rhythm;
import org.quartermaster.forecasting.selection.PipelineOptions;

/** What is written beside the trees of a run. */
final class ModelRecords {

    private ModelRecords() {
    }

    static void assertSayWhereTreesComeFrom(Jdbi jdbi, long run, LocalDate lastDay) {
        List<Map<String, Object>> models = jdbi.withHandle(handle -> handle.createQuery("""
                select trained_from, trained_to, training_rows, features, options, seed, trees, libraries, sha256 = sha2(content, 256) as is_whole from forecast_model where run_id = ? and name like 'mean%'
                """).bind(0, run).mapToMap().list());
        assertThat(models).isNotEmpty().allSatisfy(model -> {
            assertThat(model.get("trained_from")).hasToString(lastDay.minusDays(ForecastRun.HISTORY_DAYS - 1L).toString());
            assertThat(model.get("trained_to")).hasToString(lastDay.toString());
            assertThat(number(model, "training_rows")).isBetween(1, 20_000);
            assertThat(model.get("features").toString().split(",")).containsExactlyElementsOf(FeatureNames.of(Rhythm.DAILY));
            assertThat(model.get("options").toString()).contains("Tweedie");
            assertThat(((Number) model.get("seed")).longValue()).isEqualTo(PipelineOptions.DEFAULT.seed());
            assertThat(number(model, "trees")).isPositive();
            assertThat(model.get("libraries").toString()).matches("java \\d.*, quartermaster .+, smile \\d.*");
            assertThat(number(model, "is_whole")).isEqualTo(1);
        });
    }

    private static int number(Map<String, Object> row, String name) {
        return ((Number) row.get(name)).intValue();
    }
}
