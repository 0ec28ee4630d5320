package org.quartermaster.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which rows of a {@link DataGrid} are selected; "all matching" is a mark, not a list. */
final class GridSelection<T extends Record> {

    private final DataGrid<T> owner;
    private Consumer<Selection<T>> action;
    private boolean all;
    private boolean isReplacing;

    GridSelection(DataGrid<T> owner) {
        this.owner = owner;
    }

    void enable(Consumer<Selection<T>> listener) {
        action = listener;
    }

    boolean isEnabled() {
        return action != null;
    }

    void build() {
        Grid<T> grid = owner.grid();
        grid.setSelectionMode(isEnabled() ? Grid.SelectionMode.MULTI : Grid.SelectionMode.NONE);
        if (isEnabled()) {
            grid.getElement().setAttribute("data-selects", true);
            ((GridMultiSelectionModel<T>) grid.getSelectionModel()).setSelectAllCheckboxVisibility(GridMultiSelectionModel.SelectAllCheckboxVisibility.HIDDEN);
            ((GridMultiSelectionModel<T>) grid.getSelectionModel()).setDragSelect(true);
            grid.addSelectionListener(_ -> chosen());
        }
    }

    Selection<T> current() {
        var query = owner.query();
        if (all) {
            return new Selection<>(List.of(), true, query, owner.matching(), owner.source());
        }
        List<T> rows = isEnabled() ? List.copyOf(owner.grid().getSelectedItems()) : List.of();
        return new Selection<>(rows, false, query, rows.size(), owner.source());
    }

    void selectAllMatching() {
        owner.grid().deselectAll();
        all = true;
        changed();
    }

    void toggle(T row) {
        if (isEnabled() && owner.grid().getSelectedItems().contains(row)) {
            owner.grid().deselect(row);
        } else if (isEnabled()) {
            owner.grid().select(row);
        }
    }

    /** The rows have new values: they are what is selected from now on. Told once, however many they are. */
    void replace(List<T> rows) {
        if (!isEnabled() || all) {
            return;
        }
        Map<Object, T> values = rows.stream().collect(Collectors.toMap(owner::identityOf, Function.identity()));
        List<T> old = owner.grid().getSelectedItems().stream().filter(row -> values.containsKey(owner.identityOf(row))).toList();
        if (!old.isEmpty()) {
            isReplacing = true;
            owner.grid().asMultiSelect().deselect(old);
            owner.grid().asMultiSelect().select(old.stream().map(row -> values.get(owner.identityOf(row))).toList());
            isReplacing = false;
            changed();
        }
    }

    private void chosen() {
        if (!isReplacing) {
            all = false;
            changed();
        }
    }

    void clear() {
        if (isEnabled() && (all || !owner.grid().getSelectedItems().isEmpty())) {
            all = false;
            owner.grid().deselectAll();
            changed();
        }
    }

    private void changed() {
        owner.menusChanged();
        action.accept(current());
    }
}
