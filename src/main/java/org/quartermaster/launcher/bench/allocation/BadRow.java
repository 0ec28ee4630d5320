package org.quartermaster.launcher.bench.allocation;

/**
 * A row that cannot be used.
 *
 * @param line   in the file, the header is line 1
 * @param reason what is wrong, with the value
 */
record BadRow(String file, long line, String reason) {
    @Override
    public String toString() {
        return file + ":" + line + ": " + reason;
    }
}
