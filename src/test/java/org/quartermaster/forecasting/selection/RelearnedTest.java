package org.quartermaster.forecasting.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class RelearnedTest {

    /** Asked for 8 % more; trained again, the trees expect 10 % more of themselves: 1.08 / √1.10. */
    @Test
    void addsHalfOfWhatTheyLearnedLess() {
        assertThat(Relearned.restOf(1.08, 1.10)).isCloseTo(1.0297, within(0.0001));
        assertThat(Relearned.restOf(0.95, 0.96)).isCloseTo(0.9696, within(0.0001));
    }

    /** They learned more than twice what was asked for: nothing is added and nothing taken back, for what they learned beyond it may be right. */
    @Test
    void addsNothingWhereMuchMoreWasLearned() {
        assertThat(Relearned.restOf(1.08, 1.2)).isEqualTo(1);
        assertThat(Relearned.restOf(0.95, 0.85)).isEqualTo(1);
    }

    @Test
    void keepsALiftAgainstWhatWasLearned() {
        assertThat(Relearned.restOf(1.08, 0.97)).isEqualTo(1.08);
    }

    @Property
    void neverExceedsTheLiftNorTurnsIt(@ForAll @DoubleRange(min = 0.85, max = 1.2) double lift, @ForAll @DoubleRange(min = 0.5, max = 2) double learned) {
        double rest = Relearned.restOf(lift, learned);
        assertThat(Math.log(rest) * Math.log(lift)).isGreaterThanOrEqualTo(0);
        assertThat(Math.abs(Math.log(rest))).isLessThanOrEqualTo(Math.abs(Math.log(lift)) + 1e-12);
    }

    /** Midway between the back-test's trees with all of the lift and those trained again with all of it, as long as they learned no more than the lift. */
    @Property
    void liesMidway(@ForAll @DoubleRange(min = 1, max = 1.2) double lift, @ForAll @DoubleRange(min = 0, max = 1) double part) {
        double learned = Math.pow(lift, part);
        assertThat(Relearned.restOf(lift, learned) * learned).isCloseTo(Math.sqrt(lift * learned * lift), within(1e-9));
    }

    /** The trees learned 1.21, its root is 1.1 where the thirds asked for 1.08: (1.1 / 1.08)² = 1.0374 is left over for the blend. With half of the weight on trees 1.0185 of it: 1.05 / √1.0185. */
    @Test
    void tellsTheBlendWhatIsLeftOver() {
        var relearned = new Relearned(new double[] {1.21, 1.21, 1.21});
        double[] lifts = {1.08, 1.08, 1.08};
        assertThat(relearned.rest(lifts)).containsExactly(1, 1, 1);
        assertThat(relearned.beyond(lifts).rest(1.05, 0.5)).isCloseTo(1.0404, within(0.0001));
        assertThat(Relearned.NOTHING.rest(1.05, 1)).isEqualTo(1.05);
    }

    /** What the thirds made use of is not used again. */
    @Test
    void leavesTheBlendNothingThatTheThirdsUsed() {
        var relearned = new Relearned(new double[] {1.05, 1.05, 1.05});
        assertThat(relearned.beyond(new double[] {1.08, 1.08, 1.08}).rest(1.03, 1)).isCloseTo(1.03, within(1e-9));
    }
}
