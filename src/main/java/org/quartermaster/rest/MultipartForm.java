package org.quartermaster.rest;

import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a {@code multipart/form-data} body (RFC 7578) part by part and keeps no file in memory. {@link #next} leaves what was not read of the part before.
 */
public final class MultipartForm {

    /** Most bytes of the headers of one part. */
    static final int LONGEST_HEADERS = 8 << 10;
    /** Most bytes of a field that is no file. */
    static final int LONGEST_TEXT = 4 << 10;
    /** Most parts. */
    static final int MOST_PARTS = 20;
    private static final Pattern BOUNDARY = Pattern.compile("[0-9A-Za-z'()+_,./:=? -]{0,69}[0-9A-Za-z'()+_,./:=?-]");
    private static final Pattern NAME = Pattern.compile("(?i);\\s*name=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s]+))");
    private static final Pattern FILE_NAME = Pattern.compile("(?i);\\s*filename=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s]+))");

    private final PartBytes bytes;
    private int parts;

    private MultipartForm(PartBytes bytes) {
        this.bytes = bytes;
    }

    /**
     * One field or file; its content can be read until {@link MultipartForm#next} is called.
     *
     * @param name     of the field
     * @param fileName as the client gave it, never to be used as a path; null for a field that is no file
     */
    public record Part(String name, String fileName, InputStream content) {

        public boolean isFile() {
            return fileName != null;
        }

        /** @throws Refused if it is longer than a field may be */
        public String text() throws IOException {
            byte[] all = content.readNBytes(LONGEST_TEXT + 1);
            if (all.length > LONGEST_TEXT) {
                throw bad("The field \"%s\" is longer than %d bytes.".formatted(name, LONGEST_TEXT));
            }
            return new String(all, StandardCharsets.UTF_8).strip();
        }
    }

    /** @throws Refused if the type names no proper boundary */
    public static MultipartForm of(MediaType type, InputStream body) {
        String boundary = type.getParameters().getOrDefault("boundary", "");
        if (!BOUNDARY.matcher(boundary).matches()) {
            throw bad("The Content-Type must name the boundary of the parts.");
        }
        return new MultipartForm(new PartBytes(body, boundary));
    }

    /**
     * The next part; empty after the last.
     *
     * @throws Refused if the body is no form, ends too early or has too many parts
     */
    public Optional<Part> next() throws IOException {
        bytes.toNextPart();
        if (bytes.isAtEnd()) {
            return Optional.empty();
        }
        if (++parts > MOST_PARTS) {
            throw bad("A form has at most %d parts.".formatted(MOST_PARTS));
        }
        String disposition = bytes.headers(LONGEST_HEADERS).lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-disposition:")).findFirst()
                .orElseThrow(() -> bad("A part has no Content-Disposition."));
        String name = parameter(NAME, disposition).orElseThrow(() -> bad("A part has no name."));
        return Optional.of(new Part(name, parameter(FILE_NAME, disposition).orElse(null), bytes));
    }

    /** Browsers write a quotation mark as {@code %22}, others as {@code \"}. */
    private static Optional<String> parameter(Pattern pattern, String header) {
        var found = pattern.matcher(header);
        return found.find() ? Optional.of(found.group(1) == null ? found.group(2) : found.group(1).replaceAll("\\\\([\"\\\\])", "$1").replace("%22", "\"")) : Optional.empty();
    }

    static Refused bad(String detail) {
        return new Refused(400, "rest.badBody", detail);
    }
}
