package org.quartermaster.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NodeNameTest {

    @Test
    void tellsTwoContainersApartWhoseServersHaveTheSameProcessNumber() {
        assertThat(NodeName.of("a1b2", 1)).isEqualTo("a1b2-1").isNotEqualTo(NodeName.of("c3d4", 1));
    }

    @Test
    void fitsIntoTheQueueWhateverTheMachineIsCalled() {
        assertThat(NodeName.of("m".repeat(200), Integer.MAX_VALUE)).hasSizeLessThanOrEqualTo(50);
        assertThat(NodeName.own()).endsWith("-" + ProcessHandle.current().pid());
    }
}
