package org.quartermaster.launcher.bench.nightly;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Database;
import org.quartermaster.database.Schema;
import org.quartermaster.launcher.EmbeddedDatabase;
import org.quartermaster.launcher.bench.nightly.PlanSize.WhatIfDepth;
import org.quartermaster.replenishment.Proposals;
import org.quartermaster.shared.Actor;

/** Runs the nightly plan over a made-up company in an embedded MariaDB, then asks what the worklist asks in the morning. */
public final class PlanBench {

    private static final double HUNDRED = 100;

    private PlanBench() {
    }

    public static void main(String[] arguments) throws Exception {
        PlanSize size = PlanSize.of(arguments);
        Path folder = Files.createTempDirectory("quartermaster-plan");
        var server = EmbeddedDatabase.start(folder, size.poolMiB());
        try (var connections = new KeptConnections(server.database().dataSource())) {
            Schema.migrate(server.database().dataSource());
            print(measure(Database.over(connections), size));
        } finally {
            server.stop();
            delete(folder);
        }
    }

    /**
     * One run.
     *
     * @param steps   seconds by step of the work
     * @param said    what the work logged
     * @param answers milliseconds by question
     * @param whatIf  what became of a what-if question
     */
    record Result(PlanSize size, Measured written, Measured planned, long peakHeap, Map<String, Double> steps, String said, Plan plan, Map<String, Double> answers,
            Map<String, String> whatIf) {
    }

    /**
     * What the plan came to.
     *
     * @param value price of the open proposals, company currency
     * @param cost  of the joint plan, not less than {@code bound}
     */
    record Plan(int lines, int needs, int gaps, int proposals, double value, double cost, double bound) {
        /** How far the plan is above what no plan falls below, per cent. */
        double gapPercent() {
            return cost <= 0 ? 0 : HUNDRED * (cost - bound) / cost;
        }
    }

    static Result measure(Jdbi jdbi, PlanSize size) throws Exception {
        Measured written = Measured.of(() -> new MadeUpCompany(size).writeTo(jdbi));
        Measured.resetPeak();
        var context = new StepTimes();
        var work = PlanServices.over(jdbi, MadeUpCompany.DAY);
        Measured planned = Measured.of(() -> Actor.NIGHT_RUN.call(() -> {
            work.run(context);
            return null;
        }));
        long peak = Measured.peakHeap();
        Map<String, Double> steps = context.seconds();
        Plan plan = plan(jdbi);
        Map<String, Double> morning = new MorningQuestions(new Proposals(jdbi)).ask();
        Map<String, String> whatIf = size.whatIf() == WhatIfDepth.NONE ? Map.of()
                : new WhatIfQuestion(PlanServices.whatIf(jdbi, MadeUpCompany.DAY), size.whatIf()).ask(BigDecimal.valueOf(plan.value() / 2));
        return new Result(size, written, planned, peak, steps, context.said(), plan, morning, whatIf);
    }

    private static Plan plan(Jdbi jdbi) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                select line_count as `lines`, need_count as needs, gap_count as gaps, (select count(*) from proposal where state = 'proposed') as proposals,
                  (select coalesce(sum(value), 0) from proposal where state = 'proposed') as value, cost, bound_cost as bound
                from replenishment_plan where state = 'current'
                """).mapTo(Plan.class).one());
    }

    private static void print(Result result) {
        Plan plan = result.plan();
        say("nightly plan: %,d SKUs in %d warehouses (%d fed by the first), %,d suppliers, seed %d", result.size().skus(), result.size().warehouses(), result.size().fed(),
                result.size().suppliers(), result.size().seed());
        say("  facts written                 %10.1f s", result.written().seconds());
        say("  plan, wall                    %10.1f s", result.planned().seconds());
        say("  plan, processors              %10.1f s (without the database)", result.planned().processorSeconds());
        result.steps().forEach((step, seconds) -> say("    %-28s%10.1f s", step, seconds));
        say("  heap at most                  %,10d MiB of %,d", result.peakHeap() >> 20, Runtime.getRuntime().maxMemory() >> 20);
        say("  lines, needs, gaps            %,10d %,d %,d", plan.lines(), plan.needs(), plan.gaps());
        say("  proposals                     %,10d worth %,.0f", plan.proposals(), plan.value());
        say("  joint plan                    %,10.0f, at most %.2f %% above the best possible", plan.cost(), plan.gapPercent());
        result.answers().forEach((question, millis) -> say("  %-30s%10.1f ms", question, millis));
        result.whatIf().forEach((question, answer) -> say("  %-30s  %s", question, answer));
        say("  %s", result.said());
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
