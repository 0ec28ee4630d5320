package org.quartermaster.learning.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PlanTest {

    @Test
    void pricesAreRatiosToTheMedianOfThePast() {
        // past prices 10, 10, 20: median 10; the future price 5 is ln 0.5; an unknown one says nothing
        Plan plan = Plan.of(3, new float[] {10, 10, 20, 5, Float.NaN}, null, null, null);
        assertThat(plan.at(Plan.Channel.PRICE, 0)).isZero();
        assertThat(plan.at(Plan.Channel.PRICE, 2)).isCloseTo(0.693f, within(0.001f));
        assertThat(plan.at(Plan.Channel.PRICE, 3)).isCloseTo(-0.693f, within(0.001f));
        assertThat(plan.at(Plan.Channel.PRICE, 4)).isZero();
        assertThat(plan.at(Plan.Channel.PRICE, 99)).isZero();
    }

    @Test
    void openDaysBecomeClosedOnes() {
        Plan plan = Plan.of(2, null, new float[] {0, 7, Float.NaN}, new float[] {1, 0, 0}, new float[] {1, 0, 1});
        assertThat(plan.at(Plan.Channel.CLOSED, 1)).isEqualTo(1);
        assertThat(plan.at(Plan.Channel.CLOSED, 2)).isZero();
        assertThat(plan.at(Plan.Channel.PROMOTION, 1)).as("at most the whole").isEqualTo(1);
        assertThat(plan.at(Plan.Channel.PROMOTION, 2)).isZero();
        assertThat(plan.at(Plan.Channel.HOLIDAY, 0)).isEqualTo(1);
    }

    @Test
    void aPackedModelComesBackWhole() {
        OnnxPackage packed = new OnnxPackage("{\"name\": \"größe\"}", new byte[] {1, 2, 3});
        OnnxPackage read = OnnxPackage.read(packed.write());
        assertThat(read.descriptor()).isEqualTo(packed.descriptor());
        assertThat(read.model()).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> OnnxPackage.read(new byte[] {9, 9, 9, 9, 9, 9, 9, 9})).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("packed");
        assertThatThrownBy(() -> OnnxPackage.read(new byte[] {9})).hasMessageContaining("cut off");
    }
}
