package org.quartermaster.replenishment.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OverlayTest {

    private static Line line(int onHand, Rules rules) {
        var offer = new Offer(1, 4_000_000, List.of(), 10, 10, new LeadTime(10, 2, 9, 12, List.of(8, 10, 12), 1), List.of(0, 1, 2, 3, 4, 5, 6, 7, 8));
        return new Line(new InventoryPosition(new Holdings(onHand, 0, 0, 0, 0), List.of()), DemandOutlook.steady(10, 10), offer, 10_000_000, Line.DOES_NOT_EXPIRE,
                Integer.MAX_VALUE, rules);
    }

    private static int units(Overlay overlay) {
        return Policy.advise(overlay.over(line(100, Rules.standard()))).suggestion();
    }

    @Test
    void nothingChangesNothing() {
        var line = line(100, Rules.standard());
        assertThat(Overlay.NOTHING.over(line)).isEqualTo(line);
    }

    @Test
    void demandScalesMeansAndSquaresVariances() {
        var demand = new Overlay(Double.NaN, 0, 1.5).over(line(100, Rules.standard())).demand();
        // 20 days × 10 × 1.5; 20 × 10 × 1.5²
        assertThat(demand.mean(20)).isEqualTo(300, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(demand.variance(20)).isEqualTo(450, org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void leadTimesMoveTogetherAndNeverBelowZero() {
        assertThat(new Overlay(Double.NaN, 5, 1).over(line(100, Rules.standard())).offer().leadTime()).isEqualTo(new LeadTime(15, 2, 14, 12, List.of(13, 15, 17), 1));
        assertThat(new Overlay(Double.NaN, -9, 1).over(line(100, Rules.standard())).offer().leadTime()).isEqualTo(new LeadTime(1, 2, 0, 12, List.of(0, 1, 3), 1));
    }

    @Test
    void moreServiceDemandOrLeadTimeOrdersMoreAndLessLess() {
        int now = units(Overlay.NOTHING);
        assertThat(units(new Overlay(0.999, 0, 1))).isGreaterThan(now);
        assertThat(units(new Overlay(0.5, 0, 1))).isLessThan(now);
        assertThat(units(new Overlay(Double.NaN, 7, 1))).isGreaterThanOrEqualTo(now);
        assertThat(units(new Overlay(Double.NaN, 0, 1.3))).isGreaterThan(now);
        assertThat(units(new Overlay(Double.NaN, 0, 0.5))).isLessThan(now);
    }

    @Test
    void whatIsNotStockedStaysSo() {
        assertThat(new Overlay(0.99, 0, 1).over(line(0, Rules.standard().ended())).rules().stocked()).isFalse();
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> new Overlay(1.2, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Overlay(Double.NaN, 400, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Overlay(Double.NaN, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
