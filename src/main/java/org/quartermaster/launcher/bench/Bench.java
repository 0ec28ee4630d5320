package org.quartermaster.launcher.bench;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.quartermaster.launcher.bench.allocation.AllocationBench;
import org.quartermaster.launcher.bench.forecast.FileForecastBench;
import org.quartermaster.launcher.bench.forecast.PathBench;
import org.quartermaster.launcher.bench.nightly.PlanBench;
import org.quartermaster.launcher.bench.replenishment.ReplenishmentBench;
import org.quartermaster.launcher.bench.routing.RoutingBench;
import org.quartermaster.launcher.bench.segments.SegmentsBench;
import org.quartermaster.launcher.trainer.zero.ZeroQuantisation;

/** {@code ./qm bench NAME [arguments]}. */
public final class Bench {

    @FunctionalInterface
    private interface Entry {
        void run(String[] arguments) throws Exception;
    }

    private record Choice(String what, Entry entry) {
    }

    private static final Map<String, Choice> CHOICES = new TreeMap<>(Map.ofEntries(
            entry("allocation", "order allocation strategies on past orders: bench allocation --data DIR|olist|brunel [--out DIR]", AllocationBench::main),
            entry("backtest", "forecast quality on the Online Retail II files: bench backtest FOLDER", BacktestBench::main),
            entry("boosting", "training seconds of the boosted trees beside Smile's own", BoostingBench::main),
            entry("demo", "seconds, rows and heap to make the demo company: bench demo [small|medium|large [BUFFER-POOL-MIB [FOLDER]]]", DemoBench::main),
            entry("forecast", "every forecasting method on a file of your own: bench forecast --help", FileForecastBench::main),
            entry("import", "seconds and heap to import the Online Retail II files: bench import FOLDER", ImportBench::main),
            entry("int8", "the shipped network with real and with 8-bit weights: bench int8 [FOLDER [CHECKPOINT]]", ZeroQuantisation::main),
            entry("long", "files for bench forecast: bench long rossmann|carparts|online-retail FOLDER OUT.csv, long weeks DAYS.csv OUT.csv, long made SERIES DAYS OUT.csv", LongFiles::main),
            entry("methods", "series per second of the simple forecasting methods", MethodSpeedBench::main),
            entry("onnx", "series per second of a shipped network on ONNX Runtime: bench onnx [SERIES [cpu|gpu [THREADS [MODEL]]]]", OnnxBench::main),
            entry("paths", "sampled demand paths beside what happened: bench paths --data FILE --horizon H --freq D", PathBench::main),
            entry("plan", "the nightly plan of a made-up company, and the worklist's answers: bench plan [--skus 500 --warehouses 10 --seed 1]", PlanBench::main),
            entry("replenishment", "ordering policies beside exact answers: bench replenishment [--instances FILE] [--out FOLDER]; "
                    + "a joint plan: --skus N [--weeks 12 --suppliers 3 --warehouses 3 --seconds 120 --seed 1]", ReplenishmentBench::main),
            entry("segments", "a forecast too large for one training, in segments, by nodes that share a database: bench segments [--skus 5000 --warehouses 10 --at-once 1 --nodes 1 --kill 0]", SegmentsBench::main),
            entry("routing", "routes for public instance files: bench routing --instance FILE… --seconds S …", RoutingBench::main)));

    private static Map.Entry<String, Choice> entry(String name, String what, Entry entry) {
        return Map.entry(name, new Choice(what, entry));
    }

    private Bench() {
    }

    public static void main(String[] arguments) throws Exception {
        Choice choice = arguments.length == 0 ? null : CHOICES.get(arguments[0]);
        if (choice == null) {
            System.out.println("Usage: ./qm bench NAME [arguments]");
            CHOICES.forEach((name, one) -> System.out.printf("  %-10s %s%n", name, one.what()));
            System.exit(arguments.length == 0 ? 0 : 2);
        }
        choice.entry().run(Arrays.copyOfRange(arguments, 1, arguments.length));
    }
}
