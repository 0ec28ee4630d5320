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

/** Lessons one after the other in a compressed file; a file that was not closed has no end and is refused. */
public final class LessonFile {

    private static final int MAGIC = 0x514d4c31;
    private static final int LESSON = 1;
    private static final int END = 0;
    private static final int MOST_NUMBERS = 100_000;

    private LessonFile() {
    }

    /** Writes lessons as they come; {@link #close} writes the end. */
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
        public void add(Lesson lesson) throws IOException {
            out.writeByte(LESSON);
            out.writeInt(lesson.series());
            out.writeInt(lesson.origin());
            out.writeInt(lesson.levels());
            out.writeInt(lesson.quantiles().length);
            for (float quantile : lesson.quantiles()) {
                out.writeFloat(quantile);
            }
            count++;
        }

        @Override
        public void close() throws IOException {
            out.writeByte(END);
            out.close();
        }
    }

    /** @throws IOException if the file is none of these, is damaged or breaks off */
    public static List<Lesson> read(Path file) throws IOException {
        List<Lesson> all = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file)), 1 << 16))) {
            if (in.readInt() != MAGIC) {
                throw new IOException("%s holds no lessons.".formatted(file));
            }
            while (in.readByte() == LESSON) {
                all.add(lesson(in, file));
            }
        }
        return all;
    }

    private static Lesson lesson(DataInputStream in, Path file) throws IOException {
        int series = in.readInt();
        int origin = in.readInt();
        int levels = in.readInt();
        int many = in.readInt();
        if (many < 0 || many > MOST_NUMBERS) {
            throw new IOException("%s is damaged: a lesson of %d numbers.".formatted(file, many));
        }
        float[] quantiles = new float[many];
        for (int i = 0; i < many; i++) {
            quantiles[i] = in.readFloat();
        }
        try {
            return new Lesson(series, origin, levels, quantiles);
        } catch (IllegalArgumentException wrong) {
            throw new IOException("%s is damaged: %s".formatted(file, wrong.getMessage()), wrong);
        }
    }
}
