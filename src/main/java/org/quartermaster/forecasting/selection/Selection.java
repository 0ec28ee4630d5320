package org.quartermaster.forecasting.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.quartermaster.forecasting.demand.DemandClass;
import org.quartermaster.learning.evaluation.ScoreSums;

/** What each series gets and how good that was: built once from all back-tests, then only read. */
final class Selection {

    private final List<String> codes;
    private final List<SeriesScores> scores;
    private final List<DemandClass> classes;
    private final List<Blend> blends;
    private final int origins;
    private final Map<DemandClass, Segment> segments = new EnumMap<>(DemandClass.class);
    private final int[] choices;
    private final int bestSimple;
    private final double prior;
    private final boolean[] ran;
    private boolean usesLearned;

    /**
     * @param codes  of all candidates
     * @param blends what the combination is for each series
     * @param ran    which members answered
     */
    Selection(List<String> codes, List<SeriesScores> scores, List<DemandClass> classes, List<Blend> blends, int origins, boolean[] ran) {
        this.codes = codes;
        this.scores = scores;
        this.classes = classes;
        this.blends = blends;
        this.origins = origins;
        this.ran = ran;
        var all = new Segment(origins);
        for (DemandClass kind : DemandClass.values()) {
            segments.put(kind, new Segment(origins));
        }
        for (int i = 0; i < scores.size(); i++) {
            segments.get(classes.get(i)).add(scores.get(i));
            all.add(scores.get(i));
        }
        for (DemandClass kind : DemandClass.values()) {
            usesLearned |= segments.get(kind).admit(ran, blendsTrees(kind));
        }
        bestSimple = all.bestSimple(-1);
        prior = Choice.leastLoss(scores, classes.stream().map(segments::get).toList(), origins);
        choices = new int[scores.size()];
        for (int i = 0; i < choices.length; i++) {
            choices[i] = Choice.of(scores.get(i), segments.get(classes.get(i)), -1, prior);
        }
    }

    private boolean blendsTrees(DemandClass kind) {
        for (int i = 0; i < blends.size(); i++) {
            if (classes.get(i) == kind && blends.get(i).usesTrees()) {
                return true;
            }
        }
        return false;
    }

    boolean usesLearned() {
        return usesLearned;
    }

    List<String> codes() {
        return codes;
    }

    String code(int candidate) {
        return codes.get(candidate);
    }

    /** Code of what a series got. */
    String chosen(int series) {
        return codes.get(choices[series]);
    }

    /** What a series got. */
    Blend blend(int series) {
        return choices[series] == Members.COMBINATION ? blends.get(series) : Blend.only(choices[series]);
    }

    String bestSimple() {
        return codes.get(bestSimple);
    }

    /** The best simple method of the series' demand class. */
    int simpleOf(int series) {
        return segments.get(classes.get(series)).bestSimple(-1);
    }

    ScoreSums score(int series, int candidate) {
        return scores.get(series).total(candidate);
    }

    /** Score of the choice, each origin scored with what the others would have chosen. */
    ScoreSums chosenScore(int series) {
        ScoreSums total = ScoreSums.NONE;
        Segment segment = segments.get(classes.get(series));
        for (int k = 0; k < origins; k++) {
            int choice = origins == 1 ? choices[series] : Choice.of(scores.get(series), segment, k, prior);
            total = total.plus(scores.get(series).get(choice, k));
        }
        return total;
    }

    /** Why no learned method answers for this series; empty when one does. */
    String fallback(int series) {
        if (blend(series).usesTrees() || blend(series).uses(Members.NETWORK)) {
            return "";
        }
        if (!ran[Members.TREES]) {
            return "no-learned-model";
        }
        return segments.get(classes.get(series)).allows(Members.TREES) ? "simple-is-better" : "learned-lost";
    }

    /** Scores per demand class and over all. */
    List<RunReport.MethodScore> report() {
        var report = new ArrayList<RunReport.MethodScore>();
        report.addAll(report(RunReport.ALL, null));
        for (DemandClass kind : DemandClass.values()) {
            if (classes.contains(kind)) {
                report.addAll(report(kind.code(), kind));
            }
        }
        return report;
    }

    private List<RunReport.MethodScore> report(String code, DemandClass kind) {
        var sums = new ScoreSums[Members.CANDIDATES + 1];
        Arrays.fill(sums, ScoreSums.NONE);
        int[] used = new int[sums.length];
        int scored = 0;
        for (int i = 0; i < choices.length; i++) {
            if (kind == null || classes.get(i) == kind) {
                scored++;
                for (int c = 0; c < Members.CANDIDATES; c++) {
                    sums[c] = sums[c].plus(score(i, c));
                    used[c] += c == Members.COMBINATION ? choices[i] == c ? 1 : 0 : blend(i).uses(c) ? 1 : 0;
                }
                sums[Members.CANDIDATES] = sums[Members.CANDIDATES].plus(chosenScore(i));
            }
        }
        used[Members.CANDIDATES] = scored;
        var report = new ArrayList<RunReport.MethodScore>();
        for (int c = 0; c < sums.length; c++) {
            if (c >= Members.COUNT || ran[c]) {
                report.add(new RunReport.MethodScore(code, c == Members.CANDIDATES ? RunReport.CHOSEN : codes.get(c), scored, sums[c], used[c]));
            }
        }
        return report;
    }
}
