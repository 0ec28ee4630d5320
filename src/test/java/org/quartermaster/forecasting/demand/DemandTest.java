package org.quartermaster.forecasting.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DemandTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
    private static final LocalDate MONDAY = LocalDate.of(2025, 1, 6);
    private static final float NONE = Float.NaN;

    private static Demand of(float... units) {
        return Demand.of(MONDAY, units, new float[units.length], false);
    }

    private static float[] repeated(int days, float... pattern) {
        float[] units = new float[days];
        for (int t = 0; t < days; t++) {
            units[t] = pattern[t % pattern.length];
        }
        return units;
    }

    /** Sales of 4 and 8 in turn, every day: ADI 1; mean 6, variance 4, CV² = 4/36. */
    @Test
    void steadyDailySalesAreSmooth() {
        Demand demand = of(repeated(100, 4, 8));
        assertThat(demand.demandClass()).isEqualTo(DemandClass.SMOOTH);
        assertThat(demand.adi()).isEqualTo(1);
        assertThat(demand.cv2()).isCloseTo(4 / 36.0, within(1e-9));
    }

    /** 1 and 9 in turn: mean 5, variance 16, CV² 0.64. */
    @Test
    void changingDailySalesAreErratic() {
        assertThat(of(repeated(100, 1, 9)).demandClass()).isEqualTo(DemandClass.ERRATIC);
    }

    @Test
    void rareEqualSalesAreIntermittentAndRareUnequalOnesLumpy() {
        assertThat(of(repeated(100, 3, 0)).demandClass()).isEqualTo(DemandClass.INTERMITTENT);
        assertThat(of(repeated(100, 3, 0)).adi()).isEqualTo(2);
        assertThat(of(repeated(100, 1, 0, 9, 0)).demandClass()).isEqualTo(DemandClass.LUMPY);
    }

    /** 2 of 3 days known and each sells: missing days do not make it intermittent. */
    @Test
    void missingDaysAreNotDaysWithoutSale() {
        Demand demand = of(repeated(99, 5, NONE, 5));
        assertThat(demand.adi()).isEqualTo(1);
        assertThat(demand.missing()).isEqualTo(33);
        assertThat(demand.demandClass()).isEqualTo(DemandClass.SMOOTH);
    }

    @Test
    void deadMeansNoSaleForAYear() {
        float[] units = new float[400];
        units[34] = 2;
        assertThat(of(units).demandClass()).isEqualTo(DemandClass.DEAD);
        units[36] = 2;
        assertThat(of(units).demandClass()).isNotEqualTo(DemandClass.DEAD);
        assertThat(of(new float[50]).demandClass()).isEqualTo(DemandClass.DEAD);
    }

    @Test
    void newMeansKnownForLessThanEightWeeks() {
        float[] units = new float[200];
        Arrays.fill(units, 150, 200, 3);
        assertThat(of(units).demandClass()).isEqualTo(DemandClass.NEW);
        assertThat(of(units).firstSale()).isEqualTo(150);
    }

    @Test
    void clipsAnImplausibleDayAndKeepsTheRawValue() {
        float[] units = repeated(100, 9, 10, 11);
        units[60] = 900;
        Demand demand = of(units);
        assertThat(demand.outliers()).isEqualTo(1);
        assertThat(demand.raw()[60]).isEqualTo(900);
        // median 10, least σ 0.4: 10 · e^(4.5 · 0.4) = 60.5
        assertThat(demand.clean()[60]).isEqualTo(61);
        assertThat(demand.clean()[59]).isEqualTo(units[59]);
    }

    @Test
    void leavesPromotionDaysAlone() {
        float[] units = repeated(100, 9, 10, 11);
        units[60] = 900;
        float[] promotion = new float[100];
        promotion[60] = 0.2f;
        assertThat(Demand.of(MONDAY, units, promotion, false).outliers()).isZero();
    }

    @Test
    void cleansWithoutLookingAhead() {
        float[] units = repeated(100, 9, 10, 11);
        units[60] = 900;
        float[] longer = Arrays.copyOf(units, 200);
        Arrays.fill(longer, 100, 200, 1_000);
        assertThat(Arrays.copyOf(of(longer).clean(), 100)).containsExactly(of(units).clean());
    }

    @Test
    void joinsThePredecessorsShareBeforeTheLaunch() {
        var half = new Succession(0.5, null, 100);
        assertThat(half.join(FIRST, new float[] {0, 0, 5, 0}, 2, new float[] {8, 6, 4, 2})).containsExactly(4, 3, 5, 0);
        assertThat(half.join(FIRST, new float[] {0, 0}, -1, new float[] {8, NONE})).containsExactly(4, NONE);
    }

    @Test
    void ownHistoryIsEnoughAfterAWhile() {
        float[] own = {0, 5, 5, 5};
        assertThat(new Succession(1, null, 2).join(FIRST, own, 1, new float[] {8, 8, 8, 8})).isSameAs(own);
        assertThat(new Succession(1, FIRST.plusDays(1), 1).join(FIRST, own, 1, new float[] {8, 8, 8, 8})).isSameAs(own);
    }

    /** Days 2 and 3 sell both: 5 + 8 · 0.5 and 6 + 4 · 0.5; on day 4 the link is over. A link that is over before the launch leaves the days between unknown. */
    @Test
    void addsThePredecessorsShareWhileBothAreOnSale() {
        float[] own = {0, 5, 6, 7};
        float[] predecessor = {8, 8, 4, 4};
        assertThat(new Succession(0.5, FIRST.plusDays(2), 100).join(FIRST, own, 1, predecessor)).containsExactly(4, 9, 8, 7);
        assertThat(new Succession(0.5, FIRST.plusDays(2), 100).join(FIRST, own, 1, new float[] {8, NONE, NONE, 0})).as("the predecessor ran out: what the successor sold stays").containsExactly(4, own[1], own[2], own[3]);
        assertThat(new Succession(0.5, FIRST, 100).join(FIRST, new float[] {0, 0, 6, 7}, 2, predecessor)).containsExactly(4, NONE, 6, 7);
        assertThat(new Succession(0.5, FIRST.minusDays(1), 100).join(FIRST, own, 1, predecessor)).isSameAs(own);
    }
}
