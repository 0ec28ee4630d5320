package org.quartermaster.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of a multipart body (RFC 2046, 5.1.1), of which a reader sees one part at a time: it ends before the line break in front of the next delimiter.
 */
final class PartBytes extends InputStream {

    private static final int WINDOW = 16 << 10;

    private final InputStream body;
    private final byte[] delimiter;
    private final byte[] window = new byte[WINDOW];
    private int start;
    private int end;
    /** First byte of the delimiter in the window; -1: none in sight. */
    private int stop = -1;
    /** No delimiter begins in the window before this. */
    private int clean;
    private boolean atEnd;

    PartBytes(InputStream body, String boundary) {
        this.body = body;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
        // the first delimiter may stand at the very beginning, without a line break before it
        window[0] = '\r';
        window[1] = '\n';
        end = 2;
    }

    /** Whether the closing delimiter has been read. */
    boolean isAtEnd() {
        return atEnd;
    }

    /** Skips the rest of this part and the delimiter after it. */
    void toNextPart() throws IOException {
        if (atEnd) {
            return;
        }
        while (visible() > 0) {
            start += visible();
        }
        start = stop + delimiter.length;
        stop = -1;
        byte[] after = raw(2);
        atEnd = after[0] == '-' && after[1] == '-';
        while (!atEnd && !(after[0] == '\r' && after[1] == '\n')) {
            if (after[0] != ' ' && after[0] != '\t') {
                throw MultipartForm.bad("After a boundary the line must end.");
            }
            after = new byte[] {after[1], raw(1)[0]};
        }
    }

    /** The header lines of the part that begins, up to the empty line. */
    String headers(int longest) throws IOException {
        var text = new ByteArrayOutputStream();
        int ends = 0;
        while (ends < 4) {
            byte next = raw(1)[0];
            text.write(next);
            ends = next == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : next == '\r' ? 1 : 0;
            if (text.size() == 2 && ends == 2) {
                break;
            }
            if (text.size() > longest) {
                throw MultipartForm.bad("The headers of a part are longer than %d bytes.".formatted(longest));
            }
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    @Override
    public int read() throws IOException {
        return visible() == 0 ? -1 : window[start++] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int count = Math.min(length, visible());
        if (count == 0) {
            return -1;
        }
        System.arraycopy(window, start, into, offset, count);
        start += count;
        return count;
    }

    /** How many bytes of this part are in the window; 0 only where it ends. */
    private int visible() throws IOException {
        while (stop < 0 && clean <= start) {
            search();
            if (stop < 0 && clean <= start) {
                fill();
            }
        }
        return (stop < 0 ? clean : stop) - start;
    }

    private void search() {
        int last = end - delimiter.length;
        int at = Math.max(start, clean);
        while (at <= last && !(window[at] == '\r' && Arrays.equals(window, at, at + delimiter.length, delimiter, 0, delimiter.length))) {
            at++;
        }
        clean = at;
        stop = at <= last ? at : -1;
    }

    private byte[] raw(int count) throws IOException {
        while (end - start < count) {
            fill();
        }
        start += count;
        return Arrays.copyOfRange(window, start - count, start);
    }

    private void fill() throws IOException {
        System.arraycopy(window, start, window, 0, end - start);
        end -= start;
        clean -= start;
        start = 0;
        int read = body.read(window, end, window.length - end);
        if (read < 0) {
            throw MultipartForm.bad("The body ends before its last boundary.");
        }
        end += read;
    }
}
