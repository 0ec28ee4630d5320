package org.quartermaster.launcher.bench.segments;

import static org.quartermaster.launcher.bench.segments.SegmentsBench.say;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.forecasting.ForecastRun;
import org.quartermaster.jobs.JobNode;
import org.quartermaster.jobs.JobQueue;
import org.quartermaster.launcher.DatabaseAddress;
import org.quartermaster.launcher.bench.nightly.Unheard;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.work.WorkRequested;

/** Asks for one forecast, looks at its job and at the nodes once a second, kills them when that is wanted, and says what came of it. */
final class RunWatch implements AutoCloseable {

    /** A job as it stands. */
    record Standing(long id, String state, String step, String error, int attempts) {
        boolean isOpen() {
            return state.equals("waiting") || state.equals("running");
        }
    }

    /** What the forecast came to. */
    record Made(int series, double wql, double wqlNaive, String learned) {
    }

    private static final String IN_THE_MIDDLE = "forecasting.step.backtest";

    private final SegmentsSize size;
    private final Jdbi jdbi;
    private final DatabaseAddress database;
    private final Path folder;
    private final List<NodeProcess> nodes = new ArrayList<>();
    private final Map<String, Integer> secondsOfStep = new TreeMap<>();
    private int mostAtOnce;
    private boolean killed;

    RunWatch(SegmentsSize size, Jdbi jdbi, DatabaseAddress database, Path folder) {
        this.size = size;
        this.jdbi = jdbi;
        this.database = database;
        this.folder = folder;
    }

    void run() throws Exception {
        int runsBefore = published();
        long job = ask();
        startNodes();
        long began = System.nanoTime();
        Standing whole = one(job);
        while (whole.isOpen()) {
            TimeUnit.SECONDS.sleep(1);
            look(job, whole);
            whole = one(job);
        }
        print(whole, (System.nanoTime() - began) / 1e9, published() - runsBefore);
    }

    private long ask() throws Exception {
        Map<String, String> parameters = Map.of("series", String.valueOf(size.series()), "rows", String.valueOf(size.rows()));
        // only asks: it is never started
        var asking = new JobNode(database.dataSource(), jdbi, "asking", JobQueue.Pace.USUAL, List.of(), new Unheard<>(), _ -> { });
        return Actor.NIGHT_RUN.call(() -> asking.request(new WorkRequested(ForecastRun.KIND, parameters, "")))
                .orElseThrow(() -> new IllegalStateException("A forecast is still open in this company. Name another folder."));
    }

    private void startNodes() throws IOException {
        for (int i = 0; i < size.nodes(); i++) {
            nodes.add(NodeProcess.start("node-" + (nodes.size() + 1), size, database, folder));
        }
    }

    private void look(long job, Standing whole) throws IOException, InterruptedException {
        for (var node : nodes) {
            node.look();
        }
        if (nodes.stream().noneMatch(NodeProcess::isAlive)) {
            throw new IllegalStateException("The nodes ended by themselves, see %s.".formatted(folder));
        }
        secondsOfStep.merge(whole.step(), 1, Integer::sum);
        List<Standing> parts = parts(job);
        mostAtOnce = Math.max(mostAtOnce, (int) parts.stream().filter(part -> part.state().equals("running")).count());
        boolean isMiddle = parts.stream().anyMatch(part -> part.state().equals("done")) && parts.stream().anyMatch(part -> part.step().equals(IN_THE_MIDDLE) && part.isOpen());
        if (size.kill() == 1 && !killed && isMiddle) {
            killed = true;
            say("  all nodes killed after        %10d s, segments %s", secondsOfStep.values().stream().mapToInt(Integer::intValue).sum(), parts.stream().map(Standing::state).toList());
            for (var node : nodes) {
                node.kill();
            }
            startNodes();
        }
    }

    private Standing one(long job) {
        return jdbi.withHandle(handle -> handle.createQuery("select id, state, step, error, attempts from job where id = :id").bind("id", job).mapTo(Standing.class).one());
    }

    private List<Standing> parts(long job) {
        return jdbi.withHandle(handle -> handle.createQuery("select id, state, step, error, attempts from job where part_of = :id order by id").bind("id", job).mapTo(Standing.class).list());
    }

    private int published() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from forecast_run where state in ('current', 'old')").mapTo(Integer.class).one());
    }

    private void print(Standing whole, double seconds, int published) throws IOException, InterruptedException {
        say("  state                         %10s %s", whole.state(), whole.error());
        say("  wall                          %10.1f s", seconds);
        secondsOfStep.forEach((step, spent) -> say("    %-28s%10d s", step, spent));
        say("  processors of the nodes       %10.1f s (without the database)", nodes.stream().mapToDouble(NodeProcess::processorSeconds).sum());
        for (var node : nodes) {
            long heap = node.stop();
            say("  memory of a node              %,10d MiB resident, heap at most %,d MiB", node.residentMiB(), heap);
        }
        say("  segments at once, at most     %10d", mostAtOnce);
        for (String part : segments(whole.id())) {
            say("  segment                       %s", part);
        }
        Made made = jdbi.withHandle(handle -> handle.createQuery("select series, wql, wql_naive, learned from forecast_run where state = 'current'").mapTo(Made.class).one());
        say("  forecasts                     %,10d, published %d time(s), WQL %.4f, seasonal naive %.4f, learned: %s", made.series(), published, made.wql(), made.wqlNaive(), made.learned());
    }

    private List<String> segments(long job) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                select concat(s.segment, ': ', s.series, ' series, ', round(s.seconds), ' s, starts ', coalesce((select sum(j.attempts) from job j where j.part_of = :job and j.unique_key like
                  concat('%/', s.run_id, '.', s.segment)), 0)) from forecast_segment s join forecast_run r on r.id = s.run_id where r.state = 'current' order by s.segment
                """).bind("job", job).mapTo(String.class).list());
    }

    @Override
    public void close() throws Exception {
        for (var node : nodes) {
            node.kill();
        }
    }
}
