package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.quartermaster.delivery.AllocationBook;
import org.quartermaster.delivery.AllocationDryRun;
import org.quartermaster.delivery.AllocationRow;
import org.quartermaster.delivery.AllocationStrategies;
import org.quartermaster.delivery.AllocationTable;
import org.quartermaster.delivery.CustomerPromises;
import org.quartermaster.delivery.FreightRates;
import org.quartermaster.delivery.OrderAllocation;
import org.quartermaster.delivery.ShippingSites;
import org.quartermaster.sales.OrderPriority;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.stock.WarehouseFacts;
import org.quartermaster.stock.Warehouses;
import org.quartermaster.ui.DataGrid;
import org.quartermaster.ui.EmptyState;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.Page;
import org.quartermaster.ui.Shell;
import org.quartermaster.ui.WhyPanel;

/** The order allocation board: orders, the warehouses that ship them, why, what else there was; choose another with a reason; compare strategies. */
@Route(value = "allocation", layout = Shell.class)
@RolesAllowed(Role.VIEW)
public class AllocationView extends Page implements BeforeEnterObserver {
    private final transient AllocationBook book;
    private final transient OrderAllocation allocation;
    private final transient StrategyDialog strategies;
    private final transient List<WarehouseFacts> sites;
    private final transient AllocationDetail detail;
    private final DataGrid<AllocationRow> grid;
    private final WhyPanel panel = new WhyPanel();

    @Inject
    public AllocationView(AllocationTable rows, AllocationBook book, OrderAllocation allocation, AllocationStrategies stated, AllocationDryRun dryRun,
                          CustomerPromises promises, FreightRates freight, ShippingSites shipping, Warehouses warehouses) {
        super("delivery.board.title");
        this.book = book;
        this.allocation = allocation;
        sites = warehouses.all();
        strategies = new StrategyDialog(stated, dryRun, sites);
        detail = new AllocationDetail(sites.stream().collect(Collectors.toMap(site -> site.id().value(), WarehouseFacts::code)));
        grid = new DataGrid<>("delivery.allocation", AllocationRow.class, rows).identity(AllocationRow::id).sortedBy("promisedTo", false)
                .filteredBy(new Filter.OneOf("state", java.util.Set.of("open", "allocated")))
                .card(row -> row.code() + " · " + (row.warehouses().isEmpty() ? "–" : row.warehouses()), row -> Format.current().money(row.paid()) + " · "
                        + row.shipTo())
                .empty(new EmptyState("delivery.board.empty"));
        columns();
        grid.onActive(row -> {
            if (row != null) {
                show(row);
            }
        });
        toolbar().add(more(freight, shipping), new Button(getTranslation("delivery.promise.title"), _ -> new PromiseDialog(promises, sites).open()),
                new Button(getTranslation("delivery.board.strategies"), _ -> strategies.open(may(Role.BUYER), may(Role.MANAGER))));
        if (may(Role.BUYER)) {
            var run = new Button(getTranslation("delivery.board.allocate"), _ -> allocateOpen());
            run.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            toolbar().add(run);
        }
        place(grid);
        aside(panel);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        event.getUI().getPage().addStyleSheet("context://qm/delivery.css");
    }

    /** What allocation costs and when parcels leave. */
    private MenuBar more(FreightRates freight, ShippingSites shipping) {
        var menu = new MenuBar();
        menu.addThemeNames("tertiary");
        MenuItem more = menu.addItem(getTranslation("delivery.view.more"));
        more.getSubMenu().addItem(getTranslation("delivery.freight.title"), _ -> new FreightDialog(freight).open(may(Role.MANAGER)));
        more.getSubMenu().addItem(getTranslation("delivery.terms.title"), _ -> new TermsDialog(shipping, sites).open(may(Role.MANAGER)));
        return menu;
    }

    private void columns() {
        grid.state("mark", "delivery.column.state").frozen();
        grid.text("code", "delivery.column.order").width(120).frozen();
        grid.text("state", "delivery.board.state").words("sales.state.").oneOf("open", "allocated", "planned").width(100);
        grid.text("priority", "sales.column.priority").words("sales.priority.").oneOf(Arrays.stream(OrderPriority.values()).map(OrderPriority::code).toArray(String[]::new)).width(70).yielding();
        grid.moment("promisedTo", "delivery.board.promised").width(130);
        grid.text("warehouses", "delivery.board.ships").width(120);
        grid.number("parcels", "delivery.board.parcels").width(80);
        grid.day("ships", "delivery.allocation.leaves").width(100);
        grid.day("arrives", "delivery.allocation.arrives").width(100);
        grid.number("lateDays", "delivery.board.late", "ui.unit.days").width(80);
        grid.money("paid", "delivery.allocation.paid").summed().width(90);
        grid.text("rule", "delivery.board.rule").wordsOrCodes("delivery.rule.").width(170);
        grid.text("byHand", "delivery.board.byHand").width(100);
        grid.text("shipTo", "delivery.column.shipTo").grow(1);
        grid.money("value", "delivery.column.value").summed().width(100);
        grid.moment("placedAt", "delivery.board.placed").width(130).hidden();
    }

    private void show(AllocationRow row) {
        panel.show(row.code(), row.shipTo());
        book.find(row.id()).ifPresentOrElse(facts -> detail.into(panel, facts),
                () -> panel.section("delivery.detail.allocation", AllocationDetail.nothingYet()));
        if (may(Role.BUYER) && (row.state().equals("open") || row.state().equals("allocated"))) {
            panel.section("delivery.detail.actions", actions(row));
        }
    }

    private Component[] actions(AllocationRow row) {
        var override = new Button(getTranslation("delivery.override.open"), _ -> new OverrideDialog(allocation, sites).open(row, () -> changed(row)));
        return row.state().equals("open") ? new Component[] {new Button(getTranslation("delivery.board.lookAgain"), _ -> lookAgain(row)), override}
                : new Component[] {override};
    }

    private void lookAgain(AllocationRow row) {
        try {
            allocation.allocate(row.id());
            changed(row);
        } catch (RuntimeException problem) {
            Notice.failed(problem);
        }
    }

    private void changed(AllocationRow row) {
        grid.refresh();
        show(row);
    }

    private void allocateOpen() {
        try {
            int count = allocation.allocateOpen(Instant.MAX);
            grid.refresh();
            Notice.done(getTranslation("delivery.board.allocated", count));
        } catch (RuntimeException problem) {
            Notice.failed(problem);
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (event.getLocation().getQueryParameters().getSingleParameter("compare").isPresent()) {
            strategies.open(may(Role.BUYER), may(Role.MANAGER));
        }
    }

    static boolean may(Role role) {
        return Actor.current().map(actor -> actor.role().includes(role)).orElse(false);
    }
}
