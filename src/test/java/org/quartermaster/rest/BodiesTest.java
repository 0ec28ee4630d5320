package org.quartermaster.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What a request's body must hold. */
class BodiesTest {

    @Test
    void givesBackWhatIsThere() {
        assertThat(Bodies.required("body", "Send a body.")).isEqualTo("body");
    }

    @Test
    void saysWhatToSendInstead() {
        assertThatThrownBy(() -> Bodies.required(null, "Send a body.")).isInstanceOf(Refused.class).hasMessageContaining("Send a body.");
        assertThatThrownBy(() -> Bodies.require(false, "Send units.")).isInstanceOf(Refused.class).hasMessageContaining("Send units.");
    }
}
