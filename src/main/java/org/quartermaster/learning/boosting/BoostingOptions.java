package org.quartermaster.learning.boosting;

/**
 * How to boost.
 *
 * @param objective      what is minimised
 * @param rounds         most trees, ≥ 1
 * @param leaves         most leaves of a tree, ≥ 2
 * @param learningRate   share of each tree that is added, in (0, 1]
 * @param maxBins        most bins of a column, 2…255
 * @param minRowsInLeaf  fewest rows of a leaf, ≥ 1
 * @param l2             added to the sum of second derivatives of a leaf, ≥ 0
 * @param rowShare       share of the rows drawn for each tree, in (0, 1]
 * @param columnShare    share of the columns drawn for each tree, in (0, 1]
 * @param patience       rounds without a better validation loss after which training stops; 0 never stops early
 * @param threads        threads that grow one tree, ≥ 1; the result does not depend on it
 * @param seed           of row and column draws
 * @param engine         who grows the trees
 */
public record BoostingOptions(Objective objective, int rounds, int leaves, double learningRate, int maxBins, int minRowsInLeaf, double l2, double rowShare,
        double columnShare, int patience, int threads, long seed, Engine engine) {

    public BoostingOptions {
        require(rounds >= 1, "rounds", rounds, "≥ 1");
        require(leaves >= 2, "leaves", leaves, "≥ 2");
        require(learningRate > 0 && learningRate <= 1, "learning rate", learningRate, "in (0, 1]");
        require(maxBins >= 2 && maxBins <= 255, "bins", maxBins, "in 2…255");
        require(minRowsInLeaf >= 1, "rows in a leaf", minRowsInLeaf, "≥ 1");
        require(l2 >= 0, "L2", l2, "≥ 0");
        require(rowShare > 0 && rowShare <= 1, "row share", rowShare, "in (0, 1]");
        require(columnShare > 0 && columnShare <= 1, "column share", columnShare, "in (0, 1]");
        require(patience >= 0, "patience", patience, "≥ 0");
        require(threads >= 1, "threads", threads, "≥ 1");
    }

    /** 300 rounds of 63 leaves at rate 0.05, 255 bins, ≥ 50 rows a leaf, 80 % of rows and columns, patience 30, all processors, seed 1. */
    public static BoostingOptions of(Objective objective) {
        return new BoostingOptions(objective, 300, 63, 0.05, 255, 50, 1, 0.8, 0.8, 30, Runtime.getRuntime().availableProcessors(), 1, Engine.AUTOMATIC);
    }

    public BoostingOptions withObjective(Objective value) {
        return new BoostingOptions(value, rounds, leaves, learningRate, maxBins, minRowsInLeaf, l2, rowShare, columnShare, patience, threads, seed, engine);
    }

    /** Size of the model: how many trees, how many leaves each, and how much of each is added. */
    public BoostingOptions withTrees(int maxRounds, int maxLeaves, double rate) {
        return new BoostingOptions(objective, maxRounds, maxLeaves, rate, maxBins, minRowsInLeaf, l2, rowShare, columnShare, patience, threads, seed, engine);
    }

    public BoostingOptions withMaxBins(int value) {
        return new BoostingOptions(objective, rounds, leaves, learningRate, value, minRowsInLeaf, l2, rowShare, columnShare, patience, threads, seed, engine);
    }

    /** What keeps leaves from fitting noise. */
    public BoostingOptions withLeafLimits(int minRows, double penalty) {
        return new BoostingOptions(objective, rounds, leaves, learningRate, maxBins, minRows, penalty, rowShare, columnShare, patience, threads, seed, engine);
    }

    public BoostingOptions withRowShare(double value) {
        return new BoostingOptions(objective, rounds, leaves, learningRate, maxBins, minRowsInLeaf, l2, value, columnShare, patience, threads, seed, engine);
    }

    public BoostingOptions withColumnShare(double value) {
        return new BoostingOptions(objective, rounds, leaves, learningRate, maxBins, minRowsInLeaf, l2, rowShare, value, patience, threads, seed, engine);
    }

    public BoostingOptions withPatience(int value) {
        return new BoostingOptions(objective, rounds, leaves, learningRate, maxBins, minRowsInLeaf, l2, rowShare, columnShare, value, threads, seed, engine);
    }

    public BoostingOptions withThreads(int value) {
        return new BoostingOptions(objective, rounds, leaves, learningRate, maxBins, minRowsInLeaf, l2, rowShare, columnShare, patience, value, seed, engine);
    }

    public BoostingOptions withSeed(long value) {
        return new BoostingOptions(objective, rounds, leaves, learningRate, maxBins, minRowsInLeaf, l2, rowShare, columnShare, patience, threads, value, engine);
    }

    public BoostingOptions withEngine(Engine value) {
        return new BoostingOptions(objective, rounds, leaves, learningRate, maxBins, minRowsInLeaf, l2, rowShare, columnShare, patience, threads, seed, value);
    }

    private static void require(boolean fits, String what, Object value, String range) {
        if (!fits) {
            throw new IllegalArgumentException("%s (%s) must be %s.".formatted(what, value, range));
        }
    }
}
