package org.quartermaster.delivery.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartermaster.shared.Conflict;

class GoodsFormTest {
    @Test
    void readsACodeAndItsUnitsPerLine() {
        assertThat(GoodsForm.units("MUG-1042 2\n\n  MUG BLUE × 1000000 \nA,B\t30")).isEqualTo(Map.of("MUG-1042", 2, "MUG BLUE", 1_000_000, "A,B", 30));
        assertThat(GoodsForm.units("")).isEmpty();
    }

    /** None of them may become 200, 2, 1 or a sum. */
    @ParameterizedTest
    @ValueSource(strings = {"MUG 1,200", "MUG 2.5", "MUG", "MUG two", "MUG -3", "12", "MUG 12345678", "MUG 1\nMUG 2"})
    void guessesNoQuantity(String text) {
        String refused = text.lines().toList().getLast();
        assertThatThrownBy(() -> GoodsForm.units(text)).isInstanceOf(Conflict.class).hasMessageContaining(refused)
                .satisfies(thrown -> assertThat(((Conflict) thrown).arguments()).containsExactly(refused));
    }
}
