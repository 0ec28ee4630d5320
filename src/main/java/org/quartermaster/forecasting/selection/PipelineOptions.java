package org.quartermaster.forecasting.selection;

import org.quartermaster.forecasting.models.Rhythm;

/**
 * How a run forecasts.
 *
 * @param rhythm       what a period is
 * @param horizon      periods ahead, 1…255
 * @param origins      most back-test origins, ≥ 1
 * @param scoreDays    periods scored after each origin; origins are this far apart, so that none is scored twice
 * @param rowBudget    most training rows of the learned model
 * @param rounds       trees of the learned model
 * @param learned      whether to train it at all
 * @param quantileRows most training rows of the quantile trees; 0: none
 * @param network      whether to ask the neural network
 * @param seed         of every draw
 * @param reconciled   whether forecasts may follow those of their sums
 */
public record PipelineOptions(Rhythm rhythm, int horizon, int origins, int scoreDays, int rowBudget, int rounds, boolean learned, int quantileRows, boolean network, long seed, boolean reconciled) {

    /** 56 days ahead, three origins of 28 days, 600,000 rows, 220 trees; quantile trees on 100,000 rows. */
    public static final PipelineOptions DEFAULT = new PipelineOptions(Rhythm.DAILY, 56, 3, 28, 600_000, 220, true, 100_000, true, 1, true);

    public PipelineOptions {
        if (horizon < 1 || horizon > 255 || origins < 1 || scoreDays < 1 || scoreDays > 120 || rowBudget < 1 || rounds < 1 || quantileRows < 0) {
            throw new IllegalArgumentException("Options out of range: horizon %d, origins %d, score days %d, row budget %d, rounds %d, quantile rows %d"
                    .formatted(horizon, origins, scoreDays, rowBudget, rounds, quantileRows));
        }
    }

    public PipelineOptions withLearned(boolean value) {
        return new PipelineOptions(rhythm, horizon, origins, scoreDays, rowBudget, rounds, value, quantileRows, network, seed, reconciled);
    }

    public PipelineOptions withNetwork(boolean value) {
        return new PipelineOptions(rhythm, horizon, origins, scoreDays, rowBudget, rounds, learned, quantileRows, value, seed, reconciled);
    }

    public PipelineOptions withRows(int budget, int trees) {
        return new PipelineOptions(rhythm, horizon, origins, scoreDays, budget, trees, learned, quantileRows, network, seed, reconciled);
    }

    public PipelineOptions withQuantileRows(int budget) {
        return new PipelineOptions(rhythm, horizon, origins, scoreDays, rowBudget, rounds, learned, budget, network, seed, reconciled);
    }

    public PipelineOptions withHorizon(int value) {
        return new PipelineOptions(rhythm, value, origins, scoreDays, rowBudget, rounds, learned, quantileRows, network, seed, reconciled);
    }

    /** Another rhythm, scored over the periods that are forecast. */
    public PipelineOptions withRhythm(Rhythm value, int ahead) {
        return new PipelineOptions(value, ahead, origins, Math.min(120, ahead), rowBudget, rounds, learned, quantileRows, network, seed, reconciled);
    }

    public PipelineOptions withOrigins(int most) {
        return new PipelineOptions(rhythm, horizon, most, scoreDays, rowBudget, rounds, learned, quantileRows, network, seed, reconciled);
    }

    public PipelineOptions withSeed(long value) {
        return new PipelineOptions(rhythm, horizon, origins, scoreDays, rowBudget, rounds, learned, quantileRows, network, value, reconciled);
    }

    public PipelineOptions withReconciled(boolean value) {
        return new PipelineOptions(rhythm, horizon, origins, scoreDays, rowBudget, rounds, learned, quantileRows, network, seed, value);
    }

    /** Back-test origins that a history of this length allows. */
    int originsIn(int periods) {
        return Math.clamp((periods - leastHistory()) / scoreDays, 0, origins);
    }

    /** Weeks and months are judged where a year has been seen: before, nobody knows their season. */
    int leastHistory() {
        return switch (rhythm) {
            case DAILY -> 84;
            case WEEKLY -> 60;
            case MONTHLY -> 15;
        };
    }
}
