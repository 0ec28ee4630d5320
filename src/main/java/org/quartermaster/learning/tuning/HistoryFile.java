package org.quartermaster.learning.tuning;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Series in a file. */
public final class HistoryFile {

    private static final int MAGIC = 0x514d4831;
    private static final int MOST_STEPS = 100_000;

    private HistoryFile() {
    }

    /** Writes series as they come. */
    public static final class Writer extends EntryFile.Writer<TunedSeries> {

        public Writer(Path file) throws IOException {
            super(file, MAGIC);
        }

        @Override
        void write(TunedSeries series, DataOutputStream to) throws IOException {
            to.writeByte(series.grain());
            to.writeInt(series.units().length);
            EntryFile.write(series.units(), to);
            to.writeByte(series.plan().length);
            for (float[] channel : series.plan()) {
                boolean known = isKnown(channel);
                to.writeBoolean(known);
                if (known) {
                    EntryFile.write(Arrays.copyOf(channel, series.units().length), to);
                }
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
    }

    /** @throws IOException if the file is none of these, is damaged or breaks off */
    public static List<TunedSeries> read(Path file) throws IOException {
        return EntryFile.read(file, MAGIC, "histories", in -> series(in, file));
    }

    private static TunedSeries series(DataInputStream in, Path file) throws IOException {
        int grain = in.readByte();
        int steps = in.readInt();
        if (steps < 0 || steps > MOST_STEPS) {
            throw new IOException("%s is damaged: a series of %d steps.".formatted(file, steps));
        }
        float[] units = EntryFile.floats(in, steps);
        float[][] plan = new float[in.readByte()][];
        for (int channel = 0; channel < plan.length; channel++) {
            plan[channel] = in.readBoolean() ? EntryFile.floats(in, steps) : new float[0];
        }
        return new TunedSeries(grain, units, plan);
    }
}
