package org.quartermaster.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {

    // 5 free: the 5th failure pauses 15 s, then 15·2ⁿ: 30, 60, 120, 240, 480, and 960 is cut to 900
    @ParameterizedTest
    @CsvSource({"0, 0", "4, 0", "5, 15", "6, 30", "7, 60", "8, 120", "9, 240", "10, 480", "11, 900", "1000000, 900"})
    void doublesFromFifteenSecondsToFifteenMinutes(int failures, long seconds) {
        assertThat(new BackOff(5).after(failures)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
