package org.quartermaster.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseAddressTest {

    private static DatabaseAddress own(String url) {
        return DatabaseAddress.fromEnvironment(Map.of("QM_DB_URL", url, "QM_DB_USER", "own", "QM_DB_PASSWORD", "own-word")).orElseThrow();
    }

    @Test
    void addsWhatTheProgramNeeds() {
        var address = own("jdbc:mysql://db.example:3306/shop");
        assertThat(address.url()).startsWith("jdbc:mysql://db.example:3306/shop?").contains("rewriteBatchedStatements=true").contains("connectionTimeZone=UTC")
                .contains("fallbackToSystemKeyStore=false");
        assertThat(address.location()).startsWith("//db.example:3306/shop?");
        assertThat(address.name()).isEqualTo("shop");
    }

    @Test
    void leavesWhatTheOperatorDecided() {
        var address = own("jdbc:mysql://db.example/shop?sslMode=VERIFY_CA&fallbackToSystemKeyStore=true");
        assertThat(address.url()).contains("sslMode=VERIFY_CA&fallbackToSystemKeyStore=true&").doesNotContain("fallbackToSystemKeyStore=false");
        assertThat(address.place()).isEqualTo("jdbc:mysql://db.example/shop");
    }

    @Test
    void knowsWhenNoDatabaseIsNamed() {
        assertThat(own("jdbc:mysql://db.example").name()).isEmpty();
        assertThat(own("jdbc:mysql://db.example/?sslMode=REQUIRED").name()).isEmpty();
    }

    @Test
    void isAbsentWithoutAUrlAndRefusesOtherDatabases() {
        assertThat(DatabaseAddress.fromEnvironment(Map.of("QM_DB_URL", " "))).isEmpty();
        assertThatThrownBy(() -> own("jdbc:postgresql://db.example/shop")).isInstanceOf(Refusal.class).hasMessageContaining("must look like jdbc:mysql://");
    }

    @Test
    void neverSaysThePassword() {
        assertThat(own("jdbc:mysql://db.example/shop")).hasToString("jdbc:mysql://db.example/shop as own");
    }
}
