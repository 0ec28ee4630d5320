package org.quartermaster.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Payara Micro with the application, as a child process. Its folder is emptied at each start, since it would deploy what it deployed before once more.
 *
 * <p>Ready means that the application itself says so at {@code /health/ready}: the server answers HTTP even when the deployment failed.
 */
final class Server {

    private static final Duration START_LIMIT = Duration.ofMinutes(10);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(25);

    private final Process process;
    private final int port;
    private final Path log;

    private Server(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    static Server start(PackagedFiles application, RunOptions options, Map<String, String> environment) throws IOException {
        Path folder = Files.createDirectories(options.data().resolve("server"));
        Path log = Files.createDirectories(options.data().resolve("logs")).resolve("server.log");
        Path pid = folder.resolve("server.pid");
        Leftover.stop(pid, "payara-micro");
        keepPrevious(log);
        DataFolder.delete(folder.resolve("root"));
        var builder = new ProcessBuilder(command(application, options, folder)).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        Files.writeString(pid, Long.toString(process.pid()));
        return new Server(process, options.port(), log);
    }

    private static void keepPrevious(Path log) throws IOException {
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling("server.previous.log"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static List<String> command(PackagedFiles application, RunOptions options, Path folder) {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.add(options.heap().map(heap -> "-Xmx" + heap).orElse("-XX:MaxRAMPercentage=40"));
        command.addAll(List.of("-XX:+UseG1GC", "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8", "-Djava.awt.headless=true",
                "-Dorg.jboss.weld.xml.disableValidating=true", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-Djava.io.tmpdir=" + folder.resolve("tmp")));
        command.addAll(List.of("-jar", application.server().toString(), "--nocluster", "--port", Integer.toString(options.port()),
                "--maxhttpthreads", "64", "--rootdir", folder.resolve("root").toString(), "--contextroot", "/", "--deploy", application.war().toString(),
                "--prebootcommandfile", application.beforeBoot().toString(), "--postbootcommandfile", application.afterBoot().toString(),
                "--shutdowngrace", "1", "--disablephonehome"));
        return command;
    }

    /** @throws Refusal if it stops or does not become ready in time; says where the log is */
    void awaitReady() throws IOException, InterruptedException {
        Instant limit = Instant.now().plus(START_LIMIT);
        try (var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            while (!isReady(client)) {
                if (!process.isAlive()) {
                    throw new Refusal("the server stopped while starting. " + lastErrors());
                }
                if (failedToDeploy()) {
                    throw new Refusal("the application could not be deployed. " + lastErrors());
                }
                if (Instant.now().isAfter(limit)) {
                    throw new Refusal("the application is not ready after %d s. %s".formatted(START_LIMIT.toSeconds(), lastErrors()));
                }
                TimeUnit.MILLISECONDS.sleep(250);
            }
        }
    }

    private boolean isReady(HttpClient client) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready")).timeout(Duration.ofSeconds(5)).build();
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 && response.body().contains("quartermaster");
        } catch (IOException e) {
            return false;
        }
    }

    private boolean failedToDeploy() throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.anyMatch(line -> line.contains("Exception while deploying the app"));
        }
    }

    private String lastErrors() throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            String found = lines.filter(line -> line.matches(".*(SEVERE|Exception|Address already in use|OutOfMemory).*")).reduce((a, b) -> b).orElse("");
            return (found.isEmpty() ? "" : "Last error: " + found.strip() + ". ") + "The log is " + log + ".";
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int awaitExit() throws InterruptedException {
        return process.waitFor();
    }

    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
