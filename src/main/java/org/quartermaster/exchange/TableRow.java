package org.quartermaster.exchange;

import java.util.List;

/**
 * One row of a file.
 *
 * @param line  where it stands, 1 is the header's line
 * @param cells texts, stripped; shorter rows are filled with empty cells up to the header's length
 */
public record TableRow(long line, List<String> cells) {

    /** The cell, empty beyond the end. */
    public String cell(int index) {
        return index >= 0 && index < cells.size() ? cells.get(index) : "";
    }

    public boolean isEmpty() {
        return cells.stream().allMatch(String::isEmpty);
    }
}
