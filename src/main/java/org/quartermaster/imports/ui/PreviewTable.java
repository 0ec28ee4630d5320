package org.quartermaster.imports.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.Element;
import java.util.HashMap;
import java.util.Map;
import org.quartermaster.imports.CellProblem;
import org.quartermaster.imports.Preview;
import org.quartermaster.ui.State;

/** The first rows of a file as they stand there; cells that cannot be used carry the mark and the reason. */
@Tag("table")
final class PreviewTable extends HtmlContainer {

    PreviewTable(Preview preview) {
        addClassName("qm-preview");
        getElement().setAttribute("aria-label", getTranslation("imports.preview.title"));
        getElement().appendChild(new Element("thead").appendChild(header(preview)), body(preview));
    }

    private Element header(Preview preview) {
        Map<Integer, String> meaning = new HashMap<>();
        preview.choices().columns().forEach((field, column) -> meaning.put(column, field));
        var line = new Element("tr").appendChild(cell("th", getTranslation("imports.preview.line")));
        for (int i = 0; i < preview.header().size(); i++) {
            String field = meaning.get(i);
            var cell = cell("th", preview.header().get(i));
            var means = new Element("small");
            means.setText(field == null ? getTranslation("imports.preview.unused") : getTranslation("imports.field." + field));
            cell.appendChild(means);
            if (field == null) {
                cell.getClassList().add("unused");
            }
            line.appendChild(cell.setAttribute("scope", "col"));
        }
        return line;
    }

    private Element body(Preview preview) {
        var body = new Element("tbody");
        for (Preview.Row row : preview.rows()) {
            Map<Integer, CellProblem> problems = new HashMap<>();
            row.problems().forEach(problem -> problems.put(problem.column(), problem));
            var line = new Element("tr").appendChild(marked(cell("td", String.valueOf(row.line())), problems.get(-1)));
            for (int i = 0; i < preview.header().size(); i++) {
                line.appendChild(marked(cell("td", i < row.cells().size() ? row.cells().get(i) : ""), problems.get(i)));
            }
            body.appendChild(line);
        }
        return body;
    }

    private Element marked(Element cell, CellProblem problem) {
        if (problem != null) {
            String reason = getTranslation("imports.reason." + problem.reason());
            String text = cell.getText();
            cell.setText(State.ACT.mark() + " " + (text.isEmpty() ? reason : text));
            cell.setAttribute("title", reason).setAttribute("aria-label", text + ": " + reason);
            cell.getClassList().add("wrong");
        }
        return cell;
    }

    private static Element cell(String tag, String text) {
        return new Element(tag).setText(text);
    }
}
