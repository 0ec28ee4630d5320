package org.quartermaster.alerts.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class DemandWatchTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 4, 12);
    private static final double[] FLAT = flat(DemandWatch.DAYS);

    private static double[] flat(int days) {
        double[] ones = new double[days];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static DemandSeries series(IntToDoubleFunction units) {
        float[] days = new float[DemandWatch.DAYS];
        for (int day = 0; day < days.length; day++) {
            days[day] = (float) units.applyAsDouble(day);
        }
        return new DemandSeries(7, "S007", 2, 1, 5, FIRST, days);
    }

    /** Poisson draws by Knuth's product method. */
    private static int poisson(Random random, double mean) {
        double limit = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    private static int daysAgo(int day) {
        return DemandWatch.DAYS - day;
    }

    @Test
    void steadySalesAreNoNews() {
        int alarms = 0;
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            alarms += DemandWatch.judge(series(_ -> poisson(random, 4)), FLAT).isPresent() ? 1 : 0;
        }
        assertThat(alarms).isZero();
    }

    @Test
    void oneDayFarOutIsASpikeWorthWhatItSoldBeyond() {
        // 4 a day, 40 on one day ten days ago, 5.00 each: about 36 units or 180.00 beyond
        var series = series(day -> daysAgo(day) == 10 ? 40 : 4);
        Finding finding = DemandWatch.judge(series, FLAT).orElseThrow();
        assertThat(finding.pattern()).isEqualTo("spike");
        assertThat(finding.money()).isCloseTo(180, within(3.0));
        assertThat(finding.evidence().number("days")).isEqualTo(1);
        assertThat(finding.evidence().number("ago")).isEqualTo(10);
        assertThat(finding.evidence().series().actual()).hasSize(84);
    }

    @Test
    void aNewLevelIsAShiftSinceItsDay() {
        var random = new Random(3);
        Finding finding = DemandWatch.judge(series(day -> poisson(random, daysAgo(day) <= 40 ? 9 : 4)), FLAT).orElseThrow();
        assertThat(finding.pattern()).isEqualTo("shift_up");
        assertThat(finding.evidence().number("times")).isCloseTo(9 / 4.0, within(0.4));
        assertThat(finding.evidence().number("since")).isCloseTo(40, within(5.0));
        // 28 days of 5 more at 5.00 are 700.00
        assertThat(finding.money()).isCloseTo(700, within(150.0));
    }

    @Test
    void salesThatStopAreAShiftDown() {
        Finding finding = DemandWatch.judge(series(day -> daysAgo(day) <= 30 ? 0 : 4 + day % 3), FLAT).orElseThrow();
        assertThat(finding.pattern()).isEqualTo("shift_down");
        // 28 days of 5 at 5.00 are missing
        assertThat(finding.money()).isCloseTo(700, within(10.0));
    }

    @Test
    void aSlowDeathIsFading() {
        var random = new Random(5);
        var series = series(day -> poisson(random, daysAgo(day) > 120 ? 8 : 8 * Math.max(0.08, 1 - 0.92 * (120 - daysAgo(day)) / 120)));
        assertThat(DemandWatch.judge(series, FLAT).orElseThrow().pattern()).isEqualTo("fading");
    }

    @Test
    void theLikelihoodRatioIsTheHandCalculatedOne() {
        // 1 a day for 100 days, 2 a day for 20: G = 12.29 with φ = 1, see DemandWatch; the series is cut to 120 days
        float[] units = new float[120];
        Arrays.fill(units, 0, 100, 1);
        Arrays.fill(units, 100, 120, 2);
        assertThat(DemandWatch.of(new DemandSeries(1, "S", 1, 1, 1, FIRST, units), flat(120)).ratio(100)).isCloseTo(12.29, within(0.01));
    }

    @Test
    void whatAllPeersDoIsNoNews() {
        List<DemandSeries> all = new ArrayList<>();
        for (int sku = 0; sku < 40; sku++) {
            var random = new Random(100 + sku);
            all.add(series(day -> poisson(random, daysAgo(day) <= 30 ? 12 : daysAgo(day) == 35 ? 40 : 4)));
        }
        double[] index = new PeerIndex(all).of(1);
        assertThat(all.stream().filter(one -> DemandWatch.judge(one, index).isPresent())).isEmpty();
        assertThat(index[DemandWatch.DAYS - 5] / index[20]).isCloseTo(3, within(0.5));
    }

    @Test
    void daysThatWereNotSeenSayNothing() {
        assertThat(DemandWatch.judge(series(day -> daysAgo(day) <= 30 ? Double.NaN : 4 + day % 3), FLAT)).isEmpty();
        assertThat(DemandWatch.judge(series(_ -> 0), FLAT)).isEmpty();
    }
}
