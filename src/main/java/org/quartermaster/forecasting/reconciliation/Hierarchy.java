package org.quartermaster.forecasting.reconciliation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.quartermaster.forecasting.features.SeriesInput;

/**
 * Which sums each series is part of. Levels are nested: the nodes of one are parts of nodes of the next, and the parts of the lowest level's nodes are the series. A level that would divide nothing, or hardly add anything up, is left
 * out.
 */
final class Hierarchy {

    /** A level has at most this share of the nodes below it. */
    private static final double MOST_NODES = 0.7;

    private final List<Level> levels;
    private final int[][] nodeOf;
    private final int[] nodes;
    private final int series;

    private Hierarchy(List<Level> levels, int[][] nodeOf, int series) {
        this.levels = levels;
        this.nodeOf = nodeOf;
        this.nodes = Arrays.stream(nodeOf).mapToInt(of -> 1 + Arrays.stream(of).max().orElse(-1)).toArray();
        this.series = series;
    }

    /** The levels that series of these make. */
    static Hierarchy of(List<Key> keys) {
        var levels = new ArrayList<Level>();
        var nodeOf = new ArrayList<int[]>();
        int parts = keys.size();
        for (Level level : Level.values()) {
            int[] found = numbered(keys.size(), i -> keys.get(i).at(level));
            int count = 1 + Arrays.stream(found).max().orElse(-1);
            boolean isSaidAbove = level != Level.ALL && count == distinct(keys, Level.values()[level.ordinal() + 1]) || level == Level.PLACE && levels.contains(Level.SKU);
            if (count > 0 && count <= MOST_NODES * parts && !isSaidAbove && isNested(nodeOf, found)) {
                levels.add(level);
                nodeOf.add(found);
                parts = count;
            }
        }
        return new Hierarchy(List.copyOf(levels), nodeOf.toArray(int[][]::new), keys.size());
    }

    /** What tells the sums of a series. */
    record Key(int sku, int category, int place) {
        static Key of(SeriesInput series) {
            return new Key(series.sku(), series.category(), series.warehouse());
        }

        private long at(Level level) {
            return switch (level) {
                case SKU -> sku;
                case PLACE -> (long) category << 32 | place;
                case CATEGORY -> category;
                case ALL -> 0;
            };
        }
    }

    private static int distinct(List<Key> keys, Level level) {
        return (int) keys.stream().mapToLong(key -> key.at(level)).distinct().count();
    }

    private static int[] numbered(int count, IntToLongFunction key) {
        var numbers = new HashMap<Long, Integer>();
        int[] found = new int[count];
        for (int i = 0; i < count; i++) {
            found[i] = numbers.computeIfAbsent(key.applyAsLong(i), _ -> numbers.size());
        }
        return found;
    }

    private static boolean isNested(List<int[]> below, int[] above) {
        if (below.isEmpty()) {
            return true;
        }
        var parent = new HashMap<Integer, Integer>();
        for (int i = 0; i < above.length; i++) {
            Integer known = parent.putIfAbsent(below.getLast()[i], above[i]);
            if (known != null && known != above[i]) {
                return false;
            }
        }
        return true;
    }

    List<Level> levels() {
        return levels;
    }

    int series() {
        return series;
    }

    /** How many nodes a level has. */
    int nodes(int level) {
        return nodes[level];
    }

    /** The node of a series. */
    int node(int level, int oneSeries) {
        return nodeOf[level][oneSeries];
    }

    /** How many parts the nodes of a level have together: nodes of the level below, or series. */
    int parts(int level) {
        return level == 0 ? series : nodes[level - 1];
    }

    /** The part of a level that each series belongs to. */
    int[] partOfSeries(int level) {
        return level == 0 ? IntStream.range(0, series).toArray() : nodeOf[level - 1].clone();
    }

    /** The node of each part of a level. */
    int[] parents(int level) {
        int[] parents = new int[parts(level)];
        int[] parts = partOfSeries(level);
        for (int i = 0; i < series; i++) {
            parents[parts[i]] = nodeOf[level][i];
        }
        return parents;
    }
}
