package org.quartermaster.catalog.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.Locale;
import org.quartermaster.catalog.CalendarEditing;
import org.quartermaster.catalog.CalendarRow;
import org.quartermaster.catalog.CalendarRows;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.ui.DataGrid;
import org.quartermaster.ui.Dialogs;
import org.quartermaster.ui.EmptyState;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.Page;
import org.quartermaster.ui.RowButton;
import org.quartermaster.ui.Shell;

/** Holidays, events and planned closures, the latest day first; buyers delete what does not belong there. */
@Route(value = CatalogNavigation.CALENDAR, layout = Shell.class)
@RolesAllowed(Role.VIEW)
public class CalendarView extends Page {

    private final transient CalendarEditing editing;
    private final DataGrid<CalendarRow> grid;

    @Inject
    public CalendarView(CalendarRows rows, CalendarEditing editing) {
        super("catalog.calendar.title");
        this.editing = editing;
        grid = new DataGrid<>("catalog.calendar", CalendarRow.class, rows).identity(CalendarRow::id).sortedBy("day", true)
                .card(CalendarView::named, row -> Format.current().day(row.day()) + " · " + getTranslation("catalog.calendar.kind." + row.kind()))
                .empty(EmptyState.filledByFiles("catalog.calendar.empty"));
        columns();
        if (Actor.required().role().includes(Role.BUYER)) {
            var delete = new RowButton<>("catalog.calendar.delete", this::delete);
            grid.onActive(delete::row).key("x", "catalog.calendar.delete", selection -> selection.rows().stream().findFirst().ifPresent(this::delete));
            toolbar().add(delete);
        }
        place(grid);
        chips().add(new Anchor(CatalogNavigation.PATH, getTranslation("catalog.view.title")));
    }

    private void columns() {
        grid.day("day", "catalog.calendar.day").width(120).frozen();
        var name = grid.text("name", "catalog.column.name").grow(2);
        var nameZh = grid.text("nameZh", "catalog.column.nameZh").grow(2);
        (isChinese() ? name : nameZh).hidden();
        grid.text("kind", "catalog.calendar.kind").words("catalog.calendar.kind.").oneOf("holiday", "event", "closed").width(150);
        grid.text("region", "catalog.calendar.region").width(120);
    }

    private void delete(CalendarRow row) {
        Dialogs.confirm(getTranslation("catalog.calendar.deleteTitle", named(row)), getTranslation("catalog.calendar.deleteText", Format.current().day(row.day()),
                getTranslation("catalog.calendar.kind." + row.kind())), getTranslation("catalog.calendar.delete"), () -> {
                    editing.delete(row.id());
                    Notice.done(getTranslation("catalog.calendar.deleted", named(row)));
                    grid.refresh();
                });
    }

    private static String named(CalendarRow row) {
        return isChinese() && !row.nameZh().isEmpty() ? row.nameZh() : row.name();
    }

    private static boolean isChinese() {
        return Format.current().locale().getLanguage().equals(Locale.CHINESE.getLanguage());
    }
}
