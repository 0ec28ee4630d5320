package org.quartermaster.learning.tuning;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Series one after the other in a compressed file; a file that was not closed has no end and is refused. */
public final class HistoryFile {

    private static final int MAGIC = 0x514d4831;
    private static final int SERIES = 1;
    private static final int END = 0;
    private static final int MOST_STEPS = 100_000;

    private HistoryFile() {
    }

    /** Writes series as they come; {@link #close} writes the end. */
    public static final class Writer implements AutoCloseable {

        private final DataOutputStream out;
        private int count;

        public Writer(Path file) throws IOException {
            out = new DataOutputStream(new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file)), 1 << 16));
            out.writeInt(MAGIC);
        }

        /** How many were written. */
        public int count() {
            return count;
        }

        /** One more. */
        public void add(TunedSeries series) throws IOException {
            out.writeByte(SERIES);
            out.writeByte(series.grain());
            out.writeInt(series.units().length);
            write(series.units());
            out.writeByte(series.plan().length);
            for (float[] channel : series.plan()) {
                boolean known = isKnown(channel);
                out.writeBoolean(known);
                if (known) {
                    write(java.util.Arrays.copyOf(channel, series.units().length));
                }
            }
            count++;
        }

        private void write(float[] values) throws IOException {
            for (float value : values) {
                out.writeFloat(value);
            }
        }

        private static boolean isKnown(float[] channel) {
            for (float value : channel) {
                if (value != 0) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void close() throws IOException {
            out.writeByte(END);
            out.close();
        }
    }

    /** @throws IOException if the file is none of these or breaks off */
    public static List<TunedSeries> read(Path file) throws IOException {
        List<TunedSeries> all = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file)), 1 << 16))) {
            if (in.readInt() != MAGIC) {
                throw new IOException("%s holds no histories.".formatted(file));
            }
            while (in.readByte() == SERIES) {
                int grain = in.readByte();
                int steps = in.readInt();
                if (steps < 0 || steps > MOST_STEPS) {
                    throw new IOException("%s is damaged: a series of %d steps.".formatted(file, steps));
                }
                float[] units = floats(in, steps);
                float[][] plan = new float[in.readByte()][];
                for (int channel = 0; channel < plan.length; channel++) {
                    plan[channel] = in.readBoolean() ? floats(in, steps) : new float[0];
                }
                all.add(new TunedSeries(grain, units, plan));
            }
        }
        return all;
    }

    private static float[] floats(DataInputStream in, int many) throws IOException {
        float[] values = new float[many];
        for (int i = 0; i < many; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }
}
