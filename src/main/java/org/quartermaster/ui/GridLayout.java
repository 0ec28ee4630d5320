package org.quartermaster.ui;

import com.vaadin.flow.component.grid.Grid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.quartermaster.shared.table.TableQuery;

/** Order, width and visibility of the columns of a {@link DataGrid}. Vaadin's grid does not tell the order after a drag, so it is followed here. */
final class GridLayout<T extends Record> {

    private final DataGrid<T> owner;
    private final Set<String> hidden = new HashSet<>();
    private final Set<String> touched = new HashSet<>();
    private List<String> order = List.of();

    GridLayout(DataGrid<T> owner) {
        this.owner = owner;
        owner.grid().addColumnReorderListener(e -> order = e.getColumns().stream().map(Grid.Column::getKey).filter(Objects::nonNull).toList());
    }

    boolean isShown(String column) {
        return touched.contains(column) ? !hidden.contains(column) : !owner.columns().get(column).isHiddenAtFirst();
    }

    void show(String column, boolean visible) {
        touched.add(column);
        if (visible) {
            hidden.remove(column);
        } else {
            hidden.add(column);
        }
        owner.shape().show();
    }

    /** The columns in the order shown. */
    List<DataColumn<T>> ordered() {
        var rest = new ArrayList<>(owner.columns().keySet());
        var all = new ArrayList<>(order.stream().filter(rest::contains).toList());
        rest.removeAll(all);
        all.addAll(rest);
        return all.stream().map(owner.columns()::get).toList();
    }

    List<DataColumn<T>> shown() {
        return ordered().stream().filter(column -> isShown(column.name())).toList();
    }

    GridView view(TableQuery query) {
        return GridView.of(ordered().stream().map(c -> new GridView.Column(c.name(), c.column().getWidth(), isShown(c.name()))).toList(), query);
    }

    void apply(GridView view) {
        order = view.columns().stream().map(GridView.Column::name).filter(owner.columns()::containsKey).toList();
        for (GridView.Column column : view.columns()) {
            if (owner.columns().containsKey(column.name())) {
                show(column.name(), column.visible());
                if (column.width() != null) {
                    owner.columns().get(column.name()).column().setWidth(column.width());
                }
            }
        }
        var columns = new ArrayList<>(ordered().stream().map(DataColumn::column).toList());
        owner.grid().getColumns().stream().filter(c -> !columns.contains(c)).forEach(columns::add);
        owner.grid().setColumnOrder(columns);
    }
}
