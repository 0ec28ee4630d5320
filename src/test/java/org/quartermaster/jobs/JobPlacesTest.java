package org.quartermaster.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JobPlacesTest {

    private final JobPlaces places = new JobPlaces(2);

    @Test
    void leavesThePlacesOfOtherWorkFreeWhilePartsRun() {
        assertThat(places.take(1, "segment", 2, true)).isTrue();
        assertThat(places.take(2, "segment", 2, true)).isTrue();
        assertThat(places.take(3, "segment", 2, true)).as("no more than the kind bears").isFalse();
        assertThat(places.take(4, "import", 9, false)).isTrue();
        assertThat(places.take(5, "plan", 9, false)).isTrue();
        assertThat(places.take(6, "alerts", 9, false)).as("two places").isFalse();
    }

    @Test
    void givesAPlaceBackForTheNext() {
        places.take(1, "plan", 1, false);
        assertThat(places.take(2, "plan", 1, false)).isFalse();
        assertThat(places.free(1)).contains("plan");
        assertThat(places.take(2, "plan", 1, false)).isTrue();
        assertThat(places.free(7)).isEmpty();
    }
}
