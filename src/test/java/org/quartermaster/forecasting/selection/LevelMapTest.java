package org.quartermaster.forecasting.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.quartermaster.forecasting.models.QuantileForecast;

class LevelMapTest {

    private static final int LAST = QuantileForecast.LEVELS - 1;

    /** Actuals whose integrals are u², even for u. */
    private static Pits squares() {
        var pits = new Pits();
        for (int i = 0; i < 20_000; i++) {
            double u = (i + 0.5) / 20_000;
            pits.add(u * u, u * u);
        }
        return pits;
    }

    private static Pits pits(double... at) {
        var pits = new Pits();
        for (double one : at) {
            pits.add(one, one);
        }
        return pits.sorted();
    }

    /** Nothing leaned, so nothing is centred. */
    private static LevelMap.Evidence same(Pits... origins) {
        return new LevelMap.Evidence(List.of(origins), List.of(origins));
    }

    /** Integrals of actuals that lie between 1/4 and 3/4 of their distributions, evenly. */
    private static Pits middle() {
        var pits = new Pits();
        for (int i = 0; i < 20_000; i++) {
            double u = 0.25 + 0.5 * (i + 0.5) / 20_000;
            pits.add(u, u);
        }
        return pits;
    }

    private static Pits even() {
        var pits = new Pits();
        for (int i = 0; i < 20_000; i++) {
            pits.add((i + 0.5) / 20_000, (i + 0.5) / 20_000);
        }
        return pits;
    }

    /**
     * At p' a share of √p' lies below, so three origins want 0.25 for the median: a move of ln(0.25 / 0.75) = −1.0986 in log odds. They agree: v = 0.09 / 3 = 0.03, so 1.2069 / 1.2369 of it is made: −1.0720, which is 0.2550.
     */
    @Test
    void readsTheLevelThatHoldsTheShare() {
        assertThat(LevelMap.even(same(squares(), squares(), squares()), 1, 0).levels()[QuantileForecast.MEDIAN]).isCloseTo(0.2550, within(0.0005));
    }

    /** Worth as much as no change: (√p' + p') / 2 = 0.5 at √p' = (−1 + √5) / 2, p' = 0.382: −0.4812; 0.2316 / 0.2616 of it: −0.4260, which is 0.3951. */
    @Test
    void fewObservationsMoveHalfTheWay() {
        assertThat(LevelMap.even(same(squares(), squares(), squares()), 20_000 / 30, 30.0).levels()[QuantileForecast.MEDIAN]).isCloseTo(0.3951, within(0.001));
    }

    /** One origin wants the median at 0.25, another at 0.75: nothing is learned. */
    @Test
    void staysWhereOriginsDisagree() {
        var mirrored = new Pits();
        for (int i = 0; i < 20_000; i++) {
            double u = (i + 0.5) / 20_000;
            mirrored.add(1 - u * u, 1 - u * u);
        }
        assertThat(LevelMap.even(same(squares(), mirrored), 1, 0).levels()[QuantileForecast.MEDIAN]).isCloseTo(0.5, within(0.001));
    }

    /** Three months sold less than was expected, so actuals lie low; around each month's own sum they lie evenly. The median stays. */
    @Test
    void takesAMonthThatSoldLessForNoSkew() {
        var leaning = List.of(squares(), squares(), squares());
        var centred = List.of(even(), even(), even());
        assertThat(LevelMap.even(new LevelMap.Evidence(leaning, centred), 1, 0).levels()[QuantileForecast.MEDIAN]).isCloseTo(0.5, within(0.001));
    }

    /**
     * Bands twice as wide as need be: a share p' of 0.2 lies at 0.25 + 0.5 · 0.2 = 0.35, a move of ln(0.35 / 0.65) − ln(0.2 / 0.8) = 0.7673; 0.5887 / 0.6187 of it is 0.7301, which is 0.3416. The level 0.8 moves as far down.
     */
    @Test
    void narrowsBothSidesAlike() {
        double[] levels = LevelMap.even(same(middle(), middle(), middle()), 1, 0).levels();
        assertThat(levels[2]).isCloseTo(0.3416, within(0.0005));
        assertThat(levels[8]).isCloseTo(1 - 0.3416, within(0.0005));
    }

    /** Actuals lie low, which would be a shift: quantiles that were fitted one by one are not shifted. Too wide, they are narrowed as any others. */
    @Test
    void widensWithoutAShift() {
        assertThat(LevelMap.widened(List.of(squares(), squares(), squares()), 1, 0).levels()[QuantileForecast.MEDIAN]).isCloseTo(0.5, within(1e-9));
        assertThat(LevelMap.widened(List.of(middle(), middle(), middle()), 1, 0).levels()[2]).isCloseTo(0.3416, within(0.0005));
    }

    /** A width is taken from the actuals as they were, with all the misses of months in them. */
    @Test
    void doesNotCentreWidths() {
        var asTheyWere = List.of(even(), even(), even());
        var centred = List.of(middle(), middle(), middle());
        assertThat(LevelMap.even(new LevelMap.Evidence(asTheyWere, centred), 1, 0).levels()).containsExactly(QuantileForecast.levels(), within(0.001));
    }

    /** 97 % of the days sell nothing, the forecast says zero at every level: all days equal their quantiles, and that is honest. */
    @Test
    void leavesAloneWhatTiesMakeHonest() {
        var pits = new Pits();
        for (int i = 0; i < 1_000; i++) {
            pits.add(i < 970 ? 0 : 1, i < 970 ? 0.97 : 1);
        }
        var one = same(pits.sorted());
        assertThat(LevelMap.honest(one, 1, one, 10).levels()[LAST]).isCloseTo(0.95, within(1e-9));
    }

    /** Only 90 % lie below the quantile at 0.95, and 95 % below that at 0.99: a move of ln 99 − ln 19 = 1.6507; 2.7248 / 2.7548 of it is 1.6327: 0.9898. */
    @Test
    void raisesALevelThatHoldsTooFew() {
        double[] at = new double[1_000];
        for (int i = 0; i < at.length; i++) {
            at[i] = i < 900 ? 0.94 * i / 900 : i < 950 ? 0.99 - (950 - i) * 0.0001 : 0.9999;
        }
        var three = same(pits(at), pits(at), pits(at));
        assertThat(LevelMap.honest(three, 1, three, 10).levels()[LAST]).isCloseTo(0.9898, within(0.001));
    }

    /** Quantiles 0 … 10: the count 4 fills what is rounded to it, 3.5 … 4.5, which are levels 0.35 and 0.45; where half was expected too much the same quantiles stand for twice the units. Measured demand is a point. */
    @Test
    void aCountFillsWhatIsRoundedToIt() {
        float[] steps = new float[QuantileForecast.LEVELS];
        for (int i = 0; i <= LAST; i++) {
            steps[i] = i;
        }
        var count = new Pits();
        count.add(steps, 0, 4, true, 1);
        assertThat(count.share(0.35)).isCloseTo(0, within(1e-6));
        assertThat(count.share(0.4)).isCloseTo(0.5, within(1e-6));
        assertThat(count.share(0.45)).isCloseTo(1, within(1e-6));
        var halved = new Pits();
        halved.add(steps, 0, 2, false, 0.5);
        assertThat(halved.share(0.399)).isZero();
        assertThat(halved.share(0.401)).isEqualTo(1);
    }

    /** Quantiles 0 … 10 in steps of one: between 0.4 (4) and 0.5 (5) the line holds 4.5; the tail beyond 0.95 (10) grows by one whenever the rest halves. */
    @Test
    void readsBetweenAndBeyondTheLevels() {
        var forecast = QuantileForecast.zero(java.time.LocalDate.of(2026, 1, 5), 1);
        for (int i = 0; i <= LAST; i++) {
            forecast.quantiles()[i] = i;
        }
        assertThat(QuantileLine.at(forecast.quantiles(), 0, 0.45)).isCloseTo(4.5, within(1e-6));
        assertThat(QuantileLine.at(forecast.quantiles(), 0, 0.975)).isCloseTo(11, within(1e-6));
        assertThat(QuantileLine.reaching(forecast.quantiles(), 0, 11)).isCloseTo(0.975, within(1e-6));
        assertThat(QuantileLine.upTo(forecast.quantiles(), 0, 4.5)).isCloseTo(0.45, within(1e-6));
    }
}
