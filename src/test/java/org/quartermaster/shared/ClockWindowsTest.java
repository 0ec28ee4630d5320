package org.quartermaster.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ClockWindowsTest {

    @Test
    void readsSeveralInAnyOrder() {
        assertThat(ClockWindows.parse(" 14:00 – 18:30;9:00-12:00 ").text()).isEqualTo("09:00-12:00,14:00-18:30");
        assertThat(ClockWindows.parse("9:00-12:00，14:00~18:00").spans()).hasSize(2);
        assertThat(ClockWindows.parse("")).isEqualTo(ClockWindows.ALWAYS);
        assertThat(ClockWindows.parse(null).isEmpty()).isTrue();
    }

    @Test
    void joinsWhatTouches() {
        assertThat(ClockWindows.parse("9:00-12:00, 11:00-13:00, 13:00-14:00").text()).isEqualTo("09:00-14:00");
        assertThat(ClockWindows.parse("9:00-17:00, 11:00-13:00").text()).isEqualTo("09:00-17:00");
    }

    @Test
    void namesWhatIsNoWindow() {
        assertThatIllegalArgumentException().isThrownBy(() -> ClockWindows.parse("9:00-12:00, noon")).withMessageContaining("noon");
        assertThatIllegalArgumentException().isThrownBy(() -> ClockWindows.parse("9:00")).withMessageContaining("9:00");
        assertThatIllegalArgumentException().isThrownBy(() -> ClockWindows.parse("9:00-25:00")).withMessageContaining("25:00");
        assertThatIllegalArgumentException().isThrownBy(() -> ClockWindows.parse("9:00-10:00-11:00")).withMessageContaining("9:00-10:00-11:00");
        assertThatIllegalArgumentException().isThrownBy(() -> ClockWindows.parse("12:00-9:00")).withMessageContaining("must end after it starts");
        assertThatIllegalArgumentException().isThrownBy(() -> ClockWindows.parse("1:00-2:00,3:00-4:00,5:00-6:00,7:00-8:00,9:00-10:00,11:00-12:00,13:00-14:00")).withMessageContaining("more than 6");
    }
}
