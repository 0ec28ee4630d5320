package org.quartermaster.exchange;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Stops a compressed text that unpacks without end. */
final class Measured extends FilterInputStream {

    private static final long MOST_BYTES = 20_000_000_000L;

    private long read;

    Measured(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        return count(super.read(), 1);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int got = super.read(bytes, offset, length);
        return count(got, got);
    }

    private int count(int answer, int bytes) {
        read += answer < 0 ? 0 : bytes;
        if (read > MOST_BYTES) {
            throw new UnreadableFile("exchange.file.dangerous", "The file was refused: it unpacks to more than it should.", "it unpacks to more than it should");
        }
        return answer;
    }
}
