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

/** Entries one after the other in a compressed file; a file that was not closed has no end and is refused. */
final class EntryFile {

    private static final int ENTRY = 1;
    private static final int END = 0;
    private static final int BUFFER = 1 << 16;

    private EntryFile() {
    }

    /** Writes entries as they come; {@link #close} writes the end. */
    abstract static class Writer<T> implements AutoCloseable {

        private final DataOutputStream out;
        private int count;

        /** @param magic what the file begins with, to tell its kind */
        Writer(Path file, int magic) throws IOException {
            out = new DataOutputStream(new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file)), BUFFER));
            out.writeInt(magic);
        }

        /** How many were written. */
        public int count() {
            return count;
        }

        /** One more. */
        public void add(T entry) throws IOException {
            out.writeByte(ENTRY);
            write(entry, out);
            count++;
        }

        abstract void write(T entry, DataOutputStream to) throws IOException;

        @Override
        public void close() throws IOException {
            out.writeByte(END);
            out.close();
        }
    }

    /** Reads what one entry is made of. */
    interface EntryReader<T> {
        T read(DataInputStream from) throws IOException;
    }

    /**
     * Reads all.
     *
     * @param holds what is said to be missing when the file begins otherwise
     * @throws IOException if the file is of another kind, is damaged or breaks off
     */
    static <T> List<T> read(Path file, int magic, String holds, EntryReader<T> entries) throws IOException {
        List<T> all = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file)), BUFFER))) {
            if (in.readInt() != magic) {
                throw new IOException("%s holds no %s.".formatted(file, holds));
            }
            while (in.readByte() == ENTRY) {
                all.add(entries.read(in));
            }
        }
        return all;
    }

    static void write(float[] values, DataOutputStream to) throws IOException {
        for (float value : values) {
            to.writeFloat(value);
        }
    }

    static float[] floats(DataInputStream from, int many) throws IOException {
        float[] values = new float[many];
        for (int i = 0; i < many; i++) {
            values[i] = from.readFloat();
        }
        return values;
    }
}
