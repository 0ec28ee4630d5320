package org.quartermaster.replenishment.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.quartermaster.replenishment.policy.FillUp.Addition;
import org.quartermaster.replenishment.policy.FillUp.Item;

/** Units at 2.00 in packs of 10; holding 0.01 a day; a litre and a kilogram each. */
class FillUpTest {

    private static Item item(int sku, int units, int most, double waitDays, Offer.PriceBreak... breaks) {
        var offer = new Offer(1, 2_000_000, List.of(breaks), 10, 10, LeadTime.stated(7), List.of(0));
        return new Item(sku, units, most, offer, waitDays, 5, 1_000, 10_000, 1, 1);
    }

    /** 90.00 are missing: 50 units of 2.00 at least, from the SKU that is needed soonest; they come 4 days early, at 0.01 a day each. */
    @Test
    void reachesTheValueWithWhatIsNeededSoonest() {
        assertThat(FillUp.toValue(List.of(item(1, 100, 500, 30), item(2, 0, 500, 4)), 9_000)).singleElement().satisfies(one -> {
            assertThat(one.skuId()).isEqualTo(2);
            assertThat(one.units()).isEqualTo(50);
            assertThat(one.paidCents()).isEqualTo(10_000);
            assertThat(one.holdingCents()).isEqualTo(200);
            assertThat(one.worthCents()).isEqualTo(-200);
        });
    }

    /** SKU 2 may take 30 units, the other 20 come from SKU 1. */
    @Test
    void addsNoMoreThanTheGreatestCover() {
        assertThat(FillUp.toValue(List.of(item(1, 100, 500, 30), item(2, 0, 30, 4)), 9_000)).extracting(Addition::skuId, Addition::units)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2, 30), org.assertj.core.groups.Tuple.tuple(1, 20));
    }

    /** At 120 units all cost 1.80: 20 more cost 16.00 instead of 40.00, less 20 × 0.01 × 30 days of holding. */
    @Test
    void aPriceBreakIsTakenWhereItPays() {
        var some = FillUp.toValue(List.of(item(1, 100, 500, 30, new Offer.PriceBreak(120, 1_800_000)), item(2, 0, 500, 4)), 1_000);
        assertThat(some).singleElement().satisfies(one -> {
            assertThat(one.skuId()).isEqualTo(1);
            assertThat(one.units()).isEqualTo(20);
            assertThat(one.savesCents()).isEqualTo(2_400);
            assertThat(one.worthCents()).isEqualTo(2_400 - 600);
        });
        assertThat(FillUp.toBreaks(List.of(item(1, 100, 500, 30, new Offer.PriceBreak(120, 1_800_000))))).singleElement()
                .extracting(Addition::worthCents).isEqualTo(1_800L);
    }

    /** 47 litres are left and packs are of 10: four packs, never a fifth. */
    @Test
    void neverLoadsMoreThanTheTruckTakes() {
        assertThat(FillUp.toLoad(List.of(item(1, 100, 500, 30), item(2, 0, 500, 4)), 47, 1_000)).singleElement().extracting(Addition::units).isEqualTo(40);
        assertThat(FillUp.toLoad(List.of(item(1, 100, 500, 30)), 1_000, 25)).singleElement().extracting(Addition::units).isEqualTo(20);
    }

    @Test
    void saysWhenThereIsNotEnough() {
        assertThat(FillUp.toValue(List.of(item(1, 100, 20, 30)), 1_000_000)).singleElement().extracting(Addition::units).isEqualTo(20);
        assertThat(FillUp.toValue(List.of(), 1_000)).isEmpty();
    }
}
