package org.quartermaster.launcher.bench.routing;

import java.io.IOException;
import java.nio.file.Path;

/** {@code ./qm bench routing --generate N …}: writes an instance made by lot. */
final class InstanceGenerator {
    static final String OPTION = "--generate";
    static final String USAGE = "./qm bench routing --generate N [--seed S] [--windows none|short|long] [--layout random|clustered|mixed] --out FILE";

    /** The planner's square matrices hold so many. */
    private static final int MOST = 10_000;

    private InstanceGenerator() {
    }

    /** Answers what was written. */
    static String run(String... words) throws BenchArguments.Wrong, IOException {
        var options = new Options(words, OPTION, "--seed", "--windows", "--layout", "--out");
        Path file = Path.of(options.text("--out"));
        var wish = new MadeInstance.Wish((int) options.number(OPTION, "", 1, MOST), (long) options.number("--seed", "1", 0, 1e15),
                options.choice("--windows", MadeInstance.Windows.NONE), options.choice("--layout", MadeInstance.Layout.MIXED));
        InstanceFile.write(MadeInstance.of(wish), file);
        return "%s: %d customers".formatted(file, wish.customers());
    }
}
