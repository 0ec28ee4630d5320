package org.quartermaster.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.quartermaster.exchange.TableWriter;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.TableQuery;

/** What stands around a {@link DataGrid}: chips of the filters, saved views, columns, export, totals; and the layout that is remembered. */
final class GridMenus<T extends Record> {

    private final DataGrid<T> owner;
    private final Div chips = new Div();
    private final MenuBar tools = new MenuBar();
    private final Span count = new Span();
    private final Span summary = new Span();
    private final Span selected = new Span();
    private final Button selectAll = new Button();
    private final Div totals = new Div(count, summary, selected, selectAll);
    private final GridLayout<T> layout;
    private final GridViews<T> views;
    private final GridExport<T> export;
    private Function<TableQuery, String> summing;
    private long matching;

    GridMenus(DataGrid<T> owner) {
        this.owner = owner;
        layout = new GridLayout<>(owner);
        views = new GridViews<>(owner, layout);
        export = new GridExport<>(owner, layout);
        totals.addClassName("qm-totals");
        selectAll.addClassName("qm-linkish");
        selectAll.addClickListener(_ -> owner.selecting().selectAllMatching());
        tools.addThemeVariants(MenuBarVariant.LUMO_DROPDOWN_INDICATORS);
        owner.getElement().appendChild(export.element());
    }

    void summary(Function<TableQuery, String> text) {
        summing = text;
    }

    Component views() {
        Div line = new Div(views.button(), chips);
        line.addClassName("qm-chips");
        return line;
    }

    Component tools() {
        return tools;
    }

    Component totals() {
        return totals;
    }

    long matching() {
        return matching;
    }

    boolean isShown(String column) {
        return layout.isShown(column);
    }

    /** Brings back layout, filters and sorting: from the address, else from the last use, else the view's own. */
    void restore(UI ui, TableQuery first) {
        buildTools();
        GridView last = views.lastUsed();
        if (last != null) {
            layout.apply(last);
        }
        QueryParameters parameters = ui.getActiveViewLocation().getQueryParameters();
        TableQuery linked = QueryText.read(parameters.getParameters(), this::type, DataGrid.today());
        boolean isLinked = !linked.filters().isEmpty() || !linked.sorts().isEmpty();
        TableQuery start = isLinked ? linked : first;
        owner.filters().show(start.filters());
        owner.filterRow(isLinked && !linked.filters().isEmpty());
        owner.sort(start.sorts().isEmpty() ? first.sorts() : start.sorts());
    }

    private ColumnType type(String column) {
        DataColumn<T> found = owner.columns().get(column);
        return found == null ? null : found.type();
    }

    private void buildTools() {
        tools.addItem(I18NProvider.translate("ui.grid.filter"), _ -> owner.toggleFilterRow());
        MenuItem columns = tools.addItem(I18NProvider.translate("ui.grid.columns"));
        for (DataColumn<T> column : owner.columns().values()) {
            String header = column.header();
            MenuItem item = columns.getSubMenu().addItem(header.isBlank() ? column.name() : header);
            item.setCheckable(true);
            item.setKeepOpen(true);
            item.addAttachListener(_ -> item.setChecked(layout.isShown(column.name())));
            item.addClickListener(_ -> {
                layout.show(column.name(), item.isChecked());
                remember();
            });
        }
        MenuItem exporting = tools.addItem(I18NProvider.translate("ui.grid.export"));
        exporting.getSubMenu().addItem("XLSX", _ -> export.start(TableWriter.Kind.XLSX));
        exporting.getSubMenu().addItem("CSV", _ -> export.start(TableWriter.Kind.CSV));
    }

    /** Keeps the layout for the next time. */
    void remember() {
        views.remember();
    }

    /** Filters or sorting changed: chips and address follow. */
    void queryChanged() {
        showChips();
        UI ui = owner.getUI().orElse(null);
        if (ui != null) {
            Location here = ui.getActiveViewLocation();
            Map<String, List<String>> parameters = QueryText.write(new TableQuery(owner.filters().filters(), owner.sorts()), this::type, here.getQueryParameters().getParameters());
            ui.getPage().getHistory().replaceState(null, new Location(here.getPath(), new QueryParameters(parameters)));
        }
    }

    void refresh() {
        showChips();
        matching = owner.source().count(owner.query());
        summary.setText(summing == null ? "" : summing.apply(owner.query()));
        showTotals();
    }

    void showTotals() {
        Format format = owner.format();
        count.setText(I18NProvider.translate("ui.grid.lines", matching));
        Selection<T> selection = owner.selection();
        selected.setText(selection.isEmpty() ? "" : I18NProvider.translate("ui.grid.selected", selection.count()) + sums(selection, format));
        selectAll.setVisible(!selection.isEmpty() && !selection.allMatching() && matching > selection.count());
        selectAll.setText(I18NProvider.translate("ui.grid.selectAll", matching));
    }

    private String sums(Selection<T> selection, Format format) {
        var text = new StringBuilder();
        for (DataColumn<T> column : owner.columns().values()) {
            if (column.isSummed() && !selection.allMatching()) {
                BigDecimal sum = selection.rows().stream().map(column::raw).filter(Number.class::isInstance).map(value -> new BigDecimal(value.toString()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                text.append(" · ").append(column.type() == ColumnType.MONEY ? format.money(sum) : format.quantity(sum, column.unit()));
            }
        }
        return text.toString();
    }

    private void showChips() {
        chips.removeAll();
        for (Filter filter : owner.filters().filters()) {
            DataColumn<T> column = owner.columns().get(filter.column());
            String header = column == null || column.header().isBlank() ? filter.column() : column.header();
            Button chip = new Button(header + ": " + words(filter, column) + " ×", _ -> owner.filters().clear(filter.column()));
            chip.addClassName("qm-chip");
            chip.setAriaLabel(I18NProvider.translate("ui.filter.remove", header));
            chips.add(chip);
        }
    }

    private String words(Filter filter, DataColumn<T> column) {
        if (column == null) {
            return FilterText.write(filter, ColumnType.TEXT);
        }
        if (filter instanceof Filter.OneOf one) {
            Map<String, String> options = column.options() == null ? Map.of() : column.options().get();
            return String.join(", ", one.values().stream().sorted().map(code -> column.type() == ColumnType.STATE
                    ? State.valueOf(code).mark() : options.getOrDefault(code, code)).toList());
        }
        return FilterText.write(filter, column.type());
    }
}
