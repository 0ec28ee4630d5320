package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.grid.dnd.GridDropMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.quartermaster.delivery.StopRow;
import org.quartermaster.shared.table.RowSource;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.ui.DataGrid;
import org.quartermaster.ui.EmptyState;

/** The list of stops: rows of whichever plan is shown, one of them lit up with map and timeline. */
final class StopGrid implements RowSource<StopRow> {
    private final Map<Integer, StopRow> seen = new HashMap<>();
    private final DataGrid<StopRow> grid;
    private RowSource<StopRow> rows;
    private StopRow dragged;
    private int hot = -1;

    StopGrid() {
        grid = new DataGrid<>("delivery.stops", StopRow.class, this).identity(StopRow::stopNo).sortedBy("vehicle", false)
                .rowStyle(row -> row.stopNo() == hot ? "hot" : "")
                .card(row -> row.orderCode() + " · " + (row.vehicle().isEmpty() ? "–" : row.vehicle() + " " + row.eta()), row -> row.window() + " · " + row.shipTo())
                .empty(new EmptyState("delivery.stops.empty"));
        grid.state("state", "delivery.column.state");
        grid.text("orderCode", "delivery.column.order").width(120);
        grid.text("kind", "delivery.column.kind").words("delivery.kind.").width(110);
        grid.text("vehicle", "delivery.column.vehicle").width(100);
        grid.number("trip", "delivery.column.trip").width(70);
        grid.number("position", "delivery.column.position").width(70);
        grid.text("window", "delivery.column.window").width(120);
        grid.text("eta", "delivery.column.eta").width(80);
        grid.number("lateMinutes", "delivery.column.late", "ui.unit.minutes").width(80);
        grid.text("customer", "delivery.column.customer").width(110);
        grid.text("shipTo", "delivery.column.shipTo").grow(1);
        grid.text("otherEnd", "delivery.column.otherEnd").width(160);
        grid.number("pieces", "delivery.column.pieces", "ui.unit.pieces").width(90);
        grid.number("litres", "delivery.column.litres", "delivery.unit.litres").width(90);
        grid.number("kilograms", "delivery.column.kilograms", "ui.unit.kilograms").width(90);
        grid.money("value", "delivery.column.value").width(100);
        grid.text("reason", "delivery.column.reason").words("delivery.reason.").width(180);
        grid.text("remedy", "delivery.column.remedy").words("delivery.remedy.").width(160);
        grid.money("added", "delivery.column.added").width(100);
        grid.number("stopNo", "delivery.column.number").width(70).hidden();
    }

    DataGrid<StopRow> grid() {
        return grid;
    }

    void onActive(Consumer<StopRow> action) {
        grid.onActive(action);
    }

    /** Lets a stop be dragged onto another one's place. */
    void onDrop(BiConsumer<StopRow, StopRow> action) {
        grid.grid().setRowsDraggable(true);
        grid.grid().setDropMode(GridDropMode.ON_TOP_OR_BETWEEN);
        grid.grid().addDragStartListener(event -> dragged = event.getDraggedItems().getFirst());
        grid.grid().addDropListener(event -> event.getDropTargetItem().filter(target -> dragged != null && target.stopNo() != dragged.stopNo())
                .ifPresent(target -> action.accept(dragged, target)));
    }

    void show(RowSource<StopRow> stops) {
        rows = stops;
        seen.clear();
        hot = -1;
        grid.refresh();
    }

    void highlight(int stop) {
        if (stop == hot) {
            return;
        }
        StopRow before = seen.get(hot);
        hot = stop;
        if (before != null) {
            grid.refresh(List.of(before));
        }
        if (seen.containsKey(hot)) {
            grid.refresh(List.of(seen.get(hot)));
        }
    }

    @Override
    public List<StopRow> page(TableQuery query, int offset, int limit) {
        List<StopRow> page = rows == null ? List.of() : rows.page(query, offset, limit);
        page.forEach(row -> seen.put(row.stopNo(), row));
        return page;
    }

    @Override
    public long count(TableQuery query) {
        return rows == null ? 0 : rows.count(query);
    }

    @Override
    public void forEach(TableQuery query, Consumer<StopRow> consumer) {
        if (rows != null) {
            rows.forEach(query, consumer);
        }
    }
}
