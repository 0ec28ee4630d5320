package org.quartermaster.launcher.bench.routing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** {@code ./qm bench routing --generate N …}: writes an instance made by lot. */
final class InstanceGenerator {
    static final String OPTION = "--generate";
    static final String USAGE = "./qm bench routing --generate N [--seed S] [--windows none|short|long] [--layout random|clustered|mixed] --out FILE";

    private static final Set<String> OPTIONS = Set.of(OPTION, "--seed", "--windows", "--layout", "--out");
    /** Square matrices of the planner hold so many. */
    private static final int MOST = 10_000;

    private InstanceGenerator() {
    }

    static boolean isWanted(String... words) {
        return Arrays.asList(words).contains(OPTION);
    }

    /** Answers what was written. */
    static String run(String... words) throws BenchArguments.Wrong, IOException {
        Map<String, String> options = options(words);
        double customers = BenchArguments.number(OPTION, options.get(OPTION));
        if (customers < 1 || customers > MOST || customers != Math.rint(customers)) {
            throw new BenchArguments.Wrong("%s needs a whole number from 1 to %d.".formatted(OPTION, MOST));
        }
        if (!options.containsKey("--out")) {
            throw new BenchArguments.Wrong("Where to? --out FILE");
        }
        var wish = new MadeInstance.Wish((int) customers, (long) BenchArguments.number("--seed", options.getOrDefault("--seed", "1")),
                BenchArguments.choice(MadeInstance.Windows.class, "--windows", options.getOrDefault("--windows", "none")),
                BenchArguments.choice(MadeInstance.Layout.class, "--layout", options.getOrDefault("--layout", "mixed")));
        Path file = Path.of(options.get("--out"));
        InstanceFile.write(MadeInstance.of(wish), file);
        return "%s: %d customers".formatted(file, wish.customers());
    }

    private static Map<String, String> options(String... words) throws BenchArguments.Wrong {
        var options = new HashMap<String, String>();
        for (int i = 0; i < words.length; i += 2) {
            if (!OPTIONS.contains(words[i])) {
                throw new BenchArguments.Wrong("There is no option %s beside %s.".formatted(words[i], OPTION));
            }
            if (i + 1 == words.length) {
                throw new BenchArguments.Wrong("%s needs a value.".formatted(words[i]));
            }
            options.put(words[i], words[i + 1]);
        }
        return options;
    }
}
