package org.quartermaster.imports.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.quartermaster.imports.ImportKind;
import org.quartermaster.imports.ImportList;
import org.quartermaster.imports.ImportRow;
import org.quartermaster.imports.Imports;
import org.quartermaster.imports.RejectionList;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.ui.DataGrid;
import org.quartermaster.ui.EmptyState;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.Page;
import org.quartermaster.ui.Shell;
import org.quartermaster.ui.State;

/** Files that come in: give one, confirm how it is read, import it; below, all files with what became of them. */
@Route(value = "imports", layout = Shell.class)
@StyleSheet("context://qm/imports.css")
@RolesAllowed(Role.VIEW)
public class ImportsView extends Page implements BeforeEnterObserver {

    private static final int POLL_MILLISECONDS = 1_500;
    private static final List<String> STATES = List.of("waiting", "running", "done", "failed", "cancelled");
    private static final TableQuery OPEN = TableQuery.ALL.and(new Filter.OneOf("state", Set.of("waiting", "running")));

    private final transient Imports imports;
    private final transient ImportList list;
    private final DataGrid<ImportRow> grid;
    private final ImportPanel panel;
    private final Div give = new Div();
    private Registration poll = () -> { };
    private long shown;

    @Inject
    public ImportsView(Imports imports, ImportList list, RejectionList rejections) {
        super("imports.view.title");
        this.imports = imports;
        this.list = list;
        panel = new ImportPanel(imports, rejections);
        grid = new DataGrid<>("imports.rows", ImportRow.class, list).identity(ImportRow::id).sortedBy("id", true).onActive(row -> explain(row.id()))
                .card(row -> row.name() + " · " + getTranslation("imports.state." + row.state()), this::line).empty(new EmptyState("imports.view.empty"));
        columns();
        give.addClassName("qm-give");
        if (Actor.current().map(actor -> actor.role().includes(Role.BUYER)).orElse(false)) {
            give.add(new FileDrop(imports, this::setUp), new Templates());
        }
        place(grid, give);
        aside(panel);
    }

    private void columns() {
        grid.custom("state", "imports.column.state", row -> state(row).badge(getTranslation("imports.state." + row.state())))
                .says(row -> getTranslation("imports.state." + row.state())).oneOf(() -> STATES.stream().collect(Collectors.toMap(Function.identity(), state -> getTranslation("imports.state." + state)))).width(120);
        grid.text("name", "imports.column.name").grow(2);
        grid.text("kind", "imports.column.kind").words("imports.kind.").oneOf(Arrays.stream(ImportKind.values()).map(ImportKind::code).toArray(String[]::new)).width(120);
        grid.number("rowsRead", "imports.column.rowsRead").width(88);
        grid.number("rowsUsed", "imports.column.rowsUsed").width(80);
        grid.number("rowsKnown", "imports.column.rowsKnown").width(104);
        grid.number("rowsRejected", "imports.column.rowsRejected").style(row -> row.rowsRejected() > 0 ? "watch" : "").width(90);
        grid.text("importedBy", "imports.column.importedBy").width(100).yielding();
        grid.moment("askedAt", "imports.column.askedAt").width(120).yielding();
        grid.moment("finishedAt", "imports.column.finishedAt").width(130).hidden();
        grid.number("id", "imports.column.id").width(80).hidden();
    }

    private String line(ImportRow row) {
        var format = Format.current();
        return getTranslation("imports.kind." + row.kind()) + " · " + format.quantity(row.rowsUsed()) + " / " + format.quantity(row.rowsRead()) + " · " + format.moment(row.askedAt());
    }

    private static State state(ImportRow row) {
        return switch (row.state()) {
            case "failed" -> State.ACT;
            case "cancelled" -> State.WATCH;
            default -> State.GOOD;
        };
    }

    private void setUp(long id) {
        try {
            var setup = new ImportSetup(imports, id, this::started, this::close);
            panel.close();
            content(setup);
            toolsVisible(false);
        } catch (RuntimeException problem) {
            Notice.failed(problem);
        }
    }

    private void close() {
        content(give, grid);
        toolsVisible(true);
        grid.refresh();
    }

    /** Views, filters, export and totals belong to the list. */
    private void toolsVisible(boolean visible) {
        chips().setVisible(visible);
        toolbar().setVisible(visible);
        footer().setVisible(visible);
    }

    private void started(long id) {
        close();
        Notice.done(getTranslation("imports.notice.started"));
        explain(id);
        watch(UI.getCurrent());
    }

    private void explain(long id) {
        shown = id;
        panel.explain(id);
    }

    /** Looks again while something waits or runs. */
    private void watch(UI ui) {
        if (list.count(OPEN) == 0) {
            return;
        }
        poll.remove();
        ui.setPollInterval(POLL_MILLISECONDS);
        poll = ui.addPollListener(_ -> look(ui));
    }

    private void look(UI ui) {
        grid.refresh();
        if (panel.isOpen()) {
            panel.explain(shown);
        }
        if (list.count(OPEN) == 0) {
            stopWatching(ui);
        }
    }

    private void stopWatching(UI ui) {
        poll.remove();
        poll = () -> { };
        ui.setPollInterval(-1);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        watch(event.getUI());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        stopWatching(event.getUI());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getLocation().getQueryParameters().getSingleParameter("import").filter(text -> text.matches("\\d{1,18}"))
                .ifPresent(id -> explain(Long.parseLong(id)));
    }
}
