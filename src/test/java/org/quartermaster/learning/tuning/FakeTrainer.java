package org.quartermaster.learning.tuning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.quartermaster.learning.onnx.ExecutionProvider;

/** A tiny trainer for tests: a real child process that behaves as it is told. Also a parent that can be killed. */
public final class FakeTrainer implements Trainer {

    /** What its child says it computes on. */
    public static final ExecutionProvider DEVICE = new ExecutionProvider(ExecutionProvider.Kind.CUDA, ExecutionProvider.Reason.GPU_FOUND, "NVIDIA T1000");

    private final String[] behaviour;

    public FakeTrainer(String... behaviour) {
        this.behaviour = behaviour;
    }

    /** What it does: the first argument, with more of them as it needs. */
    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "copies" -> copies(Path.of(arguments[1]), Double.parseDouble(arguments[2]));
            case "teaches" -> teaches(Path.of(arguments[1]), Float.parseFloat(arguments[2]));
            case "talks" -> {
                System.out.println("progress 1 3\nprogress two 3\n\nprogress 3 3\nall is well");
                System.exit(Integer.parseInt(arguments[1]));
            }
            case "hangs" -> {
                Lifeline.hold(System.in);
                System.out.println("pid " + ProcessHandle.current().pid());
                new CountDownLatch(1).await();
            }
            case "grows" -> {
                var all = new ArrayList<byte[]>();
                while (all.size() < 4_000) {
                    byte[] more = new byte[1 << 20];
                    java.util.Arrays.fill(more, (byte) 1);
                    all.add(more);
                }
            }
            case "starts" -> new TrainerProcess(new TrainerLimits(64, 512, Duration.ofMinutes(5)), new Passing())
                    .run(new FakeTrainer("hangs").command(new TrainerLimits(64, 512, Duration.ofMinutes(5))), Map.of(), Path.of("").toAbsolutePath());
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** Hands in a finished file. */
    private static void copies(Path tuned, double lossAfter) throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        TuningTask.read(folder);
        int series = HistoryFile.read(folder.resolve(TuningTask.HISTORY)).size();
        System.out.println("progress 1 2");
        if (lossAfter < 1) {
            Files.copy(tuned, folder.resolve(TuningTask.TUNED));
        }
        new TuningResult(series, 7, 0.5, 1, lossAfter, DEVICE).write(folder);
    }

    /** Hands in a finished student and says that it answers the last seven days again, and {@code off} more, for the series that it was taught last. */
    private static void teaches(Path student, float off) throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        DistillTask task = DistillTask.read(folder);
        List<TunedSeries> histories = HistoryFile.read(folder.resolve(DistillTask.HISTORY));
        List<Lesson> lessons = LessonFile.read(folder.resolve(DistillTask.LESSONS));
        Files.copy(student, folder.resolve(DistillTask.STUDENT));
        try (var answers = new LessonFile.Writer(folder.resolve(DistillTask.ANSWERS))) {
            for (Lesson lesson : lessons.stream().filter(one -> one.origin() == histories.get(one.series()).units().length - task.keptSteps()).toList()) {
                float[] said = new float[lesson.quantiles().length];
                for (int at = 0; at < said.length; at++) {
                    said[at] = histories.get(lesson.series()).units()[lesson.origin() - 7 + at / lesson.levels() % 7] + off;
                }
                answers.add(new Lesson(lesson.series(), lesson.origin(), lesson.levels(), said));
            }
        }
        new TuningResult(histories.size(), 7, 0.5, 1, 0.5, DEVICE).write(folder);
    }

    private record Passing() implements TrainerProcess.Listener {
        @Override
        public void progress(long done, long total) {
            // nobody looks
        }

        @Override
        public void line(String line) {
            System.out.println(line);
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    }

    @Override
    public Optional<String> obstacle() {
        return Optional.empty();
    }

    @Override
    public ExecutionProvider foreseen() {
        return new ExecutionProvider(ExecutionProvider.Kind.CPU, ExecutionProvider.Reason.NO_CUDA_IN_BUILD, "");
    }

    @Override
    public List<String> command(TrainerLimits limits) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-cp", folderOf(FakeTrainer.class) + java.io.File.pathSeparator + folderOf(Lifeline.class), FakeTrainer.class.getName()));
        command.addAll(List.of(behaviour));
        return command;
    }

    private static String folderOf(Class<?> type) {
        return Path.of(java.net.URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString())).toString();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of();
    }
}
