package org.quartermaster.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.quartermaster.sales.DailySeries;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;

class InputPrintTest {

    private static DailySeries series(int warehouse, float sold, float price) {
        return new DailySeries(new SkuId(7), new WarehouseId(warehouse), LocalDate.of(2026, 1, 1), new float[] {1, sold}, new float[] {0, 0}, new float[] {5, price, 5}, new float[] {0, 0, 0}, 0);
    }

    private static String print(DailySeries series) {
        return new InputPrint().add(series).text();
    }

    @Test
    void isTheSameForTheSame() {
        assertThat(print(series(1, Float.NaN, 5))).isEqualTo(print(series(1, Float.NaN, 5))).hasSize(64);
    }

    @Test
    void tellsSalesPricesAndWarehousesApart() {
        assertThat(new String[] {print(series(1, 2, 5)), print(series(1, 3, 5)), print(series(1, 0, 5)), print(series(1, Float.NaN, 5)), print(series(1, 2, 4)), print(series(2, 2, 5))}).doesNotHaveDuplicates();
    }

    @Test
    void tellsWhereOneThingEndsAndTheNextBegins() {
        assertThat(new InputPrint().add("ab").add("c").text()).isNotEqualTo(new InputPrint().add("a").add("bc").text());
    }
}
