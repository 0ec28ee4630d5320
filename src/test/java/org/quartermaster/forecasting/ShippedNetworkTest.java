package org.quartermaster.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.quartermaster.learning.onnx.ExecutionProvider;
import org.quartermaster.learning.onnx.Quarantine;
import org.quartermaster.learning.onnx.TrialRun;

class ShippedNetworkTest {

    private static final ExecutionProvider CPU = new ExecutionProvider(ExecutionProvider.Kind.CPU, ExecutionProvider.Reason.CPU_WANTED, "");
    private static final TrialRun.Result GOOD = new TrialRun.Result(null, null, CPU, 120);
    private static final TrialRun.Result TOO_SLOW = new TrialRun.Result(null, new Quarantine(Quarantine.Fault.TOO_SLOW, "64 histories took more than 60 s"), CPU, 0);

    private final Queue<Supplier<TrialRun.Result>> outcomes = new ArrayDeque<>();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final ShippedNetwork network = new ShippedNetwork(() -> outcomes.remove().get(), waiting::add);

    @Test
    void isTriedOnceBesideThoseWhoAsk() {
        outcomes.add(() -> GOOD);
        CompletableFuture<TrialRun.Result> first = network.trial();
        CompletableFuture<TrialRun.Result> second = network.trial();
        assertThat(first).isNotDone();
        assertThat(waiting).as("one trial for both").hasSize(1);
        waiting.remove().run();
        assertThat(first).isCompletedWithValue(GOOD);
        assertThat(second).isCompletedWithValue(GOOD);
        assertThat(network.trial()).isCompletedWithValue(GOOD);
        assertThat(waiting).isEmpty();
    }

    @Test
    void isTriedAgainAfterATrialThatFailed() {
        outcomes.add(() -> TOO_SLOW);
        outcomes.add(() -> {
            throw new IllegalStateException("no room left");
        });
        outcomes.add(() -> GOOD);
        CompletableFuture<TrialRun.Result> slow = network.trial();
        waiting.remove().run();
        CompletableFuture<TrialRun.Result> broken = network.trial();
        waiting.remove().run();
        CompletableFuture<TrialRun.Result> good = network.trial();
        waiting.remove().run();
        assertThat(slow).isCompletedWithValue(TOO_SLOW);
        assertThat(broken).isCompletedExceptionally();
        assertThat(good).isCompletedWithValue(GOOD);
    }
}
