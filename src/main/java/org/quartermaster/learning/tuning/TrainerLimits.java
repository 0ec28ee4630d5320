package org.quartermaster.learning.tuning;

import java.time.Duration;

/**
 * What a child may take.
 *
 * @param heapMegabytes     of its Java heap
 * @param residentMegabytes of memory in all, the training library's included; watched where the system tells it
 * @param time              from start to end, after which it is stopped
 */
public record TrainerLimits(int heapMegabytes, long residentMegabytes, Duration time) {

    public TrainerLimits {
        if (heapMegabytes < 64 || residentMegabytes < heapMegabytes || !time.isPositive()) {
            throw new IllegalArgumentException("A child needs a heap (%d MB) of at least 64 MB, at least as much memory (%d MB), and time (%s).".formatted(heapMegabytes, residentMegabytes, time));
        }
    }
}
