package org.quartermaster.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentPlacesTest {

    /** One for two processors, and one for each 1,536 MiB beyond 1,024: (4,096 − 1,024) / 1,536 = 2. */
    @ParameterizedTest
    @CsvSource({
            "1,  4096, 1",
            "2,  4096, 1",
            "4,  4096, 2",
            "16, 4096, 2",
            "16, 4095, 1",
            "16, 1024, 1",
            "16, 512,  1",
            "6, 16384, 3",
            "16, 8192, 4",
            "16, 3072, 1",
            "64, 262144, 8"})
    void makesAsManySegmentsAtOnceAsProcessorsAndHeapBear(int processors, long heapMiB, int expected) {
        assertThat(new SegmentPlaces(processors, heapMiB << 20).atOnce()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 1", "1, 1", "8, 8", "9, 8", "100, 8"})
    void boundsWhatSomebodyWishes(int wished, int expected) {
        assertThat(SegmentPlaces.bounded(wished)).isEqualTo(expected);
    }
}
