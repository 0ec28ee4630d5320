package org.quartermaster.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class PackedDaysTest {

    @Test
    void readsIndexUnitsAndPrice() {
        var read = new ArrayList<String>();
        PackedDays.read("0 3 9.9900,1 5 ,14 -1 10.5,700 12 1234.5678".getBytes(StandardCharsets.US_ASCII), new DailyRows() {
            @Override
            public void begin(int sku, int warehouse) {
                throw new AssertionError("a series does not begin in its days");
            }

            @Override
            public void day(int index, int units, float price) {
                read.add(index + "/" + units + "/" + price);
            }
        });
        assertThat(read).containsExactly("0/3/9.99", "1/5/NaN", "14/-1/10.5", "700/12/1234.5677");
    }
}
