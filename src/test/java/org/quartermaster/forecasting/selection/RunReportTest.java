package org.quartermaster.forecasting.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quartermaster.forecasting.models.Rhythm;
import org.quartermaster.forecasting.selection.RunReport.MethodScore;
import org.quartermaster.learning.evaluation.ScoreSums;

class RunReportTest {

    private static MethodScore score(String kind, String method, double demand, double loss) {
        return new MethodScore(kind, method, 2, new ScoreSums(28, demand, loss, 1, 0, 20), 1);
    }

    private static RunReport part(int rows, String learned, String simple, List<MethodScore> scores) {
        return new RunReport(4, 3, rows, learned, simple, scores, null, Calibration.NONE, new RunReport.Timing(Map.of(), 0, 0), List.of());
    }

    private final RunReport one = part(100, "lost", "tsb", List.of(score("all", "tsb", 100, 50), score("all", "sba", 100, 60), score("smooth", "tsb", 100, 50)));
    private final RunReport other = part(50, "used", "sba", List.of(score("all", "tsb", 300, 240), score("all", "sba", 300, 180), score("lumpy", "tsb", 300, 240)));

    @Test
    void addsUpWhatItsPartsScored() {
        var whole = RunReport.together(List.of(one, other), Rhythm.DAILY);
        assertThat(whole.series()).isEqualTo(8);
        assertThat(whole.trainingRows()).isEqualTo(150);
        assertThat(whole.learned()).isEqualTo("used");
        // (50 + 240) / 400 and (60 + 180) / 400: the second part's method is the better one over all
        assertThat(whole.overall("tsb").wql()).isEqualTo(0.725);
        assertThat(whole.overall("sba").wql()).isEqualTo(0.6);
        assertThat(whole.simpleMethod()).isEqualTo("sba");
        assertThat(whole.scores()).extracting(MethodScore::demandClass).containsExactly("all", "all", "smooth", "lumpy");
        assertThat(whole.scores().getFirst().series()).isEqualTo(4);
    }

    @Test
    void readsWhatItWrote() throws IOException {
        var bytes = new ByteArrayOutputStream();
        one.write(new DataOutputStream(bytes));
        var read = RunReport.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(read).usingRecursiveComparison().ignoringFields("calibration", "timing").isEqualTo(one);
    }
}
