package org.quartermaster.imports;

/**
 * A rejected row as lists show it.
 *
 * @param line   in the file, 1 is the header
 * @param column name of the column in the file, empty when no single one is to blame
 * @param reason code, text key {@code imports.reason.<reason>}
 */
public record RejectionRow(long importId, long line, String column, String value, String reason) {
}
