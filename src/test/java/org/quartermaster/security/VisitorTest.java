package org.quartermaster.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitorTest {

    @ParameterizedTest
    @CsvSource({"192.0.2.1, 192.0.2.1", "2001:db8::1, 2001:db8::2", "2001:db8::1, 2001:db8:0:0:ffff:ffff:ffff:ffff", "2001:DB8::1, 2001:db8::1", "::ffff:192.0.2.1, 192.0.2.1",
        "unknown, unknown"})
    void isOneVisitor(String one, String other) {
        assertThat(Visitor.of(one)).isEqualTo(Visitor.of(other)).hasSize(64);
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1, 192.0.2.2", "2001:db8::1, 2001:db8:0:1::1", "::1, 127.0.0.1", "unknown, hidden"})
    void areTwoVisitors(String one, String other) {
        assertThat(Visitor.of(one)).isNotEqualTo(Visitor.of(other));
    }
}
