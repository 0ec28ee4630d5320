package org.quartermaster.launcher.bench.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartermaster.launcher.bench.replenishment.ReplenishmentBench;

class ResultsFileTest {

    @TempDir
    Path folder;

    @Test
    void keepsWhatOtherRunsWrote() throws IOException {
        Path file = folder.resolve("results.json");
        Files.writeString(file, "broken {");
        ResultsFile.put(file, Map.of("parts", List.of(1)));
        ResultsFile.put(file, Map.of("jointPlan", Map.of("gap", 0.5)));
        ResultsFile.put(file, Map.of("parts", List.of(2)));
        assertThat(new ObjectMapper().readTree(file.toFile())).isEqualTo(new ObjectMapper().readTree("{\"parts\": [2], \"jointPlan\": {\"gap\": 0.5}}"));
        assertThat(folder.resolve("results.json.unreadable")).as("what could not be read is put aside").hasContent("broken {");
    }

    @Test
    void aJointPlanRefusesOptionsThatItDoesNotKnow() {
        assertThatThrownBy(() -> ReplenishmentBench.main("--skus", "10", "--colour", "blue")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("--colour");
        assertThatThrownBy(() -> ReplenishmentBench.main("--weeks", "8", "--skus")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("--skus needs");
    }
}
