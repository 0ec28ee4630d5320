package org.quartermaster.forecasting.selection;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quartermaster.forecasting.models.Rhythm;
import org.quartermaster.forecasting.reconciliation.LevelChoice;
import org.quartermaster.learning.boosting.BoostedModel;
import org.quartermaster.learning.evaluation.ScoreSums;

/**
 * How a run went.
 *
 * @param series       series forecast
 * @param origins      back-test origins used; 0 when the history is too short
 * @param trainingRows rows of the final learned model, 0 without one
 * @param learned      {@code used}, {@code lost} or {@code too-little-data}
 * @param simpleMethod best single simple method over all series
 * @param scores       per demand class and method; class {@code all} and method {@code chosen} among them
 * @param model        the learned model, or null
 * @param calibration  what was corrected in the learned mean
 * @param timing       how long it took
 * @param levels       how forecasts follow those of their sums
 * @param network      which network answered
 */
public record RunReport(int series, int origins, int trainingRows, String learned, String simpleMethod, List<MethodScore> scores, BoostedModel model,
                        Calibration calibration, Timing timing, List<LevelChoice> levels, NetworkUse network) {

    /** Method code of what each series got. */
    public static final String CHOSEN = "chosen";
    /** Class code of all series together. */
    public static final String ALL = "all";

    /** Without a network. */
    public RunReport(int series, int origins, int trainingRows, String learned, String simpleMethod, List<MethodScore> scores, BoostedModel model, Calibration calibration, Timing timing,
                     List<LevelChoice> levels) {
        this(series, origins, trainingRows, learned, simpleMethod, scores, model, calibration, timing, levels, NetworkUse.NONE);
    }

    /** The same, in which this network answered. */
    RunReport with(NetworkUse answered) {
        return new RunReport(series, origins, trainingRows, learned, simpleMethod, scores, model, calibration, timing, levels, answered);
    }

    /**
     * How long the parts of a run took.
     *
     * @param training seconds per learned method, all its trainings together
     * @param weighing seconds for features, calibration, weights and back-tests
     * @param forecast seconds for the forecasts
     */
    public record Timing(Map<String, Double> training, double weighing, double forecast) {
    }

    /**
     * One method's back-test in one demand class.
     *
     * @param series series with a score
     * @param chosen series in whose forecast it has a weight
     */
    public record MethodScore(String demandClass, String method, int series, ScoreSums sums, int chosen) {
        private MethodScore plus(MethodScore other) {
            return new MethodScore(demandClass, method, series + other.series, sums.plus(other.sums), chosen + other.chosen);
        }
    }

    /**
     * The run that these made together, each over series of its own. There is no one model and nothing that all had to correct: those stay with the parts.
     *
     * @param parts at least one, of the same rhythm
     */
    public static RunReport together(List<RunReport> parts, Rhythm rhythm) {
        var scores = new LinkedHashMap<String, MethodScore>();
        parts.forEach(part -> part.scores.forEach(score -> scores.merge(score.demandClass + "/" + score.method, score, MethodScore::plus)));
        List<MethodScore> ordered = scores.values().stream().sorted(Comparator.comparing(score -> !score.demandClass.equals(ALL))).toList();
        RunReport first = parts.getFirst();
        var whole = new RunReport(parts.stream().mapToInt(RunReport::series).sum(), parts.stream().mapToInt(RunReport::origins).max().orElse(0),
                parts.stream().mapToInt(RunReport::trainingRows).sum(), learned(parts), first.simpleMethod, ordered, null, Calibration.NONE, first.timing, LevelChoice.together(parts.stream().map(RunReport::levels).toList()));
        String simple = Members.codes(rhythm).subList(0, Members.SIMPLE).stream().filter(code -> !Double.isNaN(whole.overall(code).wql()))
                .min(Comparator.comparingDouble(code -> whole.overall(code).wql())).orElse(first.simpleMethod);
        return new RunReport(whole.series, whole.origins, whole.trainingRows, whole.learned, simple, ordered, null, Calibration.NONE, whole.timing, whole.levels,
                NetworkUse.together(parts.stream().map(RunReport::network).toList()));
    }

    private static String learned(List<RunReport> parts) {
        return List.of("used", "lost").stream().filter(code -> parts.stream().anyMatch(part -> part.learned.equals(code))).findFirst().orElse("too-little-data");
    }

    /** Writes everything but the model, what was corrected, and the time it took; the stream stays open. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(series);
        out.writeInt(origins);
        out.writeInt(trainingRows);
        out.writeUTF(learned);
        out.writeUTF(simpleMethod);
        out.writeInt(scores.size());
        for (MethodScore score : scores) {
            out.writeUTF(score.demandClass);
            out.writeUTF(score.method);
            out.writeInt(score.series);
            score.sums.write(out);
            out.writeInt(score.chosen);
        }
        out.writeInt(levels.size());
        for (LevelChoice level : levels) {
            level.write(out);
        }
        network.write(out);
    }

    /** Reads what {@link #write} wrote. */
    public static RunReport read(DataInput in) throws IOException {
        int series = in.readInt();
        int origins = in.readInt();
        int rows = in.readInt();
        String learned = in.readUTF();
        String simple = in.readUTF();
        var scores = new ArrayList<MethodScore>();
        for (int left = in.readInt(); left > 0; left--) {
            scores.add(new MethodScore(in.readUTF(), in.readUTF(), in.readInt(), ScoreSums.read(in), in.readInt()));
        }
        return new RunReport(series, origins, rows, learned, simple, scores, null, Calibration.NONE, new Timing(Map.of(), 0, 0), levels(in), NetworkUse.read(in));
    }

    private static List<LevelChoice> levels(DataInput in) throws IOException {
        var levels = new ArrayList<LevelChoice>();
        for (int left = in.readInt(); left > 0; left--) {
            levels.add(LevelChoice.read(in));
        }
        return levels;
    }

    /** The score of a method over all series. */
    public ScoreSums overall(String method) {
        return scores.stream().filter(s -> s.demandClass().equals(ALL) && s.method().equals(method)).map(MethodScore::sums).findFirst().orElse(ScoreSums.NONE);
    }
}
