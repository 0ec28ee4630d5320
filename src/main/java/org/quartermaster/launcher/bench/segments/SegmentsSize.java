package org.quartermaster.launcher.bench.segments;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is measured.
 *
 * @param series  most of a segment
 * @param rows    training rows of each segment
 * @param atOnce  segments that a node makes side by side
 * @param nodes   processes
 * @param kill    1: kills all nodes when one segment is done and another in the middle, and begins with fresh ones; 0: lets them be
 * @param heapMiB of each node
 * @param poolMiB page cache of the database
 */
record SegmentsSize(int skus, int warehouses, long seed, int series, int rows, int atOnce, int nodes, int kill, int heapMiB, int poolMiB) {

    static final String USAGE = "bench segments [--skus 5000] [--warehouses 10] [--seed 1] [--series 40000] [--rows 600000] [--at-once 1] [--nodes 1] [--kill 0|1] [--heap-mib 4096] [--pool-mib 512] "
            + "[--data FOLDER: keeps the company there for the next measurement]";
    private static final Map<String, Integer> USUAL = Map.of("skus", 5_000, "warehouses", 10, "seed", 1, "series", 40_000, "rows", 600_000, "at-once", 1, "nodes", 1, "kill", 0, "heap-mib", 4_096,
            "pool-mib", 512);

    SegmentsSize {
        for (int value : List.of(skus, warehouses, series, rows, atOnce, nodes)) {
            if (value < 1) {
                throw new IllegalArgumentException("Every number must be at least 1. Usage: " + USAGE);
            }
        }
    }

    /** @throws IllegalArgumentException for an option that is unknown or no whole number */
    static SegmentsSize of(Map<String, String> options) {
        var given = new TreeMap<>(USUAL);
        options.forEach((name, value) -> {
            if (!USUAL.containsKey(name)) {
                throw new IllegalArgumentException("Unknown option --%s. Usage: %s".formatted(name, USAGE));
            }
            given.put(name, number(name, value));
        });
        return new SegmentsSize(given.get("skus"), given.get("warehouses"), given.get("seed"), given.get("series"), given.get("rows"), given.get("at-once"), given.get("nodes"), given.get("kill"),
                given.get("heap-mib"), given.get("pool-mib"));
    }

    private static int number(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Option --%s must be a whole number, not \"%s\".".formatted(name, value), e);
        }
    }

    /** Pairs of names and values. */
    static Map<String, String> pairs(String... arguments) {
        var options = new TreeMap<String, String>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
                throw new IllegalArgumentException("Every option needs a value: \"%s\". Usage: %s".formatted(arguments[i], USAGE));
            }
            options.put(arguments[i].substring(2), arguments[i + 1]);
        }
        return options;
    }
}
