package org.quartermaster.launcher.trainer.zero;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Draws the batches of the coming steps beside the training; batch k is the same in every sitting of the same seed. */
final class BatchSource implements AutoCloseable {

    private static final int AHEAD = 8;

    private final BlockingQueue<Batch> queue = new ArrayBlockingQueue<>(AHEAD);
    private final Thread thread;

    BatchSource(int size, long seed, long firstStep) {
        thread = Thread.ofPlatform().daemon().name("batches").start(() -> fill(size, seed, firstStep));
    }

    Batch next() throws InterruptedException {
        return queue.take();
    }

    private void fill(int size, long seed, long firstStep) {
        try {
            for (long step = firstStep; !Thread.currentThread().isInterrupted(); step++) {
                Batch batch = Batch.draw(size, seed * 1_000_003 + step, true);
                if (!batch.isBroken()) {
                    queue.put(batch);
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
