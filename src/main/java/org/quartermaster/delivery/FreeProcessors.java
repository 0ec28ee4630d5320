package org.quartermaster.delivery;

import java.lang.management.ManagementFactory;

/** How many searches a plan may run at once: two where a second processor has nothing else to do, so that nobody waits longer for a better plan. */
final class FreeProcessors {
    private FreeProcessors() {
    }

    static int searches() {
        return searches(Runtime.getRuntime().availableProcessors(), ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** @param load of the last minute, in processors; negative where the machine does not say */
    static int searches(int processors, double load) {
        return processors >= 2 && processors - Math.max(0, load) >= 1.5 ? 2 : 1;
    }
}
