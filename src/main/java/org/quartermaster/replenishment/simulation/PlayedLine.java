package org.quartermaster.replenishment.simulation;

import org.quartermaster.forecasting.paths.PastRanks;
import org.quartermaster.replenishment.policy.Line;

/**
 * A line to be simulated.
 *
 * @param past how its good and bad days followed each other, up to the day before the planning day
 */
public record PlayedLine(Line line, PastRanks past) {

    /** Of a line with no past: its days are independent but for the forecast's common level. */
    public static PlayedLine withoutPast(Line line) {
        return new PlayedLine(line, PastRanks.NONE);
    }
}
