package org.quartermaster.launcher.bench.forecast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.quartermaster.forecasting.distillation.Distillation;
import org.quartermaster.forecasting.distillation.Distilled;
import org.quartermaster.forecasting.distillation.Grades;
import org.quartermaster.forecasting.distillation.StudentSize;
import org.quartermaster.forecasting.features.SeriesInput;
import org.quartermaster.forecasting.selection.NetworkModels;
import org.quartermaster.forecasting.selection.PipelineOptions;
import org.quartermaster.launcher.bench.results.StepTimes;
import org.quartermaster.learning.tuning.DistillTask;
import org.quartermaster.learning.tuning.TrainerLimits;

/**
 * {@code ./qm train distil --data FILE --horizon H --freq D [--size small|full] [--seconds 600] [--most 4000] [--out DIR]}: teaches a small network what the blend says of a long file, grades both on the last horizon, and writes the student with
 * its descriptor. All other options are those of {@code bench forecast}.
 */
public final class FileDistillation {

    private static final int HEAP = 1_000;
    private static final int RESIDENT = 3_000;
    private static final int GRACE_SECONDS = 300;

    private final BenchOptions options;
    private final StudentSize size;
    private final int seconds;
    private final int most;

    private FileDistillation(BenchOptions options, StudentSize size, int seconds, int most) {
        this.options = options;
        this.size = size;
        this.seconds = seconds;
        this.most = most;
    }

    /** Ends the process with 2 when options or data are wrong. */
    public static void main(String... arguments) throws Exception {
        try {
            var own = new LinkedHashMap<>(Map.of("--size", StudentSize.SMALL.code(), "--seconds", "600", "--most", "4000"));
            BenchOptions options = BenchOptions.parse(others(arguments, own));
            new FileDistillation(options, size(own.get("--size")), positive("--seconds", own), positive("--most", own)).run();
        } catch (IllegalArgumentException | IllegalStateException wrong) {
            System.err.println("train distil: " + wrong.getMessage());
            System.exit(2);
        }
    }

    /** Takes out what {@code own} names, with its values. */
    static String[] others(String[] arguments, Map<String, String> own) {
        var others = new ArrayList<String>();
        for (int i = 0; i < arguments.length; i++) {
            if (own.containsKey(arguments[i]) && i + 1 < arguments.length) {
                own.put(arguments[i], arguments[++i]);
            } else {
                others.add(arguments[i]);
            }
        }
        return others.toArray(String[]::new);
    }

    private static StudentSize size(String code) {
        return StudentSize.of(code).orElseThrow(() -> new IllegalArgumentException("--size (%s) must be small or full.".formatted(code)));
    }

    private static int positive(String name, Map<String, String> own) {
        String text = own.get(name);
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException("%s (%s) must be a whole number above 0.".formatted(name, text));
        }
        return Integer.parseInt(text);
    }

    private void run() throws IOException, InterruptedException {
        LongData data = LongFile.read(options.data(), options.rhythm(), options.absentMissing(), (_, _) -> { });
        int end = data.periods() - options.horizon();
        if (end < options.horizon() + data.rhythm().least()) {
            throw new IllegalArgumentException("%d periods are too few to learn from and to be graded on %d.".formatted(data.periods(), options.horizon()));
        }
        PipelineOptions teacher = Distillation.teacher(options.pipeline(data.rhythm()));
        var origin = new OriginRun(data, options, end, new LinkedHashMap<>(), null, null);
        List<SeriesInput> all = origin.series(teacher);
        int stride = (all.size() + most - 1) / most;
        List<SeriesInput> some = new ArrayList<>();
        Map<Long, float[]> truth = new HashMap<>();
        for (int i = 0; i < all.size(); i += stride) {
            some.add(all.get(i));
            truth.put(all.get(i).key(), origin.after(all.get(i)));
        }
        System.out.printf("%,d of %,d series, %d periods known, graded on %d after %s%n", some.size(), all.size(), origin.periods(), options.horizon(), data.dates()[end - 1]);
        Files.createDirectories(options.out());
        Path folder = Files.createTempDirectory(options.out(), "work");
        try {
            var trainer = new SameClassPath("org.quartermaster.launcher.trainer.zero.Distiller");
            trainer.obstacle().ifPresent(why -> {
                throw new IllegalStateException(why);
            });
            var task = new DistillTask(seconds, 1, 64, size.rate(), 1, 0.5, 1, 20_261_122);
            var limits = new TrainerLimits(HEAP, RESIDENT, Duration.ofSeconds(seconds + GRACE_SECONDS));
            report(new Distillation(trainer, limits, task, size, folder, new StepTimes()).run(teacher, some::forEach, some.size(), origin.periods(), truth, NetworkModels.SHIPPED));
        } finally {
            delete(folder);
        }
    }

    private void report(Distilled distilled) throws IOException {
        System.out.printf(Locale.ROOT, "%,d steps in %.0f s, loss on kept lessons %.5f → %.5f%n", distilled.training().steps(), distilled.training().seconds(), distilled.training().lossBefore(), distilled.training().lossAfter());
        if (distilled.student() == null) {
            System.out.println("Nothing was learned; no model is written.");
            return;
        }
        Grades grades = distilled.grades();
        System.out.printf(Locale.ROOT, "%,d series, %d periods that neither has seen; libtorch and ONNX Runtime differ by at most %.1e%n", grades.series(), grades.periods(), distilled.difference());
        System.out.printf("%-16s %8s %10s %10s%n", "", "WQL", "of naive", "series/s");
        line("blend (teacher)", grades.teacher(), grades.naive(), grades.teacherPerSecond());
        line("student", grades.student(), grades.naive(), grades.studentPerSecond());
        line("seasonal naive", grades.naive(), grades.naive(), Double.NaN);
        Files.write(options.out().resolve(size.student() + ".onnx"), distilled.student().model());
        Files.writeString(options.out().resolve(size.student() + ".json"), distilled.student().descriptor());
        System.out.printf("%s: bring both files on the screen Models%n", options.out().resolve(size.student() + ".onnx"));
    }

    private static void line(String who, double wql, double naive, double speed) {
        System.out.printf(Locale.ROOT, "%-16s %8.4f %10.3f %10s%n", who, wql, wql / naive, Double.isNaN(speed) ? "" : "%,.0f".formatted(speed));
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
