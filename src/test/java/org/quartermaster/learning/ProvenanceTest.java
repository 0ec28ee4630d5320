package org.quartermaster.learning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProvenanceTest {

    @Test
    void knowsTheVersionOfTheProgramAndWhenItWasBuilt() {
        assertThat(Provenance.versions().get("quartermaster")).matches("\\d+\\.\\d+\\S* 20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    }
}
