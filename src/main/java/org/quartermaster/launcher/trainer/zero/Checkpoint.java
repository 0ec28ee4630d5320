package org.quartermaster.launcher.trainer.zero;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * All that is needed to go on training.
 *
 * @param step    steps done
 * @param seed    of weights and batches
 * @param batch   series per step
 * @param seconds trained so far, over all sittings
 * @param loss    validation loss of the averaged weights
 * @param current weights
 * @param average exponential average of the weights: what is exported
 * @param first   first moments of Adam, null when they were left out
 * @param second  second moments of Adam, likewise
 */
record Checkpoint(NetworkSize size, long step, long seed, int batch, double seconds, double loss, Weights current, Weights average, Weights first, Weights second) {

    private static final int MAGIC = 0x514d5a30;

    /** Writes a file beside and moves it, so that a broken write leaves the last one. */
    void write(Path file) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(beside), 1 << 16))) {
            out.writeInt(MAGIC);
            out.writeUTF(size.toString());
            out.writeLong(step);
            out.writeLong(seed);
            out.writeInt(batch);
            out.writeDouble(seconds);
            out.writeDouble(loss);
            current.write(out);
            average.write(out);
            out.writeBoolean(first != null);
            if (first != null) {
                first.write(out);
                second.write(out);
            }
        }
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** @throws IOException if the file is no checkpoint of this trainer */
    static Checkpoint read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            if (in.readInt() != MAGIC) {
                throw new IOException("%s is no checkpoint of qm-zero.".formatted(file));
            }
            NetworkSize size = NetworkSize.parse(in.readUTF());
            long step = in.readLong();
            long seed = in.readLong();
            int batch = in.readInt();
            double seconds = in.readDouble();
            double loss = in.readDouble();
            Weights current = Weights.read(in);
            Weights average = Weights.read(in);
            boolean whole = in.readBoolean();
            return new Checkpoint(size, step, seed, batch, seconds, loss, current, average, whole ? Weights.read(in) : null, whole ? Weights.read(in) : null);
        }
    }
}
