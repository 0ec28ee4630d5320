package org.quartermaster.learning.tuning;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Lessons in a file. */
public final class LessonFile {

    private static final int MAGIC = 0x514d4c31;
    private static final int MOST_NUMBERS = 100_000;

    private LessonFile() {
    }

    /** Writes lessons as they come. */
    public static final class Writer extends EntryFile.Writer<Lesson> {

        public Writer(Path file) throws IOException {
            super(file, MAGIC);
        }

        @Override
        void write(Lesson lesson, DataOutputStream to) throws IOException {
            to.writeInt(lesson.series());
            to.writeInt(lesson.origin());
            to.writeInt(lesson.levels());
            to.writeInt(lesson.quantiles().length);
            EntryFile.write(lesson.quantiles(), to);
        }
    }

    /** @throws IOException if the file is none of these, is damaged or breaks off */
    public static List<Lesson> read(Path file) throws IOException {
        return EntryFile.read(file, MAGIC, "lessons", in -> lesson(in, file));
    }

    private static Lesson lesson(DataInputStream in, Path file) throws IOException {
        int series = in.readInt();
        int origin = in.readInt();
        int levels = in.readInt();
        int many = in.readInt();
        if (many < 0 || many > MOST_NUMBERS) {
            throw new IOException("%s is damaged: a lesson of %d numbers.".formatted(file, many));
        }
        float[] quantiles = EntryFile.floats(in, many);
        try {
            return new Lesson(series, origin, levels, quantiles);
        } catch (IllegalArgumentException wrong) {
            throw new IOException("%s is damaged: %s".formatted(file, wrong.getMessage()), wrong);
        }
    }
}
