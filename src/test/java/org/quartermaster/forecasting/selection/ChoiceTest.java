package org.quartermaster.forecasting.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.quartermaster.forecasting.models.Rhythm;
import org.quartermaster.learning.evaluation.ScoreSums;

class ChoiceTest {

    private static final int TSB = Members.codes(Rhythm.DAILY).indexOf("tsb");

    /** One origin's loss for every candidate, the one in question apart. */
    private static SeriesScores scores(int origins, double demand, double others, double tsb) {
        var scores = new SeriesScores(Members.CANDIDATES, origins);
        for (int k = 0; k < origins; k++) {
            for (int c = 0; c < Members.CANDIDATES; c++) {
                scores.put(c, k, new ScoreSums(28, demand, c == TSB ? tsb : others, 1, 0, 28));
            }
        }
        return scores;
    }

    private static Segment segment(SeriesScores... all) {
        var segment = new Segment(all[0].origins());
        for (SeriesScores scores : all) {
            segment.add(scores);
        }
        return segment;
    }

    @Test
    void takesWhatIsBetterInItsClass() {
        SeriesScores one = scores(3, 100, 50, 30);
        assertThat(Choice.of(one, segment(one), -1, 180)).isEqualTo(TSB);
    }

    @Test
    void doesNotLetAFewSalesOverruleTheClass() {
        SeriesScores usual = scores(3, 100, 50, 60);
        SeriesScores lucky = scores(3, 2, 1, 0.8);
        assertThat(Choice.of(lucky, segment(usual, usual, usual, lucky), -1, 180)).isEqualTo(Members.REFERENCE);
    }

    @Test
    void keepsSmoothingWhenNothingIsBetter() {
        SeriesScores one = scores(3, 100, 50, 50);
        assertThat(Choice.of(one, segment(one), -1, 180)).isEqualTo(Members.REFERENCE);
        SeriesScores silent = scores(3, 0, 0, 0);
        assertThat(Choice.of(silent, segment(silent), -1, 180)).isEqualTo(Members.REFERENCE);
    }

    @Test
    void givesALearnedModelThatLosesNoWeight() {
        var scores = new SeriesScores(Members.CANDIDATES, 3);
        for (int k = 0; k < 3; k++) {
            for (int c = 0; c < Members.CANDIDATES; c++) {
                scores.put(c, k, new ScoreSums(28, 100, Members.isTrees(c) || c == Members.COMBINATION ? 55 : 50, 1, 0, 28));
            }
        }
        Segment segment = segment(scores);
        boolean[] ran = new boolean[Members.COUNT];
        Arrays.fill(ran, true);
        assertThat(segment.admit(ran, true)).isFalse();
        assertThat(segment.allows(Members.TREES)).isFalse();
        assertThat(segment.allows(Members.COMBINATION)).isFalse();
        assertThat(Choice.of(scores, segment, -1, 180)).isEqualTo(Members.REFERENCE);
    }

    @Test
    void scoresAnOriginWithoutLookingAtIt() {
        var scores = new SeriesScores(Members.CANDIDATES, 2);
        for (int c = 0; c < Members.CANDIDATES; c++) {
            scores.put(c, 0, new ScoreSums(28, 100, c == TSB ? 1 : 50, 1, 0, 28));
            scores.put(c, 1, new ScoreSums(28, 100, c == TSB ? 90 : 50, 1, 0, 28));
        }
        Segment segment = segment(scores);
        assertThat(Choice.of(scores, segment, 1, 180)).isEqualTo(TSB);
        assertThat(Choice.of(scores, segment, 0, 180)).isEqualTo(Members.REFERENCE);
    }

    /** Every series has another favourite at each origin: whoever follows its own past loses, so all get what is best for the class. */
    @Test
    void followsTheClassWhereThePastOfASeriesSaysNothing() {
        var random = new Random(7);
        var all = Stream.generate(() -> shuffled(random)).limit(200).toList();
        Segment segment = segment(all.toArray(SeriesScores[]::new));
        assertThat(Choice.leastLoss(all, Collections.nCopies(200, segment), 3)).isInfinite();
    }

    /** Half of the series always do best with TSB, the other half with smoothing: the class knows nothing better than either. */
    @Test
    void followsTheSeriesWhereItsPastTells() {
        var all = new ArrayList<SeriesScores>();
        for (int i = 0; i < 200; i++) {
            all.add(scores(3, 100, 50, i % 2 == 0 ? 25 : 75));
        }
        Segment segment = segment(all.toArray(SeriesScores[]::new));
        assertThat(Choice.leastLoss(all, Collections.nCopies(200, segment), 3)).isLessThanOrEqualTo(720);
    }

    /** Half a hundredth better than the blend in its back-test is no reason to leave the blend; a twentieth is. */
    @Test
    void leavesTheBlendForSomethingClearlyBetterOnly() {
        assertThat(Choice.of(blended(40, 39.8), segment(blended(40, 39.8)), -1, 180)).isEqualTo(Members.COMBINATION);
        assertThat(Choice.of(blended(40, 38), segment(blended(40, 38)), -1, 180)).isEqualTo(TSB);
    }

    private static SeriesScores blended(double blend, double tsb) {
        var scores = scores(3, 100, 50, tsb);
        for (int k = 0; k < 3; k++) {
            scores.put(Members.COMBINATION, k, new ScoreSums(28, 100, blend, 1, 0, 28));
        }
        return scores;
    }

    private static SeriesScores shuffled(Random random) {
        var scores = new SeriesScores(Members.CANDIDATES, 3);
        for (int k = 0; k < 3; k++) {
            for (int c = 0; c < Members.CANDIDATES; c++) {
                scores.put(c, k, new ScoreSums(28, 100, (c == TSB ? 46 : 50) + 20 * random.nextGaussian(), 1, 0, 28));
            }
        }
        return scores;
    }
}
