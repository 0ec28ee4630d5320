package org.quartermaster.launcher.bench.nightly;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How large the company is, and from which seed it comes.
 *
 * @param poolMiB page cache of the database, MiB
 * @param fed     warehouses that the first one feeds
 * @param whatIf  how far a what-if question is followed
 */
record PlanSize(int skus, int warehouses, long seed, int poolMiB, int fed, WhatIfDepth whatIf) {

    /** How far a what-if question is followed. */
    enum WhatIfDepth {
        NONE, ESTIMATE, EXACT
    }

    static final String USAGE = "bench plan [--skus 500] [--warehouses 10] [--seed 1] [--pool-mib 512] [--fed 0] [--what-if none|estimate|exact]; heap: QM_JAVA_OPTS=-Xmx4g";
    private static final List<String> OPTIONS = List.of("skus", "warehouses", "seed", "pool-mib", "fed", "what-if");
    private static final int MOST_WAREHOUSES = 100;
    private static final int SKUS_PER_SUPPLIER = 100;
    private static final int LEAST_SUPPLIERS = 4;

    PlanSize {
        if (skus < 1 || warehouses < 1 || warehouses > MOST_WAREHOUSES || poolMiB < 32 || fed < 0 || fed >= warehouses) {
            throw new IllegalArgumentException("At least 1 SKU, 1 to %d warehouses of which fewer are fed, and a pool of at least 32 MiB: %d, %d, %d, %d."
                    .formatted(MOST_WAREHOUSES, skus, warehouses, fed, poolMiB));
        }
    }

    /** @throws IllegalArgumentException for an option that is unknown, has no value or is no whole number */
    static PlanSize of(String... arguments) {
        Map<String, String> given = new TreeMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
            if (!OPTIONS.contains(name)) {
                throw new IllegalArgumentException("Unknown option \"%s\". Usage: %s".formatted(arguments[i], USAGE));
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException("Option %s needs a value. Usage: %s".formatted(arguments[i], USAGE));
            }
            given.put(name, arguments[i + 1]);
        }
        return new PlanSize((int) number(given, "skus", 500), (int) number(given, "warehouses", 10), number(given, "seed", 1),
                (int) number(given, "pool-mib", 512), (int) number(given, "fed", 0), depth(given.getOrDefault("what-if", "none")));
    }

    private static WhatIfDepth depth(String value) {
        return Arrays.stream(WhatIfDepth.values()).filter(one -> one.name().equalsIgnoreCase(value)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Option --what-if must be none, estimate or exact, not \"%s\".".formatted(value)));
    }

    private static long number(Map<String, String> given, String name, long otherwise) {
        String value = given.getOrDefault(name, String.valueOf(otherwise));
        try {
            return Math.toIntExact(Long.parseLong(value));
        } catch (NumberFormatException | ArithmeticException e) {
            throw new IllegalArgumentException("Option --%s must be a whole number, not \"%s\".".formatted(name, value), e);
        }
    }

    int lines() {
        return Math.multiplyExact(skus, warehouses);
    }

    /** One for a hundred SKUs. */
    int suppliers() {
        return Math.max(LEAST_SUPPLIERS, skus / SKUS_PER_SUPPLIER);
    }
}
