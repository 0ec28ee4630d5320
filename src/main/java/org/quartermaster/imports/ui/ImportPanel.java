package org.quartermaster.imports.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.i18n.I18NProvider;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.quartermaster.exchange.TableWriter;
import org.quartermaster.imports.ErrorText;
import org.quartermaster.imports.ImportRow;
import org.quartermaster.imports.Imports;
import org.quartermaster.imports.RejectionList;
import org.quartermaster.imports.RejectionRow;
import org.quartermaster.shared.Actor;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.MiniTable;
import org.quartermaster.ui.WhyPanel;

/** What became of one file: counts, why rows were left out, the first of them, all of them as a file. */
final class ImportPanel extends WhyPanel {

    private static final int SHOWN = 10;

    private final transient Imports imports;
    private final transient RejectionList rejections;
    private final transient Actor actor = Actor.required();

    ImportPanel(Imports imports, RejectionList rejections) {
        this.imports = imports;
        this.rejections = rejections;
    }

    void explain(long id) {
        Imports.Detail detail = imports.one(id);
        ImportRow file = detail.file();
        var format = Format.current();
        show(file.name(), getTranslation("imports.state." + file.state()) + " · " + file.importedBy() + " · " + format.moment(file.askedAt()));
        if (!file.error().isEmpty()) {
            text("imports.panel.error", getTranslation(ErrorText.key(file.error()), ErrorText.arguments(file.error())));
        }
        section("imports.panel.rows", rows(file, detail.summary().counts()));
        if (file.rowsRejected() > 0) {
            var reasons = new MiniTable("imports.panel.reason", ">imports.panel.number");
            detail.summary().reasons().forEach((reason, rows) -> reasons.row(getTranslation("imports.reason." + reason), format.quantity(rows)));
            section("imports.panel.why", reasons, download(id));
            section("imports.panel.first", first(id));
        }
    }

    private MiniTable rows(ImportRow file, Map<String, Long> counts) {
        var format = Format.current();
        var table = new MiniTable("", ">imports.panel.number").row(getTranslation("imports.column.rowsRead"), format.quantity(file.rowsRead()))
                .row(getTranslation("imports.column.rowsUsed"), format.quantity(file.rowsUsed())).row(getTranslation("imports.column.rowsRejected"), format.quantity(file.rowsRejected()));
        counts.forEach((count, number) -> table.row(getTranslation("imports.count." + count), format.quantity(number)));
        return table;
    }

    private MiniTable first(long id) {
        var table = new MiniTable(">imports.rejected.line", "imports.rejected.column", "imports.rejected.value", "imports.rejected.reason");
        for (RejectionRow row : rejections.page(RejectionList.of(id), 0, SHOWN)) {
            table.row(row.line(), row.column(), row.value(), getTranslation("imports.reason." + row.reason()));
        }
        return table;
    }

    private Span download(long id) {
        Locale locale = getLocale();
        var link = new Anchor((DownloadHandler) event -> send(event, id, locale), getTranslation("imports.panel.download"));
        link.getElement().setAttribute("download", true).setAttribute("router-ignore", true);
        return new Span(link);
    }

    /** Streamed, in the language of the window. */
    private void send(DownloadEvent event, long id, Locale locale) throws IOException {
        event.setFileName("import-" + id + "-rejected.csv");
        event.setContentType(TableWriter.Kind.CSV.contentType());
        try (var table = TableWriter.open(TableWriter.Kind.CSV, event.getOutputStream(), TableWriter.About.plain("rejected"))) {
            table.header(List.of("line", "column", "value", "reason").stream().map(name -> words("imports.rejected." + name, locale)).toList());
            actor.run(() -> rejections.forEach(RejectionList.of(id), row -> table.row(List.of(row.line(), row.column(), row.value(), words("imports.reason." + row.reason(), locale)))));
        }
    }

    private static String words(String key, Locale locale) {
        return I18NProvider.translate(locale, key);
    }
}
