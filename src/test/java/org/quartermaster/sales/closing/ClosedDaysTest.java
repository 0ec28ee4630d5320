package org.quartermaster.sales.closing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class ClosedDaysTest {

    private static final int SATURDAY = 5;

    private static int[] days(int count, IntUnaryOperator sold) {
        int[] days = new int[count];
        Arrays.setAll(days, sold);
        return days;
    }

    private static BitSet set(int... days) {
        var set = new BitSet();
        Arrays.stream(days).forEach(set::set);
        return set;
    }

    /** Ten weeks of 20 a day without Saturdays: 10 · 20 / 4 = 50 > 9.21. */
    @Test
    void closesAWeekdayThatNeverSells() {
        BitSet closed = ClosedDays.of(days(70, t -> t % 7 == SATURDAY ? 0 : 20));
        assertThat(closed.stream().toArray()).containsExactly(5, 12, 19, 26, 33, 40, 47, 54, 61, 68);
    }

    @Test
    void closesTwoWeekdaysThatNeverSell() {
        assertThat(ClosedDays.of(days(70, t -> t % 7 >= SATURDAY ? 0 : 20)).cardinality()).isEqualTo(20);
    }

    /** 6 on other days would be 1.5 on a Saturday: 10 weeks have 15 > 9.21. At 3 on other days 10 weeks have 7.5 < 9.21. */
    @Test
    void wantsMoreWeeksOfASmallWarehouse() {
        assertThat(ClosedDays.of(days(70, t -> t % 7 == SATURDAY ? 0 : 6)).cardinality()).isEqualTo(10);
        assertThat(ClosedDays.of(days(70, t -> t % 7 == SATURDAY ? 0 : 3)).cardinality()).isZero();
        assertThat(ClosedDays.of(days(140, t -> t % 7 == SATURDAY ? 0 : 3)).cardinality()).isEqualTo(20);
    }

    /** One open Saturday before Christmas leaves closed ones on both sides. */
    @Test
    void keepsTheExceptionOpen() {
        BitSet closed = ClosedDays.of(days(140, t -> t % 7 == SATURDAY && t != 75 ? 0 : 20));
        assertThat(closed.get(75)).isFalse();
        assertThat(closed.cardinality()).isEqualTo(19);
    }

    /** 12 > 9.21 are usual, 9 are not enough. */
    @Test
    void closesAHolidayWhereTheUsualSalesMakeSilenceImplausible() {
        assertThat(ClosedDays.of(days(140, t -> t == 70 ? 0 : 12))).isEqualTo(set(70));
        assertThat(ClosedDays.of(days(140, t -> t == 70 ? 0 : 9)).isEmpty()).isTrue();
    }

    /** 3 a day: three days together have 9 < 9.21, four have 12. */
    @Test
    void judgesARunOfSilentDaysTogether() {
        assertThat(ClosedDays.of(days(140, t -> t >= 70 && t < 73 ? 0 : 3)).isEmpty()).isTrue();
        assertThat(ClosedDays.of(days(140, t -> t >= 70 && t < 74 ? 0 : 3))).isEqualTo(set(70, 71, 72, 73));
    }

    /** A month whose data were never delivered is silent for too long to be demand. */
    @Test
    void closesAMonthOfSilence() {
        assertThat(ClosedDays.of(days(300, t -> t >= 150 && t < 180 ? 0 : 20)).cardinality()).isEqualTo(30);
    }

    /** Whether orders of one line or of five: what sells on every second day, by chance, keeps its zeros. */
    @Test
    void leavesTheZerosOfASmallWarehouse() {
        for (int lines : new int[] {1, 5}) {
            var random = new SplittableRandom(7);
            BitSet closed = ClosedDays.of(days(730, t -> t == 0 || random.nextDouble() < 0.5 ? lines : 0));
            assertThat(closed.cardinality()).as("%d lines an order", lines).isZero();
        }
    }

    /** Orders come in bursts, variance three times the mean of 4: a zero is no surprise. */
    @Test
    void measuresTheDispersion() {
        var random = new SplittableRandom(3);
        BitSet closed = ClosedDays.of(days(730, t -> {
            int bursts = 0;
            for (double left = random.nextDouble(); left > Math.exp(-4 / 3.0); left *= random.nextDouble()) {
                bursts++;
            }
            return t == 0 ? 3 : 3 * bursts;
        }));
        assertThat(closed.cardinality()).isZero();
    }

    /** A garden shop sells half as much every week, at last one in four days, before it is silent for fourteen weeks: by season. */
    @Test
    void leavesAnOffSeason() {
        assertThat(ClosedDays.of(days(364, t -> {
            int toWinter = Math.min(Math.abs(t / 7 - 20), Math.abs(t / 7 - 33));
            double rate = t / 7 >= 20 && t / 7 <= 33 ? 0 : Math.min(8, Math.pow(2, toWinter - 3));
            return (int) (Math.floor((t + 1) * rate) - Math.floor(t * rate));
        })).isEmpty()).isTrue();
    }

    @Test
    void isNotFooledByTheEndOfAWarehouse() {
        assertThat(ClosedDays.of(days(300, t -> t < 200 ? 20 : 0)).get(250)).as("Fridays of a hundred days after the last sale").isFalse();
        assertThat(ClosedDays.of(days(202, t -> t < 200 ? 20 : 0)).cardinality()).as("two days whose sales are late").isEqualTo(2);
    }

    @Test
    void saysNothingOfTheFirstDays() {
        assertThat(ClosedDays.of(new int[] {5, 0, 0, 4}).isEmpty()).isTrue();
        assertThat(ClosedDays.of(new int[0]).isEmpty()).isTrue();
    }
}
