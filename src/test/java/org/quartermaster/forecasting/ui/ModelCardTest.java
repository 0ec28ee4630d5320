package org.quartermaster.forecasting.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.quartermaster.learning.onnx.ShippedModels;

class ModelCardTest {

    @Test
    void keepsTextAndTablesButNoLinkIntoTheSources() {
        assertThat(ModelCard.readable("# qm\n\nSee ([0117](../docs/0117.md)) and [home](https://example.org).\n\n| a | b |\n"))
                .isEqualTo("See (0117) and [home](https://example.org).\n\n| a | b |\n");
    }

    @Test
    void theShippedCardHasNone() {
        assertThat(ModelCard.readable(ShippedModels.card(ShippedModels.ZERO))).startsWith("Forecasts").contains("| set | WQL |").doesNotContain("](../").doesNotContain("# qm-zero");
    }
}
