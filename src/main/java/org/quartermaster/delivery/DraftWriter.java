package org.quartermaster.delivery;

import java.util.List;
import org.quartermaster.delivery.planning.PlanAudit;
import org.quartermaster.delivery.planning.PlanAuditor;
import org.quartermaster.delivery.planning.RoutingProblem;
import org.quartermaster.delivery.planning.RoutingSolver;
import org.quartermaster.delivery.planning.SearchProgress;
import org.quartermaster.shared.work.WorkContext;

/** Keeps the draft of a running search up to date, so that a screen can draw the best so far and its cost curve, and hears when somebody wants to stop. */
final class DraftWriter {
    private static final long WRITE_EVERY_NANOS = 1_000_000_000L;
    private static final long ASK_EVERY_NANOS = 500_000_000L;

    private final PlanStore store;
    private final long plan;
    private final List<PlanStop> stops;
    private final WorkContext context;
    private final long budgetMillis;
    private final PlanAuditor auditor;
    private final StringBuilder curve = new StringBuilder();
    private final long startedAt = System.nanoTime();
    private long writtenAt = startedAt - WRITE_EVERY_NANOS;
    private long askedAt = startedAt;
    private boolean stopAsked;

    DraftWriter(PlanStore planStore, long draft, RoutingProblem asked, List<PlanStop> planStops, WorkContext work, long millis) {
        store = planStore;
        plan = draft;
        stops = planStops;
        context = work;
        budgetMillis = millis;
        auditor = new PlanAuditor(asked);
    }

    void tell(SearchProgress progress) {
        curve.append(progress.millis()).append(',').append(Math.round(progress.cents())).append(',').append(progress.missing()).append(';');
        long now = System.nanoTime();
        if (now - writtenAt >= WRITE_EVERY_NANOS) {
            writtenAt = now;
            var audit = auditor.audit(progress.plan());
            store.write(plan, PlanStops.placed(stops, audit), audit, curve.toString(), progress.millis(), progress.iterations(), true);
        }
    }

    boolean isStopAsked() {
        long now = System.nanoTime();
        if (!stopAsked && now - askedAt >= ASK_EVERY_NANOS) {
            askedAt = now;
            context.progress("delivery.step.search", Math.min((now - startedAt) / 1_000_000, budgetMillis), budgetMillis);
            stopAsked = context.isCancelled() || store.isStopAsked(plan);
        }
        return stopAsked;
    }

    /** @param audit of the plan that is kept, which lacks what was left out by hand */
    void finish(RoutingSolver.Outcome outcome, PlanAudit audit, List<PlanStop> placed) {
        long millis = (System.nanoTime() - startedAt) / 1_000_000;
        curve.append(millis).append(',').append(-audit.soft()).append(',').append(-audit.medium());
        store.write(plan, placed, audit, curve.toString(), millis, outcome.iterations(), outcome.agrees());
    }
}
