package org.quartermaster.learning.boosting;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * A few threads that do many very short parallel steps together with the caller: workers wait spinning for some microseconds before they sleep, because the next
 * step usually comes at once. Which thread does which task must not matter to the result.
 */
final class Crew implements AutoCloseable {

    private static final int SPINS = 4_000;

    private final Worker[] workers;
    private volatile Batch batch = new Batch(0, _ -> { });
    private volatile boolean closed;

    /** @param threads all threads, the caller's included, ≥ 1 */
    Crew(int threads) {
        workers = new Worker[threads - 1];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = new Worker();
            workers[i].setName("boosting-" + (i + 1));
            workers[i].setDaemon(true);
            workers[i].start();
        }
    }

    int threads() {
        return workers.length + 1;
    }

    /** Runs {@code work} for 0…tasks − 1 and returns when all are done. */
    void run(int tasks, IntConsumer work) {
        if (workers.length == 0 || tasks < 2) {
            for (int t = 0; t < tasks; t++) {
                work.accept(t);
            }
            return;
        }
        Batch mine = new Batch(tasks, work);
        batch = mine;
        for (Worker worker : workers) {
            if (worker.asleep) {
                LockSupport.unpark(worker);
            }
        }
        mine.drain();
        mine.await();
    }

    @Override
    public void close() {
        closed = true;
        for (Worker worker : workers) {
            LockSupport.unpark(worker);
        }
    }

    private final class Worker extends Thread {
        private volatile boolean asleep;

        @Override
        public void run() {
            Batch seen = batch;
            int idle = 0;
            while (!closed) {
                Batch now = batch;
                if (now != seen) {
                    seen = now;
                    now.drain();
                    idle = 0;
                } else if (idle++ < SPINS) {
                    Thread.onSpinWait();
                } else {
                    sleepUnlessNews(seen);
                    idle = 0;
                }
            }
        }

        private void sleepUnlessNews(Batch seen) {
            asleep = true;
            if (batch == seen && !closed) {
                LockSupport.park(Crew.this);
            }
            asleep = false;
        }
    }

    private static final class Batch {
        private final int tasks;
        private final IntConsumer work;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger finished = new AtomicInteger();
        private volatile RuntimeException failure;

        Batch(int tasks, IntConsumer work) {
            this.tasks = tasks;
            this.work = work;
        }

        void drain() {
            for (int task = next.getAndIncrement(); task < tasks; task = next.getAndIncrement()) {
                try {
                    work.accept(task);
                } catch (RuntimeException failed) {
                    failure = failed;
                } finally {
                    finished.incrementAndGet();
                }
            }
        }

        void await() {
            for (int spins = 0; finished.get() < tasks; spins++) {
                if (spins < SPINS) {
                    Thread.onSpinWait();
                } else {
                    Thread.yield();
                }
            }
            if (failure != null) {
                throw failure;
            }
        }
    }
}
