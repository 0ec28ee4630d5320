package org.quartermaster.imports.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.quartermaster.exchange.TableWriter;
import org.quartermaster.imports.Field;
import org.quartermaster.imports.ImportKind;

/** One empty CSV file per kind, with the column names in the person's language that the import understands. */
final class Templates extends Div {

    Templates() {
        addClassName("qm-templates");
        add(new Span(getTranslation("imports.view.templates")));
        for (ImportKind kind : ImportKind.values()) {
            List<String> names = kind.fields().stream().map(this::column).toList();
            String text = getTranslation("imports.kind." + kind.code());
            var link = new Anchor((DownloadHandler) event -> send(event, kind, names), text);
            link.getElement().setAttribute("download", true).setAttribute("router-ignore", true);
            add(link);
        }
    }

    /** The name on the screen where the import knows it, else the name in the interface. */
    private String column(Field field) {
        String label = getTranslation("imports.field." + field.name());
        String plain = label.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        return field.synonyms().contains(plain) ? label : field.name();
    }

    private static void send(DownloadEvent event, ImportKind kind, List<String> names) throws IOException {
        event.setFileName("quartermaster-" + kind.code().replace('_', '-') + ".csv");
        event.setContentType(TableWriter.Kind.CSV.contentType());
        try (var table = TableWriter.open(TableWriter.Kind.CSV, event.getOutputStream(), TableWriter.About.plain(kind.code()))) {
            table.header(names);
        }
    }
}
