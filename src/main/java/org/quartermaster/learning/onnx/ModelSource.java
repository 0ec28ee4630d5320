package org.quartermaster.learning.onnx;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Where the bytes of a model lie. */
public sealed interface ModelSource {

    /** In memory, as what ships and what was uploaded. */
    record InMemory(byte[] bytes) implements ModelSource {
        @Override
        public MemorySegment view(Arena during) {
            return MemorySegment.ofArray(bytes);
        }
    }

    /** In a file, which ONNX Runtime opens itself: however large, it is never read onto the heap. */
    record InFile(Path file) implements ModelSource {
        @Override
        public MemorySegment view(Arena during) throws IOException {
            try (FileChannel channel = FileChannel.open(file)) {
                return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), during);
            }
        }
    }

    /** Its bytes to look at, {@code during} that time alone. */
    MemorySegment view(Arena during) throws IOException;
}
