package org.quartermaster.forecasting.selection;

/**
 * How a run forecasts.
 *
 * @param horizon   days ahead, 1…255
 * @param origins   most back-test origins, ≥ 1
 * @param scoreDays days scored after each origin; origins are this far apart, so that no day is scored twice
 * @param rowBudget most training rows of the learned model
 * @param rounds    trees of the learned model
 * @param learned   whether to train it at all
 * @param seed      of every draw
 */
public record PipelineOptions(int horizon, int origins, int scoreDays, int rowBudget, int rounds, boolean learned, long seed) {

    /** 56 days ahead, three origins of 28 days, 600,000 rows, 220 trees. */
    public static final PipelineOptions DEFAULT = new PipelineOptions(56, 3, 28, 600_000, 220, true, 1);

    public PipelineOptions {
        if (horizon < 1 || horizon > 255 || origins < 1 || scoreDays < SumCorrelation.DAYS || scoreDays > 120 || rowBudget < 1 || rounds < 1) {
            throw new IllegalArgumentException("Options out of range: horizon %d, origins %d, score days %d, row budget %d, rounds %d"
                    .formatted(horizon, origins, scoreDays, rowBudget, rounds));
        }
    }

    public PipelineOptions withLearned(boolean value) {
        return new PipelineOptions(horizon, origins, scoreDays, rowBudget, rounds, value, seed);
    }

    public PipelineOptions withRows(int budget, int trees) {
        return new PipelineOptions(horizon, origins, scoreDays, budget, trees, learned, seed);
    }

    public PipelineOptions withHorizon(int value) {
        return new PipelineOptions(value, origins, scoreDays, rowBudget, rounds, learned, seed);
    }

    public PipelineOptions withSeed(long value) {
        return new PipelineOptions(horizon, origins, scoreDays, rowBudget, rounds, learned, value);
    }
}
