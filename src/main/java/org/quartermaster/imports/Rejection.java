package org.quartermaster.imports;

/**
 * A row that cannot be used.
 *
 * @param line   in the file, 1 is the header
 * @param column name of the column in the file, empty when no single one is to blame
 * @param value  what stands there
 * @param reason code, text key {@code imports.reason.<reason>}
 */
public record Rejection(long line, String column, String value, String reason) {
}
