package org.quartermaster.forecasting.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
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
    void namesEveryNetworkThatAnsweredAPartAndEveryOneThatDidNot() {
        NetworkUse promoted = new NetworkUse("mine", "CUDA GPU_FOUND", "", "");
        NetworkUse shipped = new NetworkUse("qm-zero", "CPU NO_CUDA_IN_BUILD", "", "model 3 is not used: NO_NUMBERS, step 2 is NaN");
        var whole = RunReport.together(List.of(one.with(promoted), other.with(shipped), one.with(shipped), one), Rhythm.DAILY).network();
        assertThat(whole).isEqualTo(new NetworkUse("mine + qm-zero", "CUDA GPU_FOUND", "", "model 3 is not used: NO_NUMBERS, step 2 is NaN"));
        assertThat(whole.words()).isEqualTo("model 3 is not used: NO_NUMBERS, step 2 is NaN → mine + qm-zero answered");
        assertThat(promoted.words()).as("all went well").isEmpty();
    }

    @Test
    void readsWhatItWrote() throws IOException {
        RunReport answered = one.with(new NetworkUse("qm-zero", "CPU CUDA_DID_NOT_LOAD", "libcudnn.so.9: no such file", ""));
        assertThat(readBack(written(answered))).usingRecursiveComparison().ignoringFields("calibration", "timing").isEqualTo(answered);
    }

    @Test
    void readsWhatAnEarlierReleaseWrote() throws IOException {
        byte[] now = written(one);
        // four empty texts of two bytes each did not stand there
        assertThat(readBack(Arrays.copyOf(now, now.length - 8))).usingRecursiveComparison().ignoringFields("calibration", "timing").isEqualTo(one);
    }

    private static byte[] written(RunReport report) throws IOException {
        var bytes = new ByteArrayOutputStream();
        report.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static RunReport readBack(byte[] bytes) throws IOException {
        return RunReport.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }
}
