package org.quartermaster.launcher.bench.nightly;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.quartermaster.launcher.bench.nightly.PlanSize.WhatIfDepth;
import org.quartermaster.replenishment.Scenario;
import org.quartermaster.replenishment.ScenarioResult;
import org.quartermaster.replenishment.ScenarioRun;
import org.quartermaster.replenishment.WhatIf;
import org.quartermaster.replenishment.policy.Overlay;
import org.quartermaster.shared.Actor;

/** What a buyer asks who fears that suppliers get slower and demand grows: with all the money in the world, and with a budget; followed as the screen follows it. */
final class WhatIfQuestion {

    private static final Overlay SLOWER_AND_MORE = new Overlay(Double.NaN, 5, 1.1);
    private static final Duration PART = Duration.ofMillis(1_500);

    private final WhatIf whatIf;
    private final WhatIfDepth depth;

    WhatIfQuestion(WhatIf whatIf, WhatIfDepth depth) {
        this.whatIf = whatIf;
        this.depth = depth;
    }

    /** What was found, by question. @param budget company currency */
    Map<String, String> ask(BigDecimal budget) {
        Map<String, String> answers = new LinkedHashMap<>();
        Actor.NIGHT_RUN.run(() -> {
            whatIf.ask(scenario(null));
            answers.put("what-if: first estimate", estimate(scenario(null)));
            answers.put("what-if: the same in a budget", estimate(scenario(budget)));
            if (depth == WhatIfDepth.EXACT) {
                answers.put("what-if: exact", exact(scenario(null)));
                answers.put("what-if: exact, in a budget", exact(scenario(budget)));
            }
        });
        return answers;
    }

    private static Scenario scenario(BigDecimal budget) {
        return new Scenario(SLOWER_AND_MORE, Set.of(), budget, null, null);
    }

    private String estimate(Scenario scenario) {
        double[] millis = new double[5];
        ScenarioResult result = null;
        for (int i = 0; i < millis.length; i++) {
            long began = System.nanoTime();
            result = whatIf.ask(scenario);
            millis[i] = (System.nanoTime() - began) / 1e6;
        }
        return "%,.0f ms (median of %d); %,d of %,d lines, value %,.0f ± %,.0f".formatted(Measured.median(millis), millis.length, result.looked(), result.of(),
                result.after().value(), result.uncertainty());
    }

    private String exact(Scenario scenario) {
        Measured.resetPeak();
        long began = System.nanoTime();
        ScenarioRun run = whatIf.begin(scenario);
        double longest = 0;
        ScenarioResult result = null;
        while (!run.isDone()) {
            whatIf.more(run, PART);
            long asked = System.nanoTime();
            result = whatIf.result(run);
            longest = Math.max(longest, (System.nanoTime() - asked) / 1e6);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        return "%,.1f s; %,d lines, value %,.0f, %,d change; longest sum %,.0f ms; heap at most %,d MiB".formatted(seconds, result.looked(), result.after().value(), result.changed(),
                longest, Measured.peakHeap() >> 20);
    }
}
