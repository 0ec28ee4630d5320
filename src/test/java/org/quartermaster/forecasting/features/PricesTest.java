package org.quartermaster.forecasting.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.quartermaster.forecasting.demand.Demand;
import org.quartermaster.forecasting.models.Rhythm;

/** The same sales with a price list beside them and with what their invoices fetched: a buyer of many pays less. */
class PricesTest {

    private static final int DAYS = 400;
    private static final int AHEAD = 28;
    private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);

    @Test
    void aPriceThatAlsoChangesWithoutASaleIsAPlan() {
        assertThat(Prices.of(list(20), sold(0.3)).planned()).isTrue();
    }

    @Test
    void aPriceThatChangesOnlyWithSalesIsAnInvoices() {
        Demand demand = sold(0.3);
        assertThat(Prices.of(fetched(demand), demand).planned()).isFalse();
    }

    @Test
    void whereEveryDaySellsAListPriceHoldsAndAnInvoicesDoesNot() {
        Demand demand = sold(1);
        assertThat(Prices.of(list(20), demand).planned()).isTrue();
        assertThat(Prices.of(fetched(demand), demand).planned()).isFalse();
    }

    @Test
    void weeklyPromotionPricesAreAPlanAndWeeklyAveragesAreNot() {
        Demand demand = Demand.of(Rhythm.WEEKLY, MONDAY, sold(1).raw(), new float[DAYS], false);
        assertThat(Prices.of(list(3), demand).planned()).isTrue();
        assertThat(Prices.of(fetched(demand), demand).planned()).isFalse();
    }

    @Test
    void aSeriesThatHardlySoldIsBelieved() {
        float[] units = new float[DAYS];
        units[100] = 3;
        units[300] = 2;
        float[] price = new float[DAYS + AHEAD];
        Arrays.fill(price, 10);
        assertThat(Prices.of(price, Demand.of(MONDAY, units, new float[DAYS], false)).planned()).isTrue();
    }

    @Test
    void aPlanIsToldAndInvoicesAreNot() {
        Demand demand = sold(0.3);
        assertThat(Prices.of(list(20), demand).plan()).containsExactly(list(20));
        assertThat(Prices.of(fetched(demand), demand).plan()).hasSize(DAYS + AHEAD).containsOnly(Float.NaN);
        assertThat(Prices.of(fetched(demand), demand).values()).containsExactly(fetched(demand));
    }

    private static Demand sold(double share) {
        var random = new Random(7);
        float[] units = new float[DAYS];
        for (int t = 0; t < DAYS; t++) {
            units[t] = random.nextDouble() < share ? 1 + random.nextInt(12) : 0;
        }
        return Demand.of(MONDAY, units, new float[DAYS], false);
    }

    /** A list price that changes every so many periods, whoever buys. */
    private static float[] list(int hold) {
        float[] price = new float[DAYS + AHEAD];
        for (int t = 0; t < price.length; t++) {
            price[t] = t / hold % 2 == 0 ? 10 : 8;
        }
        return price;
    }

    /** What the invoice fetched, carried on until the next. */
    private static float[] fetched(Demand demand) {
        float[] price = new float[DAYS + AHEAD];
        float last = 10;
        for (int t = 0; t < price.length; t++) {
            last = t < DAYS && demand.raw()[t] > 0 ? 10.5f - demand.raw()[t] / 4 : last;
            price[t] = last;
        }
        return price;
    }
}
