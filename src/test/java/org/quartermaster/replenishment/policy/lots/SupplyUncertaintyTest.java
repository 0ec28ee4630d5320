package org.quartermaster.replenishment.policy.lots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.quartermaster.replenishment.policy.lots.EconomicOrder.Answer;
import org.quartermaster.replenishment.policy.lots.EconomicOrder.Setting;

/** Answers of Snyder and Shen (2019), chapter 9. */
class SupplyUncertaintyTest {

    private static void assertAnswer(Answer answer, double quantity, double cost) {
        assertThat(answer.quantity()).isCloseTo(quantity, within(1e-6 * quantity));
        assertThat(answer.cost()).isCloseTo(cost, within(1e-6 * cost));
    }

    @Test
    void disruptionsOfExample91AndProblem98() {
        assertAnswer(SupplyUncertainty.withDisruptions(new Setting(8, 0.225, 1300), 5, 1.5, 14), 772.8110631910017, 173.9500025731971);
        assertAnswer(SupplyUncertainty.withDisruptions(new Setting(35, 4, 30), 22, 1, 12), 24.066284024222202, 96.266590901158);
    }

    @Test
    void baseStockOfExample93() {
        assertAnswer(SupplyUncertainty.baseStock(0.25, 3, 2000, 0.04, 0.25), 8000, 2737.068965490435);
    }

    @Test
    void yieldsOfExamples94And95() {
        assertAnswer(SupplyUncertainty.withAddedYield(new Setting(18_500, 0.06, 75_000), -15_000, 9_000), 230_246.3704688188, 12_914.78222812913);
        assertAnswer(SupplyUncertainty.withSharedYield(new Setting(18_500, 0.06, 75_000), 0.8333333333333334, 0.14085904245475275), 254_460.2129999894,
                13_086.52523999946);
    }

    /** S = 2 − 1/6; cost 75·10⁶·(1/6)²/2 + 15·10⁶·(5/6)²/2 = 6.25·10⁶. */
    @Test
    void yieldOfExample96ByHand() {
        assertAnswer(SupplyUncertainty.baseStockWithAddedYield(15e6, 75e6, 1.5, -0.5, 0.5), 2 - 1.0 / 6, 6.25e6);
    }
}
