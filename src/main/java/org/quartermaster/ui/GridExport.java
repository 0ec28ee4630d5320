package org.quartermaster.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.quartermaster.exchange.TableWriter;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.TableQuery;

/** Sends all filtered rows of a {@link DataGrid} as a file: the shown columns in the shown order, headers in the person's language, streamed. */
final class GridExport<T extends Record> {

    /** What is to be written, taken while the session is locked, because the download runs without the lock. */
    private record Order<T>(TableWriter.Kind kind, TableQuery query, List<DataColumn<T>> columns, List<String> headers, TableWriter.About about, String file) {
    }

    private final DataGrid<T> owner;
    private final GridLayout<T> layout;
    private final Anchor link = new Anchor();
    private volatile Order<T> order;

    GridExport(DataGrid<T> owner, GridLayout<T> layout) {
        this.owner = owner;
        this.layout = layout;
        link.setHref((DownloadHandler) this::send);
        link.getElement().setAttribute("download", true).setAttribute("hidden", true).setAttribute("tabindex", "-1").setAttribute("aria-hidden", "true");
    }

    Element element() {
        return link.getElement();
    }

    void start(TableWriter.Kind kind) {
        List<DataColumn<T>> columns = layout.shown().stream().filter(c -> c.type() != ColumnType.CUSTOM).toList();
        String file = owner.screen().replace('.', '-') + "-" + DataGrid.today() + "." + kind.extension();
        order = new Order<>(kind, owner.query(), columns, columns.stream().map(this::header).toList(), about(owner.query()), file);
        link.getElement().executeJs("this.click()");
    }

    private String header(DataColumn<T> column) {
        String header = column.header().isBlank() ? column.name() : column.header();
        return column.unit().isEmpty() ? header : header + " (" + column.unit() + ")";
    }

    private TableWriter.About about(TableQuery query) {
        String filters = String.join("; ", query.filters().stream().map(this::words).toList());
        String by = Actor.current().map(Actor::name).orElse("");
        return new TableWriter.About(owner.screen(), I18NProvider.translate("ui.export.about"), List.of(
                List.of(I18NProvider.translate("ui.export.by"), by),
                List.of(I18NProvider.translate("ui.export.at"), Instant.now().toString()),
                List.of(I18NProvider.translate("ui.export.day"), DataGrid.today().toString()),
                List.of(I18NProvider.translate("ui.export.filter"), filters.isEmpty() ? I18NProvider.translate("ui.export.noFilter") : filters)), owner.format().zone());
    }

    private String words(Filter filter) {
        DataColumn<T> column = owner.columns().get(filter.column());
        return column == null ? filter.column() + ": " + FilterText.write(filter, ColumnType.TEXT) : header(column) + ": " + FilterText.write(filter, column.type());
    }

    private void send(DownloadEvent event) throws IOException {
        Order<T> now = order;
        UI before = UI.getCurrent();
        UI.setCurrent(event.getUI());
        event.setFileName(now.file());
        event.setContentType(now.kind().contentType());
        try (TableWriter table = TableWriter.open(now.kind(), event.getOutputStream(), now.about())) {
            table.header(now.headers());
            owner.source().forEach(now.query(), row -> table.row(now.columns().stream().map(c -> c.value(row)).toList()));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            UI.setCurrent(before);
        }
    }
}
