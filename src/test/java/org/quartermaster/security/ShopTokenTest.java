package org.quartermaster.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopTokenTest {

    @ParameterizedTest
    @CsvSource({"https://shop.example, https://shop.example", "HTTPS://Shop.Example/, https://shop.example", "https://shop.example:443, https://shop.example",
        "http://localhost:8099, http://localhost:8099", "http://localhost:80, http://localhost", "https://[::1]:8443, https://[::1]:8443"})
    void writesOriginsAsBrowsersDo(String typed, String origin) {
        assertThat(ShopToken.origin(typed)).isEqualTo(origin);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "*", "null", "shop.example", "https://*.shop.example", "https://shop.example/cart", "https://shop.example?x", "ftp://shop.example", "https://anna@shop.example",
        "https://shop.example https://other.example"})
    void namesWhatIsNoOrigin(String typed) {
        assertThatIllegalArgumentException().isThrownBy(() -> ShopToken.origin(typed)).withMessageContaining(typed + " is no origin");
    }

    @Test
    void needsOneToTenOriginsAndACallAMinute() {
        assertThatIllegalArgumentException().isThrownBy(() -> token(List.of(), 1)).withMessageContaining("names 0");
        assertThatIllegalArgumentException().isThrownBy(() -> token(List.of("https://shop.example"), 0)).withMessageContaining("0 were asked for");
        assertThat(token(Collections.nCopies(11, "https://shop.example"), 1).origins()).containsExactly("https://shop.example");
    }

    private static ShopToken token(List<String> origins, int calls) {
        return new ShopToken("shop", Duration.ofDays(1), origins, calls);
    }
}
