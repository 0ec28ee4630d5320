package org.quartermaster.forecasting.selection;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.quartermaster.forecasting.demand.DemandClass;
import org.quartermaster.learning.evaluation.ScoreSums;

/** What each series gets and how good that was: built once from all back-tests, then only read. */
final class Selection {

    private final List<SeriesScores> scores;
    private final List<DemandClass> classes;
    private final int origins;
    private final Map<DemandClass, Segment> segments = new EnumMap<>(DemandClass.class);
    private final int[] choices;
    private final int bestSimple;
    private final boolean trained;
    private final boolean network;
    private boolean usesLearned;

    Selection(List<SeriesScores> scores, List<DemandClass> classes, int origins, boolean trained, boolean network) {
        this.scores = scores;
        this.classes = classes;
        this.origins = origins;
        this.trained = trained;
        this.network = network;
        var all = new Segment(origins);
        for (DemandClass kind : DemandClass.values()) {
            segments.put(kind, new Segment(origins));
        }
        for (int i = 0; i < scores.size(); i++) {
            segments.get(classes.get(i)).add(scores.get(i));
            all.add(scores.get(i));
        }
        for (Segment segment : segments.values()) {
            usesLearned |= segment.admit(trained, network);
        }
        bestSimple = all.bestSimple(-1);
        choices = new int[scores.size()];
        for (int i = 0; i < choices.length; i++) {
            choices[i] = Choice.of(scores.get(i), segments.get(classes.get(i)), -1);
        }
    }

    boolean usesLearned() {
        return usesLearned;
    }

    Candidate candidate(int series) {
        return Candidate.ALL.get(choices[series]);
    }

    String bestSimple() {
        return Candidate.MEMBERS.get(bestSimple);
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
            int choice = origins == 1 ? choices[series] : Choice.of(scores.get(series), segment, k);
            total = total.plus(scores.get(series).get(choice, k));
        }
        return total;
    }

    /** Why no learned method answers for this series; empty when one does. */
    String fallback(int series) {
        if (candidate(series).isLearned() || candidate(series).uses(Candidate.NETWORK_MEMBER)) {
            return "";
        }
        if (!trained) {
            return "no-learned-model";
        }
        return segments.get(classes.get(series)).allows(Candidate.LEARNED_MEMBER) ? "simple-is-better" : "learned-lost";
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
        var sums = new ScoreSums[Candidate.MEMBERS.size() + 1];
        java.util.Arrays.fill(sums, ScoreSums.NONE);
        int[] used = new int[sums.length];
        int scored = 0;
        for (int i = 0; i < choices.length; i++) {
            if (kind == null || classes.get(i) == kind) {
                scored++;
                for (int m = 0; m < Candidate.MEMBERS.size(); m++) {
                    sums[m] = sums[m].plus(score(i, m));
                    used[m] += candidate(i).uses(m) ? 1 : 0;
                }
                sums[sums.length - 1] = sums[sums.length - 1].plus(chosenScore(i));
            }
        }
        used[sums.length - 1] = scored;
        var report = new ArrayList<RunReport.MethodScore>();
        for (int m = 0; m < sums.length; m++) {
            boolean chosen = m == Candidate.MEMBERS.size();
            if (chosen || (trained || m != Candidate.LEARNED_MEMBER) && (network || m != Candidate.NETWORK_MEMBER)) {
                report.add(new RunReport.MethodScore(code, chosen ? RunReport.CHOSEN : Candidate.MEMBERS.get(m), scored, sums[m], used[m]));
            }
        }
        return report;
    }
}
