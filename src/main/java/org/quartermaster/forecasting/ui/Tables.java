package org.quartermaster.forecasting.ui;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;

/** Small tables of numbers: the first column is words, the others are figures. */
final class Tables {

    private Tables() {
    }

    static NativeTable of(String... headers) {
        var table = new NativeTable();
        table.addClassName("qm-figures");
        var row = new NativeTableRow();
        for (String header : headers) {
            var cell = new NativeTableHeaderCell(header);
            cell.getElement().setAttribute("scope", "col");
            row.add(cell);
        }
        table.add(row);
        return table;
    }

    static void row(NativeTable table, String style, String... cells) {
        var row = new NativeTableRow();
        if (!style.isEmpty()) {
            row.addClassName(style);
        }
        for (int i = 0; i < cells.length; i++) {
            if (i == 0) {
                var head = new NativeTableHeaderCell(cells[i]);
                head.getElement().setAttribute("scope", "row");
                row.add(head);
            } else {
                row.add(new NativeTableCell(cells[i]));
            }
        }
        table.add(row);
    }
}
