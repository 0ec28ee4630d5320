package org.quartermaster.learning.onnx;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The one thread on which a session is opened, asked and closed, and the watch over the time and memory that each of these takes. */
final class SessionThread {

    private static final long WATCH_NANOS = 50_000_000;

    private final ModelDescriptor.Limits limits;
    private final Supplier<MemoryWatch> watches;
    private final ExecutorService thread;

    /** @param watches one watch for each piece of work */
    SessionThread(ModelDescriptor descriptor, Supplier<MemoryWatch> watches) {
        limits = descriptor.limits();
        this.watches = watches;
        thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("onnx-" + descriptor.name()).factory());
    }

    /**
     * Waits for work.
     *
     * @param work what to do on the thread
     * @param stop asks the work to end; it may go on for a while, which nobody waits for
     * @param what does it, for the message
     * @throws FaultyModel when it fails, takes more than it may, or this thread is interrupted, which it is again afterwards
     */
    <T> T call(Callable<T> work, Runnable stop, String what) throws FaultyModel {
        try {
            Future<T> running = thread.submit(work);
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            return watch(running, what);
        } catch (FaultyModel takesTooMuch) {
            stop.run();
            throw takesTooMuch;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof FaultyModel faulty ? faulty : new FaultyModel(Quarantine.Fault.FAILED, Sessions.firstLine(failed.getCause()));
        } catch (InterruptedException interrupted) {
            stop.run();
            Thread.currentThread().interrupt();
            throw new FaultyModel(Quarantine.Fault.INTERRUPTED, "the run was interrupted");
        }
    }

    /** Does this last of all, without waiting for it. */
    void end(Runnable last) {
        thread.execute(last);
        thread.shutdown();
    }

    private <T> T watch(Future<T> running, String what) throws FaultyModel, ExecutionException, InterruptedException {
        MemoryWatch memory = beginToWatch();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(limits.seconds());
        while (System.nanoTime() < until) {
            try {
                return running.get(Math.clamp(until - System.nanoTime(), 0, WATCH_NANOS), TimeUnit.NANOSECONDS);
            } catch (TimeoutException stillRunning) {
                check(memory, what);
            }
        }
        throw new FaultyModel(Quarantine.Fault.TOO_SLOW, "%s took more than %d s".formatted(what, limits.seconds()));
    }

    MemoryWatch beginToWatch() {
        return watches.get();
    }

    /** @throws FaultyModel if more memory was taken than a model may */
    void check(MemoryWatch memory, String what) throws FaultyModel {
        long taken = memory.megabytes();
        if (taken > limits.megabytes()) {
            throw new FaultyModel(Quarantine.Fault.TOO_LARGE, "%s took %d MB, allowed are %d".formatted(what, taken, limits.megabytes()));
        }
    }
}
