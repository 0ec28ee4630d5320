package org.quartermaster.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import java.util.function.Function;

/**
 * Which columns of a {@link DataGrid} stand: those that were chosen; beside an open panel without those that yield, unless the window is wide enough for all; on a
 * phone one card per row.
 */
final class GridShape<T extends Record> {

    private static final int PHONE_PIXELS = 640;
    private static final int ROOMY_PIXELS = 1800;
    private final DataGrid<T> owner;
    private Grid.Column<T> card;
    private boolean phone;
    private boolean tight = true;
    private boolean beside;

    GridShape(DataGrid<T> owner) {
        this.owner = owner;
    }

    void card(Function<T, String> firstLine, Function<T, String> secondLine) {
        card = owner.grid().addColumn(Cells.card(firstLine, secondLine)).setKey("qm-card").setFlexGrow(1);
        card.setVisible(false);
    }

    void watch(UI ui) {
        Narrow.watch(ui, owner, PHONE_PIXELS, isNarrow -> {
            phone = isNarrow;
            show();
        });
        Narrow.watch(ui, owner, ROOMY_PIXELS, isNarrow -> {
            tight = isNarrow;
            show();
        });
    }

    /** A panel has opened or closed beside the grid. */
    void beside(boolean isOpen) {
        if (beside != isOpen) {
            beside = isOpen;
            show();
        }
    }

    void show() {
        boolean cards = phone && card != null;
        if (card != null) {
            card.setVisible(cards);
        }
        owner.setClassName("qm-cards", cards);
        owner.columns().values().forEach(column -> column.column().setVisible(!cards && stands(column)));
    }

    private boolean stands(DataColumn<T> column) {
        return owner.isChosen(column.name()) && !(beside && tight && column.isYielding());
    }
}
