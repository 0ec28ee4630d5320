package org.quartermaster.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.quartermaster.replenishment.BookedLine.Window;
import org.quartermaster.replenishment.policy.DemandPaths;

/** Ten units are sold every day; the projection knows 56 days. */
class BookedLineTest {

    private static final int DAYS = 56;

    private static ProjectionBlob blob(int free) {
        int[] ten = new int[DAYS];
        Arrays.fill(ten, 10);
        return new ProjectionBlob(free, new int[DAYS], new DemandPaths(ten, ten, ten));
    }

    /** Ordered now it arrives on day 60, the next one a week later; 30 units are kept for safety. */
    private static BookedLine far(String state, int free, int ordered) {
        return new BookedLine(state, 30, new Window(60, 67), free + ordered, 10, blob(free));
    }

    @Test
    void aLineBeyondTheProjectionIsJudgedByWhatArrivesThen() {
        // nothing is left on day 60; a week takes 70
        assertThat(far("act", 100, 60).stateAfter(60)).isEqualTo("act");
        assertThat(far("act", 100, 90).stateAfter(90)).isEqualTo("watch");
        assertThat(far("act", 100, 100).stateAfter(100)).isEqualTo("good");
        // 650 − 56 × 10 = 90 on day 55, 50 on day 59
        assertThat(far("watch", 650, 30).stateAfter(30)).isEqualTo("watch");
        assertThat(far("watch", 650, 50).stateAfter(50)).isEqualTo("good");
    }

    @Test
    void anOrderOnItsWayBeyondTheProjectionCountsUntilItIsRefused() {
        assertThat(far("good", 100, 0).stateAfter(-100)).isEqualTo("act");
        assertThat(far("good", 900, 0).stateAfter(-100)).isEqualTo("good");
    }

    /** On hand −40 is owed to customers: the first 40 that arrive are theirs. */
    @Test
    void whatIsOwedIsPaidByWhatArrives() {
        assertThat(far("act", -40, 100).stateAfter(100)).isEqualTo("act");
        assertThat(far("act", -40, 140).stateAfter(140)).isEqualTo("good");
    }

    @Test
    void withinTheProjectionTheLeastOfTheDecidedDaysTells() {
        var near = new Window(10, 17);
        // day 16 ends with 200 − 170 = 30
        assertThat(new BookedLine("act", 30, near, 200, 10, blob(200)).stateAfter(100)).isEqualTo("good");
        assertThat(new BookedLine("act", 31, near, 200, 10, blob(200)).stateAfter(100)).isEqualTo("watch");
    }

    @Test
    void outStaysOutAndALineThatIsNotPlannedStaysAsItIs() {
        assertThat(far("out", 0, 900).stateAfter(900)).isEqualTo("out");
        assertThat(new BookedLine("good", 0, new Window(0, 0), 0, 10, blob(0)).stateAfter(-10)).isEqualTo("good");
        assertThat(far("excess", 0, 0).stateAfter(10)).isEqualTo("excess");
    }
}
