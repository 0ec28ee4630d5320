package org.quartermaster.suppliers.ui;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import org.quartermaster.catalog.ui.CatalogNavigation;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.suppliers.TermEditing;
import org.quartermaster.suppliers.TermRow;
import org.quartermaster.suppliers.TermRows;
import org.quartermaster.ui.DataGrid;
import org.quartermaster.ui.EmptyState;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.Page;
import org.quartermaster.ui.RowButton;
import org.quartermaster.ui.Shell;

/** What suppliers sell; buyers edit with {@code e}, Enter or the button. */
@Route(value = "supplier-terms", layout = Shell.class)
@RolesAllowed(Role.VIEW)
public class TermsView extends Page {

    private final transient TermEditing editing;
    private final DataGrid<TermRow> grid;

    @Inject
    public TermsView(TermRows rows, TermEditing editing) {
        super("suppliers.terms.title");
        this.editing = editing;
        grid = new DataGrid<>("suppliers.terms", TermRow.class, rows).identity(TermRow::id).sortedBy("sku", false)
                .card(row -> row.sku() + " · " + row.supplierName(), row -> Format.current().number(row.unitCost(), 2) + " " + row.currency())
                .empty(EmptyState.filledByFiles("suppliers.terms.empty"));
        columns();
        if (Actor.required().role().includes(Role.BUYER)) {
            grid.onOpen(this::edit).key("e", "suppliers.terms.edit", selection -> selection.rows().stream().findFirst().ifPresent(this::edit));
            var edit = new RowButton<>("suppliers.terms.edit", this::edit);
            grid.onActive(edit::row);
            toolbar().add(edit);
        }
        place(grid);
    }

    private void columns() {
        grid.link("sku", "suppliers.column.sku", row -> CatalogNavigation.toSku(new SkuId(row.skuId()))).width(120).frozen();
        grid.text("name", "suppliers.column.name").grow(2);
        grid.link("supplier", "suppliers.column.supplier", row -> SuppliersNavigation.toSupplier(row.supplier())).width(110);
        grid.text("supplierName", "suppliers.column.supplierName").grow(1);
        grid.number("unitCost", "suppliers.column.unitCost").decimals(2).width(100);
        grid.text("currency", "suppliers.column.currency").width(80);
        grid.number("minimumOrderQuantity", "suppliers.column.moq", "ui.unit.pieces").width(100);
        grid.number("orderMultiple", "suppliers.column.multiple", "ui.unit.pieces").width(116);
        grid.number("resolvedLeadDays", "suppliers.column.lead", "ui.unit.days").width(90);
        grid.number("priceBreaks", "suppliers.column.breaks").width(90);
        grid.custom("preferred", "suppliers.column.preferred", row -> new Span(row.preferred() ? "★" : "")).notFilterable().width(90);
        grid.number("leadTimeDays", "suppliers.column.ownLead", "ui.unit.days").width(90).hidden();
    }

    private void edit(TermRow row) {
        TermDialog.open(row, editing.draft(row.id()), draft -> {
            editing.change(row.id(), row.version(), draft);
            grid.refresh();
        });
    }
}
