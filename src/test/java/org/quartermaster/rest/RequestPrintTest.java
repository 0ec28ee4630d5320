package org.quartermaster.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestPrintTest {

    public record Body(String name, int units) {
    }

    @Test
    void differsInMethodPathQueryAndBodyAndNothingElse() {
        String print = print("POST", "/orders", "a=1", new Body("x", 1));
        assertThat(print("POST", "/orders", "a=1", new Body("x", 1))).isEqualTo(print);
        assertThat(print("PUT", "/orders", "a=1", new Body("x", 1))).isNotEqualTo(print);
        assertThat(print("POST", "/order", "a=1", new Body("x", 1))).isNotEqualTo(print);
        assertThat(print("POST", "/orders", null, new Body("x", 1))).isNotEqualTo(print);
        assertThat(print("POST", "/orders", "a=1", new Body("x", 2))).isNotEqualTo(print);
    }

    private static String print(String method, String path, String query, Object body) {
        return RequestPrint.of(method, path, query, new Object[] {body, new Object()}, Object::toString);
    }
}
