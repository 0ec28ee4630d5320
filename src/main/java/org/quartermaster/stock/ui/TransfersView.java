package org.quartermaster.stock.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Set;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.stock.TransferRow;
import org.quartermaster.stock.TransferRows;
import org.quartermaster.stock.TransferState;
import org.quartermaster.stock.TransferSteps;
import org.quartermaster.stock.Transfers;
import org.quartermaster.ui.DataGrid;
import org.quartermaster.ui.EmptyState;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.Page;
import org.quartermaster.ui.Shell;
import org.quartermaster.ui.WhyPanel;

/** Transfers between warehouses; the panel shows the lines and moves a transfer on. */
@Route(value = "transfers", layout = Shell.class)
@RolesAllowed(Role.VIEW)
public class TransfersView extends Page implements BeforeEnterObserver {

    private final DataGrid<TransferRow> grid;
    private final transient TransferPanel panel;

    @Inject
    public TransfersView(TransferRows rows, Transfers transfers, TransferSteps steps, BusinessCalendar calendar) {
        super("stock.transfers.title");
        var detail = new WhyPanel();
        grid = new DataGrid<>("stock.transfers", TransferRow.class, rows).identity(TransferRow::id).sortedBy("shipOn", false)
                .filteredBy(new Filter.OneOf("state", Set.of("planned", "shipped")))
                .card(row -> row.code() + " · " + row.fromCode() + " → " + row.toCode(), row -> Format.current().day(row.shipOn()) + " · " + Format.current().money(row.value()))
                .summary(query -> getTranslation("stock.transfers.totals", Format.current().money(rows.totals(query).value())))
                .empty(new EmptyState("stock.transfers.empty", new Anchor("replenishment", getTranslation("stock.transfers.toProposals"))));
        panel = new TransferPanel(detail, transfers, steps, calendar, grid::refresh);
        grid.onActive(row -> panel.show(row.id())).onOpen(row -> panel.show(row.id()));
        columns();
        toolbar().add(new Anchor("warehouses", getTranslation("stock.warehouses.title")));
        place(grid);
        aside(detail);
    }

    private void columns() {
        grid.state("mark", "stock.transfers.mark").frozen();
        grid.link("code", "stock.transfers.code", row -> TransfersNavigation.toTransfer(row.id())).width(140).frozen();
        grid.text("state", "stock.transfers.state").words("stock.transfer.")
                .oneOf(Arrays.stream(TransferState.values()).map(TransferState::code).toArray(String[]::new)).width(110);
        grid.text("fromCode", "stock.transfers.from").width(100);
        grid.text("toCode", "stock.transfers.to").width(100);
        grid.day("shipOn", "stock.transfers.shipOn").width(115);
        grid.day("arrivesOn", "stock.transfers.arrivesOn").width(115);
        grid.number("lines", "stock.transfers.lineCount").width(80);
        grid.number("units", "stock.transfers.units", "ui.unit.pieces").summed().width(100);
        grid.number("openUnits", "stock.transfers.openUnits", "ui.unit.pieces").summed().width(110);
        grid.number("lostUnits", "stock.transfers.lost", "ui.unit.pieces").style(row -> row.lostUnits() > 0 ? "act" : "").summed().width(100);
        grid.money("value", "stock.transfers.value").summed().width(110);
        grid.day("shippedOn", "stock.transfers.shippedOn").width(115).hidden();
        grid.day("receivedOn", "stock.transfers.receivedOn").width(115).hidden();
        grid.text("createdBy", "stock.transfers.createdBy").grow(1);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getLocation().getQueryParameters().getSingleParameter("transfer").filter(text -> text.matches("\\d{1,18}"))
                .ifPresent(id -> panel.show(Long.parseLong(id)));
    }
}
