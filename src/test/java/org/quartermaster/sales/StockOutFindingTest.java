package org.quartermaster.sales;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.quartermaster.shared.work.WorkRequested;
import org.quartermaster.stock.StockCounted;
import org.quartermaster.testing.Recorded;

class StockOutFindingTest {

    @Test
    void isAskedForByFilesOfSalesAndOfStock() {
        var asked = new Recorded<WorkRequested>();
        var finding = new StockOutFinding(null, null, null, asked);
        finding.sold(new SalesChanged());
        finding.counted(new StockCounted());
        assertThat(asked.fired()).containsExactly(WorkRequested.now("sales.stock-outs"), WorkRequested.now("sales.stock-outs"));
    }
}
