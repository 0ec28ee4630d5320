package org.quartermaster.catalog.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.stream.Collectors;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.catalog.CategoryFacts;
import org.quartermaster.catalog.LifeCycle;
import org.quartermaster.catalog.SkuEditing;
import org.quartermaster.catalog.SkuRow;
import org.quartermaster.catalog.SkuRows;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.ui.DataGrid;
import org.quartermaster.ui.EmptyState;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.Page;
import org.quartermaster.ui.Shell;

/** All SKUs; Enter opens the SKU's page, {@code e} edits what buyers change. */
@Route(value = CatalogNavigation.PATH, layout = Shell.class)
@RolesAllowed(Role.VIEW)
public class CatalogView extends Page {

    @Inject
    public CatalogView(SkuRows rows, Catalog catalog, SkuEditing editing) {
        super("catalog.view.title");
        var grid = new DataGrid<>("catalog.rows", SkuRow.class, rows).identity(SkuRow::id).sortedBy("code", false)
                .onOpen(row -> CatalogNavigation.openSku(new SkuId(row.id())))
                .card(row -> row.code() + " · " + row.name(), row -> Format.current().money(row.unitPrice()))
                .empty(EmptyState.filledByFiles("catalog.view.empty"));
        grid.link("code", "catalog.column.code", row -> CatalogNavigation.toSku(new SkuId(row.id()))).width(120).frozen();
        boolean chinese = getLocale().getLanguage().equals(Locale.CHINESE.getLanguage());
        var name = grid.text("name", "catalog.column.name").grow(2);
        var nameZh = grid.text("nameZh", "catalog.column.nameZh").grow(2);
        (chinese ? name : nameZh).hidden();
        grid.text("category", "catalog.column.category").width(140).oneOf(() -> catalog.categories().stream()
                .collect(Collectors.toMap(CategoryFacts::code, category -> chinese && !category.nameZh().isEmpty() ? category.nameZh() : category.name(),
                        (first, _) -> first, LinkedHashMap::new)));
        grid.text("brand", "catalog.column.brand").width(120);
        grid.text("lifeCycle", "catalog.column.lifeCycle").words("catalog.lifeCycle.")
                .oneOf(Arrays.stream(LifeCycle.values()).map(LifeCycle::code).toArray(String[]::new)).width(110);
        numbers(grid);
        if (Actor.required().role().includes(Role.BUYER)) {
            grid.key("e", "catalog.edit.title", selection -> selection.rows().stream().findFirst()
                    .ifPresent(row -> SkuDialog.open(editing, new SkuId(row.id()), row.code() + " · " + row.name(), grid::refresh)));
        }
        place(grid);
        chips().add(new Anchor(CatalogNavigation.CALENDAR, getTranslation("catalog.calendar.title")));
    }

    private static void numbers(DataGrid<SkuRow> grid) {
        grid.money("unitCost", "catalog.column.unitCost").width(90);
        grid.money("unitPrice", "catalog.column.unitPrice").width(100);
        grid.number("packSize", "catalog.column.packSize", "ui.unit.pieces").width(90);
        grid.number("volumeLitres", "catalog.column.volume", "catalog.unit.litres").width(90);
        grid.number("weightKg", "catalog.column.weight", "ui.unit.kilograms").width(90);
        grid.number("shelfLifeDays", "catalog.column.shelfLife", "ui.unit.days").width(100).hidden();
        grid.day("launchedOn", "catalog.column.launchedOn").width(110);
        grid.day("endedOn", "catalog.column.endedOn").width(120).hidden();
        grid.text("predecessor", "catalog.column.predecessor").width(120).hidden();
    }
}
