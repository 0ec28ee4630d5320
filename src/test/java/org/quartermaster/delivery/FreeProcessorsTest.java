package org.quartermaster.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FreeProcessorsTest {

    @Test
    void searchesTwiceOnlyWhereASecondProcessorIsIdle() {
        assertThat(FreeProcessors.searches(1, 0)).isEqualTo(1);
        assertThat(FreeProcessors.searches(2, 0.3)).isEqualTo(2);
        assertThat(FreeProcessors.searches(2, 1.2)).isEqualTo(1);
        assertThat(FreeProcessors.searches(8, 7)).isEqualTo(1);
        assertThat(FreeProcessors.searches(8, 4)).isEqualTo(2);
        assertThat(FreeProcessors.searches(4, -1)).as("unknown").isEqualTo(2);
    }
}
