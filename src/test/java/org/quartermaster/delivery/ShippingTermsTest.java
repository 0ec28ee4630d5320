package org.quartermaster.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.quartermaster.shared.Unfit;

class ShippingTermsTest {
    private static final LocalTime FOUR = LocalTime.of(16, 0);

    private static void refuses(String code, LocalTime cutOff, int days, int parcel, String unit, String keep) {
        assertThatThrownBy(() -> new ShippingTerms(1, cutOff, days, null, parcel, new BigDecimal(unit), new BigDecimal(keep), 0))
                .isInstanceOfSatisfying(Unfit.class, wrong -> assertThat(wrong.code()).isEqualTo("delivery.unfit." + code));
    }

    @Test
    void saysByACodeWhatCannotBe() {
        refuses("cutOff", null, 127, 120, "0", "0");
        refuses("shipDays", FOUR, 0, 120, "0", "0");
        refuses("handling", FOUR, 127, -1, "0", "0");
        refuses("perParcel", FOUR, 127, Integer.MAX_VALUE, "0", "0");
        refuses("perUnit", FOUR, 127, 120, "1000000", "0");
        refuses("keep", FOUR, 127, 120, "0", "1.01");
        assertThatCode(() -> new ShippingTerms(1, FOUR, 127, null, 120, new BigDecimal("999999"), BigDecimal.ONE, 0)).doesNotThrowAnyException();
    }
}
