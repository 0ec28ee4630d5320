package org.quartermaster.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.grid.HeaderRow;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.RowSource;
import org.quartermaster.shared.table.Sort;
import org.quartermaster.shared.table.TableQuery;

/**
 * The grid of every worklist: lazy rows from a {@link RowSource}, typed columns, a filter under each header, sorting by several columns, column chooser, saved
 * views, multi-selection up to "all matching", totals, keyboard, two-line cards on small screens, and export of all filtered rows.
 *
 * <p>Make it in the view's constructor: add columns, then say what opening, selecting and shortcut keys do, and place it with {@code Page.place(grid)}, which
 * also puts its menus, chips and totals into the page's lines. Filters, sorts and layout come from the address, else from the person's last use, else from
 * {@link #sortedBy} and {@link #filteredBy}.
 *
 * @param <T> the row record; its component names are the column names
 */
public class DataGrid<T extends Record> extends GridColumns<T> {

    private static final String FILTERING = "filtering";
    private final String screen;
    private final RowSource<T> source;
    private final HeaderFilters<T> filters;
    private final GridSelection<T> selection;
    private final GridKeys<T> keys;
    private final GridMenus<T> menus;
    private final GridShape<T> shape = new GridShape<>(this);
    private final List<Consumer<TableQuery>> onQuery = new ArrayList<>();
    private final Opener opener = Opener.current();
    private Function<T, Object> identity = row -> row;
    private TableQuery first = TableQuery.ALL;
    private List<Filter> scope = List.of();
    private List<Sort> sorts = List.of();
    private HeaderRow filterRow;
    private boolean built;

    /**
     * @param screen  name under which views and layout are kept: {@code room.grid}
     * @param rowType the row record
     * @param source  where rows come from
     */
    public DataGrid(String screen, Class<T> rowType, RowSource<T> source) {
        super(rowType);
        this.screen = screen;
        this.source = new ActingSource<>(source, opener);
        filters = new HeaderFilters<>(today(), this::filtersChanged);
        selection = new GridSelection<>(this);
        keys = new GridKeys<>(this);
        menus = new GridMenus<>(this);
        addClassName("qm-grid");
        grid().addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
        grid().setMultiSort(true, Grid.MultiSortPriority.APPEND, true);
        grid().setColumnReorderingAllowed(true);
        grid().setPageSize(60);
        grid().setSizeFull();
        add(grid());
    }

    /** What makes a row the same row after a refresh; without it, equality of the record. */
    public DataGrid<T> identity(Function<T, Object> key) {
        identity = key;
        return this;
    }

    /** First sorting. */
    public DataGrid<T> sortedBy(String column, boolean descending) {
        first = new TableQuery(first.filters(), List.of(new Sort(column, descending)));
        return this;
    }

    /** First filters, which the person may remove. */
    public DataGrid<T> filteredBy(Filter... wanted) {
        first = new TableQuery(List.of(wanted), first.sorts());
        return this;
    }

    /** Filters set by the view itself (a chosen warehouse); not shown in the header, never part of a saved view. Refreshes. */
    public void scope(Filter... wanted) {
        scope = List.of(wanted);
        refresh();
    }

    /** Enter or double click on a row. */
    public DataGrid<T> onOpen(Consumer<T> action) {
        keys.onOpen(action);
        return this;
    }

    /** Called as the person arrows or clicks through the rows; for a pinned {@link WhyPanel}. */
    public DataGrid<T> onActive(Consumer<T> action) {
        keys.onActive(action);
        return this;
    }

    /** A shortcut ({@code "a"}) that acts on the selected rows, or on the active row when none is selected. */
    public DataGrid<T> key(String letter, String labelKey, Consumer<Selection<T>> action) {
        keys.key(letter, labelKey, action);
        return this;
    }

    /** Lets rows be selected; {@code action} is called at every change. */
    public DataGrid<T> onSelect(Consumer<Selection<T>> action) {
        selection.enable(action);
        return this;
    }

    /** CSS parts of a row: {@code dim}, {@code act}, {@code changed}; empty for none. */
    public DataGrid<T> rowStyle(Function<T, String> classes) {
        grid().setPartNameGenerator(row -> {
            String parts = classes.apply(row);
            return parts == null || parts.isBlank() ? null : parts;
        });
        return this;
    }

    /** The two lines of a row on a small screen. */
    public DataGrid<T> card(Function<T, String> firstLine, Function<T, String> secondLine) {
        shape.card(firstLine, secondLine);
        return this;
    }

    /** What stands there when no row matches. */
    public DataGrid<T> empty(EmptyState state) {
        grid().setEmptyStateComponent(state);
        return this;
    }

    /** Text of totals over all filtered rows, asked again at every change of the filter: "€182,440 suggested". */
    public DataGrid<T> summary(Function<TableQuery, String> totals) {
        menus.summary(totals);
        return this;
    }

    /** Called with the query whenever filters or sorting change. */
    public DataGrid<T> onQuery(Consumer<TableQuery> listener) {
        onQuery.add(listener);
        return this;
    }

    /** The query as it stands: scope and filters, sorts. */
    public TableQuery query() {
        var all = new ArrayList<>(scope);
        all.addAll(filters.filters());
        return new TableQuery(all, sorts);
    }

    public Selection<T> selection() {
        return selection.current();
    }

    public void clearSelection() {
        selection.clear();
    }

    /** Reads the rows again. */
    public void refresh() {
        if (!built) {
            return;
        }
        grid().getDataProvider().refreshAll();
        menus.refresh();
        onQuery.forEach(listener -> listener.accept(query()));
    }

    /** Shows new values of rows where they stand, whatever the sorting says; selection and active row follow them. */
    public void refresh(List<T> rows) {
        selection.replace(rows);
        rows.forEach(keys::replace);
        rows.forEach(grid().getDataProvider()::refreshItem);
        menus.refresh();
    }

    boolean isSame(T one, T other) {
        return one != null && other != null && identityOf(one).equals(identityOf(other));
    }

    Object identityOf(T row) {
        return identity.apply(row);
    }

    /** Sets the filters as if the person had; null sorts keep theirs. Before the grid is shown this replaces its first filters. */
    public void show(List<Filter> wanted, List<Sort> wantedSorts) {
        if (!built) {
            first = new TableQuery(wanted, wantedSorts == null ? first.sorts() : wantedSorts);
            return;
        }
        filters.show(wanted);
        if (wantedSorts != null) {
            sort(wantedSorts);
        }
        filtersChanged();
    }

    /** Chips, view menu, column chooser, export: {@code Page.place} puts them where they belong. */
    public Component views() {
        return menus.views();
    }

    public Component tools() {
        return menus.tools();
    }

    public Component totals() {
        return menus.totals();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (!built) {
            build(event.getUI());
        }
        keys.attach();
        shape.watch(event.getUI());
    }

    private void build(UI ui) {
        built = true;
        filterRow = grid().appendHeaderRow();
        grid().addSortListener(_ -> sorted());
        grid().addColumnReorderListener(_ -> menus.remember());
        grid().addColumnResizeListener(_ -> menus.remember());
        selection.build();
        menus.restore(ui, first);
        grid().setDataProvider(new CallbackDataProvider<>(query -> source.page(query(), query.getOffset(), query.getLimit()).stream(),
                _ -> (int) Math.min(Integer.MAX_VALUE, source.count(query())), identity::apply));
        menus.refresh();
    }

    /** Shows or hides the filter fields. Their row stays, empty and without height: adding a row later would make Vaadin's grid forget its sorting. */
    void filterRow(boolean shown) {
        if (shown && !hasClassName(FILTERING)) {
            filters.open(filterRow, columns().values());
        } else if (!shown && hasClassName(FILTERING)) {
            filters.close(filterRow);
        }
        setClassName(FILTERING, shown);
    }

    void toggleFilterRow() {
        filterRow(!hasClassName(FILTERING));
    }

    private void sorted() {
        var now = grid().getSortOrder().stream().map(order -> new Sort(order.getSorted().getKey(), order.getDirection() == com.vaadin.flow.data.provider.SortDirection.DESCENDING)).toList();
        if (!now.equals(sorts)) {
            sorts = now;
            menus.queryChanged();
        }
    }

    void filtersChanged() {
        selection.clear();
        refresh();
        menus.queryChanged();
    }

    void sort(List<Sort> wanted) {
        sorts = wanted.stream().filter(s -> columns().containsKey(s.column())).toList();
        grid().sort(sorts.stream().map(s -> new com.vaadin.flow.component.grid.GridSortOrder<>(columns().get(s.column()).column(),
                s.descending() ? com.vaadin.flow.data.provider.SortDirection.DESCENDING : com.vaadin.flow.data.provider.SortDirection.ASCENDING)).toList());
    }

    /** Whether the person, or the view at first, wants the column. */
    boolean isChosen(String column) {
        return menus.isShown(column);
    }

    GridShape<T> shape() {
        return shape;
    }

    long matching() {
        return menus.matching();
    }

    void menusChanged() {
        menus.showTotals();
    }

    static LocalDate today() {
        return Beans.find(BusinessCalendar.class).map(BusinessCalendar::planningDay).orElseGet(LocalDate::now);
    }

    String screen() {
        return screen;
    }

    RowSource<T> source() {
        return source;
    }

    HeaderFilters<T> filters() {
        return filters;
    }

    List<Sort> sorts() {
        return sorts;
    }

    GridSelection<T> selecting() {
        return selection;
    }

    GridKeys<T> keys() {
        return keys;
    }
}
