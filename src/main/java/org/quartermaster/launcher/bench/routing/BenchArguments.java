package org.quartermaster.launcher.bench.routing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was asked on the command line.
 *
 * @param files      instances
 * @param format     of all of them; empty: each by its beginning
 * @param seconds    per instance, > 0
 * @param cpuTime    whether seconds are processor time of each thread, not wall time
 * @param threads    1 or 2: as many seeds at once
 * @param objective  what is better
 * @param convention how legs are counted; empty: as published for the format
 * @param out        folder for the solutions; empty: not written
 * @param seed       of the first thread
 */
record BenchArguments(List<Path> files, Optional<Format> format, double seconds, boolean cpuTime, int threads, Objective objective, Optional<Convention> convention,
                      Optional<Path> out, long seed) {
    static final String USAGE = """
            ./qm bench routing [--beside] --instance FILE… [--format solomon|cvrplib|cordeau] --seconds S|--cpu-seconds S [--threads 1|2] [--objective distance|hierarchical]
                [--convention exact|dimacs|rounded] [--out DIR] [--seed N]
            FILE may be a folder: every instance in it. Without --format each file tells by its beginning; without --convention as published for the format.
            --cpu-seconds counts processor time of each searching thread, for a machine that is busy with other work.
            --beside comes first: jsprit and OR-Tools solve them too, one thread, the same seconds, one checker.
            """ + InstanceGenerator.USAGE + """

            writes an instance made by lot: with windows in Solomon's form (a short or a long day), without in CVRPLIB's.
            """ + ReplanBench.USAGE + """

            plans a day made by lot anew after orders and vehicles fail (2 s each) and compares with a plan from scratch (20 s); recommends places for new orders.""";

    /** The message says what is wrong with the arguments. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message);
        }
    }

    /** Collects options one by one. */
    private static final class Collected {
        private final List<Path> files = new ArrayList<>();
        private Optional<Format> format = Optional.empty();
        private double seconds = 10;
        private boolean cpuTime;
        private int threads = 1;
        private Objective objective = Objective.DISTANCE;
        private Optional<Convention> convention = Optional.empty();
        private Optional<Path> out = Optional.empty();
        private long seed = 1;

        void option(String name, String value) throws Wrong, IOException {
            switch (name) {
                case "--instance" -> addFiles(Path.of(value));
                case "--format" -> format = Optional.of(choice(Format.class, name, value));
                case "--seconds", "--cpu-seconds" -> {
                    seconds = number(name, value);
                    cpuTime = name.startsWith("--cpu");
                }
                case "--threads" -> threads = (int) number(name, value);
                case "--objective" -> objective = choice(Objective.class, name, value);
                case "--convention" -> convention = Optional.of(choice(Convention.class, name, value));
                case "--out" -> out = Optional.of(Path.of(value));
                case "--seed" -> seed = (long) number(name, value);
                default -> throw new Wrong("There is no option %s.".formatted(name));
            }
        }

        private void addFiles(Path path) throws IOException, Wrong {
            if (!Files.exists(path)) {
                throw new Wrong("There is no file %s.".formatted(path));
            }
            if (!Files.isDirectory(path)) {
                files.add(path);
                return;
            }
            try (Stream<Path> all = Files.list(path)) {
                all.filter(Files::isRegularFile).filter(file -> !file.getFileName().toString().matches(".*\\.(csv|sol|md|json|res|py|gz|zip)"))
                        .sorted().forEach(files::add);
            }
        }

        BenchArguments done() throws Wrong {
            if (files.isEmpty()) {
                throw new Wrong("Which instance?");
            }
            if (!(seconds > 0) || threads < 1 || threads > 64) {
                throw new Wrong("Seconds (%s) must be > 0 and threads (%d) 1 or more.".formatted(seconds, threads));
            }
            return new BenchArguments(List.copyOf(files), format, seconds, cpuTime, threads, objective, convention, out, seed);
        }
    }

    /** @throws Wrong when an option is unknown, lacks its value or has one that does not fit */
    static BenchArguments parse(String... words) throws Wrong, IOException {
        var collected = new Collected();
        String option = null;
        boolean hasValue = true;
        for (String word : words) {
            if (word.startsWith("--")) {
                if (!hasValue) {
                    throw new Wrong("%s needs a value.".formatted(option));
                }
                option = word;
                hasValue = false;
            } else if (option == null || hasValue && !option.equals("--instance")) {
                throw new Wrong("What is %s?".formatted(word));
            } else {
                collected.option(option, word);
                hasValue = true;
            }
        }
        if (!hasValue) {
            throw new Wrong("%s needs a value.".formatted(option));
        }
        return collected.done();
    }

    static double number(String name, String value) throws Wrong {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException notOne) {
            throw new Wrong("%s needs a number, got %s.".formatted(name, value));
        }
    }

    static <E extends Enum<E>> E choice(Class<E> type, String name, String value) throws Wrong {
        try {
            return Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new Wrong("%s must be one of %s, got %s.".formatted(name, List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT), value));
        }
    }
}
