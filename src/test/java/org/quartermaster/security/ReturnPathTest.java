package org.quartermaster.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {

    @ParameterizedTest
    @CsvSource({"replenishment, replenishment", "/replenishment, replenishment", "forecast?sku=MUG-1042&warehouse=2, forecast?sku=MUG-1042&warehouse=2",
        "stock?filter=a%20b, stock?filter=a%20b"})
    void keepsLocalPaths(String wanted, String path) {
        assertThat(ReturnPath.safe(wanted)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example/", "https:evil.example", "javascript:alert(1)",
        "data:text/html,x", "/../../etc", "a//b", "%2f%2fevil.example", "/%2Fevil.example", "ok\r\nSet-Cookie: a=b", "login?to=login", "/VAADIN/dynamic/x", "not a uri", " //evil.example"})
    void forgetsEverythingElse(String wanted) {
        assertThat(ReturnPath.safe(wanted)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1_001, 100_000})
    void forgetsWhatIsTooLong(int length) {
        assertThat(ReturnPath.safe("a".repeat(length))).isEmpty();
    }
}
