package org.quartermaster.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginRuleTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        // method, handshake, origin, fetch site, host, refused
        "POST, false, http://shop.example:8080, -, shop.example:8080, false",
        "POST, false, https://shop.example, -, shop.example:443, false",
        "POST, false, http://evil.example, -, shop.example:8080, true",
        "POST, false, http://shop.example:9090, -, shop.example:8080, true",
        "POST, false, http://shop.example.evil.example, -, shop.example, true",
        "POST, false, null, -, shop.example, true",
        "DELETE, false, -, cross-site, shop.example, true",
        "PATCH, false, -, same-site, shop.example, true",
        "POST, false, -, same-origin, shop.example, false",
        "POST, false, -, -, shop.example, false",
        "GET, false, http://evil.example, cross-site, shop.example, false",
        "GET, true, http://evil.example, -, shop.example, true",
        "GET, true, http://shop.example, -, shop.example, false"})
    void refusesOnlyWhatAForeignPageSends(String method, boolean handshake, String origin, String fetchSite, String host, boolean refused) {
        assertThat(OriginRule.refuses(method, handshake, origin, fetchSite, host)).isEqualTo(refused);
    }
}
