package org.quartermaster.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerVersionTest {

    @ParameterizedTest
    @CsvSource({"5.7.44-log, MySQL 5.7, true", "5.5.62, MySQL 5.5, true", "8.0.15, MySQL 8.0, false", "8.4.6, MySQL 8.4, false", "9.7.4-2, MySQL 9.7, false",
            "10.6.18-MariaDB, MariaDB 10.6, true", "10.11.8-MariaDB-0+deb12u1, MariaDB 10.11, false", "5.5.5-10.11.6-MariaDB, MariaDB 10.11, false",
            "11.4.5-MariaDB, MariaDB 11.4, false", "12.1.2-MariaDB, MariaDB 12.1, false"})
    void readsWhatServersSayOfThemselves(String said, String name, boolean isTooOld) {
        var version = ServerVersion.of(said);
        assertThat(version).hasToString(name);
        assertThat(version.isTooOld()).isEqualTo(isTooOld);
    }

    @Test
    void refusesWhatIsNoVersion() {
        assertThatThrownBy(() -> ServerVersion.of("somewhere")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("somewhere");
    }
}
