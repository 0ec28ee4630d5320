package org.quartermaster.imports;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a given file looks like under the present choices; nothing has been changed yet.
 *
 * @param format          csv or xlsx
 * @param choices         guessed, or as a person has chosen
 * @param isNumberOpen    the first rows fit a decimal point and a decimal comma, and would mean different numbers
 * @param isDayOpen       the first rows fit day first and month first, and would mean different days
 * @param header          names of the columns in the file
 * @param rows            the first 50
 * @param rowsChecked     how many rows were tried, at most 1,000
 * @param rowsWithProblem how many of them could not be used
 * @param reasons         those rows by their first reason
 * @param earlier         when the same bytes were imported as this kind before, null when never
 */
public record Preview(long id, String name, long bytes, String format, Choices choices, boolean isNumberOpen, boolean isDayOpen, List<String> header, List<Row> rows,
                      int rowsChecked, int rowsWithProblem, Map<String, Long> reasons, Instant earlier) {

    /** A row of the file as it stands there, with what is wrong. */
    public record Row(long line, List<String> cells, List<CellProblem> problems) {
    }

    public Preview {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
        reasons = Map.copyOf(reasons);
    }

    /** Whether nobody needs to be asked: every needed column is there, nothing is open, and most of the first rows can be used. */
    public boolean isCertain() {
        return choices.missing().isEmpty() && !isNumberOpen && !isDayOpen && rowsWithProblem * 2 <= rowsChecked;
    }
}
