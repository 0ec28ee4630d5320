package org.quartermaster.forecasting;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.quartermaster.learning.onnx.Quarantine;
import org.quartermaster.learning.onnx.ShippedModels;
import org.quartermaster.learning.onnx.TrialRun;
import org.quartermaster.shared.Role;

/**
 * Where the network that ships runs on this server and how fast: found out once, by the trial that a model from elsewhere gets, which may take a minute and therefore runs beside those who ask.
 */
@ApplicationScoped
public class ShippedNetwork {

    private static final System.Logger LOG = System.getLogger(ShippedNetwork.class.getName());
    private static final int THREADS = 2;

    @Resource
    private ManagedExecutorService threads;
    private final Supplier<TrialRun.Result> attempt;
    private final Executor executor;
    private CompletableFuture<TrialRun.Result> trial;

    public ShippedNetwork() {
        attempt = () -> TrialRun.of(ShippedModels.content(ShippedModels.ZERO), true, THREADS);
        executor = task -> threads.execute(task);
    }

    ShippedNetwork(Supplier<TrialRun.Result> attempt, Executor executor) {
        this.attempt = attempt;
        this.executor = executor;
    }

    /** What the trial comes to, under way or over; all who ask meanwhile get the same. One that failed is not kept: a busy minute is no property of the server, so whoever asks next starts another. */
    @RolesAllowed(Role.VIEW)
    public synchronized CompletableFuture<TrialRun.Result> trial() {
        if (trial == null || trial.isDone() && !hasSucceeded(trial)) {
            trial = CompletableFuture.supplyAsync(attempt, executor).whenComplete((result, problem) -> log(result == null ? null : result.fault(), problem));
        }
        return trial.copy();
    }

    private static boolean hasSucceeded(CompletableFuture<TrialRun.Result> trial) {
        return !trial.isCompletedExceptionally() && trial.join().fault() == null;
    }

    private static void log(Quarantine fault, Throwable problem) {
        if (fault != null || problem != null) {
            LOG.log(System.Logger.Level.WARNING, () -> "The trial of the shipped network failed: " + fault, problem);
        }
    }
}
