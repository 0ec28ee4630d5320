package org.quartermaster.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The typed columns of a {@link DataGrid}. */
abstract class GridColumns<T extends Record> extends Div {

    private final RowReader<T> reader;
    private final Grid<T> grid = new Grid<>();
    private final Map<String, DataColumn<T>> columns = new LinkedHashMap<>();
    private final Format format = Format.current();
    private final LocalDate today = DataGrid.today();

    GridColumns(Class<T> rowType) {
        reader = new RowReader<>(rowType);
    }

    /** Vaadin's grid, for what is not offered here. */
    public Grid<T> grid() {
        return grid;
    }

    Map<String, DataColumn<T>> columns() {
        return columns;
    }

    Format format() {
        return format;
    }

    /** Text, or a code with {@link DataColumn#words}. */
    public DataColumn<T> text(String column, String headerKey) {
        return add(column, headerKey, ColumnType.TEXT);
    }

    /** A right-aligned number without unit. */
    public DataColumn<T> number(String column, String headerKey) {
        return add(column, headerKey, ColumnType.NUMBER);
    }

    /** A right-aligned number with its unit's text key, for example {@code ui.unit.days}. */
    public DataColumn<T> number(String column, String headerKey, String unitKey) {
        DataColumn<T> added = add(column, headerKey, ColumnType.NUMBER);
        added.unit(unitKey);
        added.column().setRenderer(Cells.number(row -> added.text(row, format), added.unit()));
        return added;
    }

    /** Money of the company's currency, the symbol in the header. */
    public DataColumn<T> money(String column, String headerKey) {
        return add(column, headerKey, ColumnType.MONEY);
    }

    /** A share 0…1, shown as percentage. */
    public DataColumn<T> percent(String column, String headerKey) {
        return add(column, headerKey, ColumnType.PERCENT);
    }

    /** A {@code LocalDate}. */
    public DataColumn<T> day(String column, String headerKey) {
        return add(column, headerKey, ColumnType.DAY);
    }

    /** An {@code Instant}. */
    public DataColumn<T> moment(String column, String headerKey) {
        return add(column, headerKey, ColumnType.MOMENT);
    }

    /** A {@link State}, or text that names one: the mark alone in a narrow column without header text. */
    public DataColumn<T> state(String column, String headerKey) {
        DataColumn<T> added = add(column, headerKey, ColumnType.STATE);
        added.column().setRenderer(Cells.state(added::raw, row -> added.text(row, format))).setHeader("");
        return added.width(48);
    }

    /** Text that leads somewhere. */
    public DataColumn<T> link(String column, String headerKey, Function<T, String> path) {
        DataColumn<T> added = add(column, headerKey, ColumnType.TEXT);
        added.column().setRenderer(Cells.link(row -> added.text(row, format), path));
        return added;
    }

    /** Any component; {@code column} may be a component of the record (then it sorts and exports) or a free name. */
    public DataColumn<T> custom(String column, String headerKey, Function<T, Component> cell) {
        return add(column, headerKey, reader.has(column) ? ColumnType.TEXT : ColumnType.CUSTOM, new ComponentRenderer<>(cell::apply));
    }

    private DataColumn<T> add(String name, String headerKey, ColumnType type) {
        reader.require(name);
        return add(name, headerKey, type, null);
    }

    private DataColumn<T> add(String name, String headerKey, ColumnType type, Renderer<T> renderer) {
        boolean real = reader.has(name);
        Grid.Column<T> column = Cells.shaped(grid.addColumn(renderer == null ? Cells.text(_ -> "") : renderer), type).setKey(name);
        var added = new DataColumn<T>(name, headerKey, type, column, real ? row -> reader.read(row, name) : _ -> null, real);
        column.setHeader(added.header());
        added.asOf(today);
        if (real) {
            column.setSortProperty(name).setSortable(true);
            if (reader.type(name).isEnum() && type != ColumnType.STATE) {
                added.oneOf(Arrays.stream(reader.type(name).getEnumConstants()).map(c -> ((Enum<?>) c).name()).toArray(String[]::new));
            }
        }
        if (renderer == null) {
            column.setRenderer(Cells.text(row -> added.text(row, format)));
        }
        columns.put(name, added);
        return added;
    }
}
