package org.quartermaster.imports;

/**
 * What is wrong with one cell of the preview.
 *
 * @param column number of the column from 0; -1 when the file has none for the field
 * @param field  what the column means
 * @param reason code, text key {@code imports.reason.<reason>}
 */
public record CellProblem(int column, String field, String reason) {
}
