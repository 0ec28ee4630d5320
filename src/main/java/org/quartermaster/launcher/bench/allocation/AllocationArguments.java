package org.quartermaster.launcher.bench.allocation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.quartermaster.delivery.allocation.Demand;
import org.quartermaster.delivery.allocation.Strategy;

/**
 * The words after {@code bench allocation}.
 *
 * @param data       folder with the files
 * @param out        folder for what comes out
 * @param strategies to compare
 * @param limit      most orders to replay
 * @param batch      most orders to allocate together
 * @param seconds    of local search for the batch; −1 leaves the batch out
 * @param warehouses of the Olist network
 */
record AllocationArguments(Path data, Path out, List<Strategy> strategies, int limit, int batch, int seconds, int warehouses, long seed) {
    static final String USAGE = """
            Usage: ./qm bench allocation --data DIR|olist|brunel [--out DIR] [--strategy CODE[,CODE…]] [--limit N] [--batch N] [--seconds S] [--warehouses K] [--seed N]
              DIR holds OrderList, FreightRates, … (Brunel) or olist_orders, olist_order_items, … as .csv, .csv.gz or .xlsx
              --limit   replay the first N orders only          --batch   allocate the first N orders together (3000)
              --seconds of local search for the batch (10); -1 leaves it out""";
    private static final Path SHARED = Path.of("../shared/data");
    private static final Set<String> KNOWN = Set.of("data", "out", "strategy", "limit", "batch", "seconds", "warehouses", "seed");

    static AllocationArguments of(String... words) {
        Map<String, String> values = values(words);
        if (!values.containsKey("data")) {
            throw new IllegalArgumentException("Which data? --data is missing.");
        }
        Path data = folder(values.get("data"));
        return new AllocationArguments(data, Path.of(values.getOrDefault("out", "target/bench-allocation")), strategies(values.get("strategy")),
                number(values, "limit", Integer.MAX_VALUE, 1), number(values, "batch", 3_000, 1), number(values, "seconds", 10, -1),
                number(values, "warehouses", 6, 1), number(values, "seed", 1, 0));
    }

    private static Map<String, String> values(String... words) {
        var values = new HashMap<String, String>();
        for (int i = 0; i < words.length; i += 2) {
            String name = words[i].replaceFirst("^--", "");
            if (!words[i].startsWith("--") || !KNOWN.contains(name)) {
                throw new IllegalArgumentException("\"%s\" is no option.".formatted(words[i]));
            }
            if (i + 1 == words.length) {
                throw new IllegalArgumentException("%s needs a value.".formatted(words[i]));
            }
            values.put(name, words[i + 1]);
        }
        return values;
    }

    private static Path folder(String data) {
        Path folder = switch (data) {
            case "olist" -> SHARED.resolve("olist_sample");
            case "brunel" -> SHARED.resolve("brunel_logistics");
            default -> Path.of(data);
        };
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("There is no folder %s.".formatted(folder));
        }
        if (!has(folder, "olist_orders") && !has(folder, "OrderList")) {
            throw new IllegalArgumentException("%s holds neither olist_orders nor OrderList.".formatted(folder));
        }
        return folder;
    }

    private static boolean has(Path folder, String stem) {
        return Stream.of(".csv", ".csv.gz", ".xlsx").anyMatch(ending -> Files.exists(folder.resolve(stem + ending)));
    }

    private static List<Strategy> strategies(String codes) {
        if (codes == null) {
            return Strategy.shipped();
        }
        return Stream.of(codes.split(",")).map(code -> Strategy.shipped().stream().filter(one -> one.code().equals(code)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no strategy %s; there are %s.".formatted(code,
                        Strategy.shipped().stream().map(Strategy::code).toList())))).toList();
    }

    private static int number(Map<String, String> values, String name, int usual, int least) {
        String text = values.getOrDefault(name, String.valueOf(usual));
        if (!text.matches("-?\\d{1,10}") || Long.parseLong(text) > Integer.MAX_VALUE || Integer.parseInt(text) < least) {
            throw new IllegalArgumentException("--%s %s must be a whole number ≥ %d.".formatted(name, text, least));
        }
        return Integer.parseInt(text);
    }

    boolean isOlist() {
        return has(data, "olist_orders");
    }

    List<Demand> limited(List<Demand> orders) {
        return orders.subList(0, Math.min(orders.size(), limit));
    }
}
