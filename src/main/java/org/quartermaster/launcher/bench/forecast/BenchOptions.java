package org.quartermaster.launcher.bench.forecast;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.quartermaster.forecasting.models.Rhythm;
import org.quartermaster.forecasting.selection.Members;
import org.quartermaster.forecasting.selection.PipelineOptions;

/**
 * What is asked on the command line.
 *
 * @param data         the file
 * @param horizon      periods ahead
 * @param season       periods in a season of the yardstick and of MASE
 * @param origins      origins that are scored, {@code horizon} apart, the last one {@code horizon} before the end
 * @param out          folder of the results
 * @param methods      which methods; empty: all; {@code one+other} for both and their average
 * @param without      learned members that nobody asks, neither for the combination nor for the choice; or the step that reconciles
 * @param rhythm       what a period is; null: guessed from the dates
 * @param absentMissing whether a date without row is missing even without a column {@code open}
 * @param rows         most training rows of the trees
 * @param trees        boosting rounds
 * @param quantileRows most training rows of the quantile trees
 */
record BenchOptions(Path data, int horizon, int season, int origins, Path out, List<String> methods, List<String> without, Rhythm rhythm, boolean absentMissing, int rows, int trees, int quantileRows) {

    private static final Set<String> KNOWN = Set.of("data", "horizon", "season", "origins", "out", "methods", "without", "freq", "absent", "rows", "trees", "quantile-rows");

    /** The step that makes forecasts follow those of their sums. */
    static final String RECONCILIATION = "reconciliation";
    /** Members and the step that a run can do without. */
    static final List<String> REMOVABLE = List.of(Members.NETWORK_CODE, Members.TREES_CODE, Members.QUANTILE_TREES_CODE, RECONCILIATION);

    /** Rows of one origin's trees; with more origins fewer, because the trees are trained at each. */
    private static final int MOST_ROWS = 1_600_000;

    /** @throws IllegalArgumentException with one line that says what is wrong */
    static BenchOptions parse(String... arguments) {
        Map<String, String> given = given(arguments);
        String data = given.get("data");
        if (data == null) {
            throw new IllegalArgumentException("--data FILE is missing.");
        }
        int origins = number(given, "origins", 3, 52);
        return new BenchOptions(Path.of(data), number(given, "horizon", 28, 255), number(given, "season", 7, 1_000), origins, Path.of(given.getOrDefault("out", "forecast-bench")),
                withParts(given.getOrDefault("methods", "")), without(given.getOrDefault("without", "")), rhythm(given.get("freq")), absent(given.getOrDefault("absent", "zero")), number(given, "rows", origins == 1 ? MOST_ROWS : Math.max(MOST_ROWS / 4, 2 * MOST_ROWS / (origins + 1)), 16_000_000),
                number(given, "trees", 320, 5_000), number(given, "quantile-rows", 300_000, 16_000_000));
    }

    private static Map<String, String> given(String[] arguments) {
        var given = new LinkedHashMap<String, String>();
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException("There is no option \"%s\". Known: %s.".formatted(arguments[i], KNOWN.stream().sorted().map(known -> "--" + known).toList()));
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException("--%s wants a value.".formatted(name));
            }
            given.put(name, arguments[i + 1]);
        }
        return given;
    }

    private static int number(Map<String, String> given, String name, int otherwise, int most) {
        String text = given.get(name);
        try {
            int value = text == null ? otherwise : Integer.parseInt(text);
            if (value >= (name.equals("quantile-rows") ? 0 : 1) && value <= most) {
                return value;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new IllegalArgumentException("--%s (%s) must be a whole number up to %,d.".formatted(name, text, most));
    }

    private static Rhythm rhythm(String text) {
        return switch (text == null ? "" : text.toUpperCase(Locale.ROOT)) {
            case "" -> null;
            case "D" -> Rhythm.DAILY;
            case "W" -> Rhythm.WEEKLY;
            case "M" -> Rhythm.MONTHLY;
            default -> throw new IllegalArgumentException("--freq (%s) must be D, W or M.".formatted(text));
        };
    }

    private static boolean absent(String text) {
        return switch (text) {
            case "missing" -> true;
            case "zero" -> false;
            default -> throw new IllegalArgumentException("--absent (%s) must be missing or zero.".formatted(text));
        };
    }

    private static List<String> methods(String text) {
        return text.isBlank() ? List.of() : Arrays.stream(text.split(",")).map(String::strip).toList();
    }

    /** Pairs with the methods that they are made of: to see one is to see both. */
    private static List<String> withParts(String text) {
        return methods(text).stream().flatMap(method -> Stream.concat(Halves.parts(method).stream(), Stream.of(method))).distinct().toList();
    }

    private static List<String> without(String text) {
        List<String> without = methods(text);
        if (!REMOVABLE.containsAll(without)) {
            throw new IllegalArgumentException("--without (%s) must be any of %s.".formatted(text, String.join(", ", REMOVABLE)));
        }
        return without;
    }

    /** @throws IllegalArgumentException if a method is asked for that does not exist for this rhythm */
    void requireMethods(List<String> known) {
        for (String method : methods) {
            if (without.contains(method)) {
                throw new IllegalArgumentException("%s is both asked for and left out.".formatted(method));
            }
            if (!Halves.isPair(method) && !known.contains(method)) {
                throw new IllegalArgumentException("There is no method \"%s\". Methods: %s.".formatted(method, String.join(", ", known)));
            }
        }
    }

    boolean wants(String method) {
        return !without.contains(method) && (methods.isEmpty() || methods.contains(method) || method.equals(MethodScores.YARDSTICK));
    }

    /** What the engine is asked to do at each origin. */
    PipelineOptions pipeline(Rhythm of) {
        boolean together = wants(Members.COMBINATION_CODE) || wants(MethodScores.CHOSEN);
        boolean learned = isIn(Members.TREES_CODE, together || wants(Members.QUANTILE_TREES_CODE));
        boolean direct = isIn(Members.QUANTILE_TREES_CODE, together);
        return PipelineOptions.DEFAULT.withNetwork(isIn(Members.NETWORK_CODE, together)).withRhythm(of, horizon).withRows(rows, trees).withQuantileRows(direct ? quantileRows : 0).withLearned(learned)
                .withReconciled(!without.contains(RECONCILIATION));
    }

    /** Whether a learned member is run: shown by itself or part of what is shown. */
    private boolean isIn(String member, boolean asPart) {
        return !without.contains(member) && (asPart || wants(member));
    }
}
