package org.quartermaster.launcher.bench.segments;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.quartermaster.forecasting.ForecastSegment;
import org.quartermaster.launcher.DatabaseAddress;

/** A node's process, and what it used so far. */
final class NodeProcess {

    private static final Pattern HIGH_WATER = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final Pattern HEAP = Pattern.compile("(?m)^heap (\\d+)");
    private static final Duration LONGEST_STOP = Duration.ofSeconds(60);

    private final Process process;
    private final File output;
    private Duration processors = Duration.ZERO;
    private long residentMiB;

    private NodeProcess(Process process, File output) {
        this.process = process;
        this.output = output;
    }

    static NodeProcess start(String name, SegmentsSize size, DatabaseAddress database, Path folder) throws IOException {
        File output = folder.resolve(name + ".log").toFile();
        var builder = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + size.heapMiB() + "m", "-D" + ForecastSegment.AT_ONCE + "=" + size.atOnce(),
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", SegmentsNode.class.getName(), name))
                .redirectErrorStream(true).redirectOutput(output);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().put(SegmentsNode.URL, database.url());
        builder.environment().put(SegmentsNode.USER, database.user());
        builder.environment().put(SegmentsNode.PASSWORD, database.password());
        return new NodeProcess(builder.start(), output);
    }

    /** Looks how much it used; while it runs. */
    void look() throws IOException {
        if (!process.isAlive()) {
            return;
        }
        processors = process.info().totalCpuDuration().orElse(processors);
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (Files.isReadable(status)) {
            var found = HIGH_WATER.matcher(Files.readString(status));
            residentMiB = found.find() ? Long.parseLong(found.group(1)) >> 10 : residentMiB;
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    double processorSeconds() {
        return processors.toMillis() / 1000.0;
    }

    /** Most memory it had, MiB; 0 where the system does not say. */
    long residentMiB() {
        return residentMiB;
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Lets it stop, and answers with the heap it needed at most, MiB; −1 when it did not say. */
    long stop() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
            kill();
        }
        var said = HEAP.matcher(Files.readString(output.toPath()));
        return said.find() ? Long.parseLong(said.group(1)) : -1;
    }
}
