package org.quartermaster.stock.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.stock.WarehouseEditing;
import org.quartermaster.stock.WarehouseRow;
import org.quartermaster.stock.WarehouseRows;
import org.quartermaster.stock.Warehouses;
import org.quartermaster.ui.DataGrid;
import org.quartermaster.ui.EmptyState;
import org.quartermaster.ui.Page;
import org.quartermaster.ui.RowButton;
import org.quartermaster.ui.Shell;

/** The warehouses: where they are, how much room they have, and which of them feed others. */
@Route(value = "warehouses", layout = Shell.class)
@RolesAllowed(Role.VIEW)
public class WarehousesView extends Page {

    private final transient Warehouses warehouses;
    private final transient WarehouseEditing editing;
    private final DataGrid<WarehouseRow> grid;

    @Inject
    public WarehousesView(WarehouseRows rows, Warehouses warehouses, WarehouseEditing editing) {
        super("stock.warehouses.title");
        this.warehouses = warehouses;
        this.editing = editing;
        grid = new DataGrid<>("stock.warehouses", WarehouseRow.class, rows).identity(WarehouseRow::id).sortedBy("code", false)
                .card(row -> row.code() + " · " + name(row), row -> row.suppliedFrom().isEmpty() ? row.address() : getTranslation("stock.warehouses.fedBy", row.suppliedFrom()))
                .empty(EmptyState.filledByFiles("stock.warehouses.empty"));
        columns();
        if (Actor.required().role().includes(Role.MANAGER)) {
            grid.onOpen(this::edit).key("e", "stock.warehouses.edit", selection -> selection.rows().stream().findFirst().ifPresent(this::edit));
            var edit = new RowButton<>("stock.warehouses.edit", this::edit);
            grid.onActive(edit::row);
            toolbar().add(edit);
        }
        toolbar().add(new Anchor("transfers", getTranslation("stock.transfers.title")));
        place(grid);
    }

    private String name(WarehouseRow row) {
        return getLocale().getLanguage().equals("zh") && !row.nameZh().isEmpty() ? row.nameZh() : row.name();
    }

    private void columns() {
        grid.link("code", "stock.warehouses.code", row -> "stock?f.warehouse=" + row.code()).width(100).frozen();
        grid.text(getLocale().getLanguage().equals("zh") ? "nameZh" : "name", "stock.warehouses.name").grow(1);
        grid.text("suppliedFrom", "stock.warehouses.suppliedFrom").width(130);
        grid.number("transferDays", "stock.warehouses.transferDays", "ui.unit.days").width(130);
        grid.number("feeds", "stock.warehouses.feeds").width(100);
        grid.text("address", "stock.warehouses.address").grow(2);
        grid.number("capacityLitres", "stock.warehouses.capacityLitres").decimals(0).width(130);
        grid.number("skus", "stock.warehouses.skus").width(100);
        grid.text("region", "stock.warehouses.region").width(80).yielding();
        grid.text("timeZone", "stock.warehouses.timeZone").width(130).yielding();
    }

    private void edit(WarehouseRow row) {
        warehouses.find(new WarehouseId(row.id())).ifPresent(facts -> new WarehouseDialog(editing, facts, warehouses.all(), grid::refresh).open());
    }
}
