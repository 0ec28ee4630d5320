package org.quartermaster.replenishment.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.tabs.TabsVariant;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.quartermaster.replenishment.Approval;
import org.quartermaster.replenishment.PlanningRules;
import org.quartermaster.replenishment.ProposalDecisions;
import org.quartermaster.replenishment.ProposalRow;
import org.quartermaster.replenishment.Proposals;
import org.quartermaster.replenishment.ReplenishmentPlanning;
import org.quartermaster.replenishment.StockLines;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.ui.DataGrid;
import org.quartermaster.ui.Dialogs;
import org.quartermaster.ui.EmptyState;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.Page;
import org.quartermaster.ui.Selection;
import org.quartermaster.ui.Shell;
import org.quartermaster.ui.WhyPanel;

/** The worklist: what to order, ranked by what it saves per unit of money, cut by a budget, each line with its why. */
@Route(value = ReplenishmentNavigation.LIST, layout = Shell.class)
@RolesAllowed(Role.VIEW)
public class ReplenishmentView extends Page implements BeforeEnterObserver {

    private static final Map<String, Set<String>> TABS = new LinkedHashMap<>();

    static {
        TABS.put("proposed", Set.of("proposed"));
        TABS.put("approved", Set.of("ordered"));
        TABS.put("snoozed", Set.of("snoozed"));
        TABS.put("rejected", Set.of("rejected", "lapsed"));
    }

    private final transient Proposals proposals;
    private final transient ProposalDecisions decisions;
    private final transient ReplenishmentPlanning planning;
    private final LocalDate today;
    private final WhyPanel why = new WhyPanel();
    private final transient ProposalPanel panel = new ProposalPanel(why);
    private final Button approve = new Button();
    private final Button grouping = new Button(getTranslation("replenishment.group.toggle"), _ -> toggleGroups());
    private final BudgetSlider slider = new BudgetSlider(_ -> cut());
    private final SupplierGroups groups = new SupplierGroups(this::openGroup, this::approveGroup);
    private final boolean mayDecide = Actor.current().map(actor -> actor.role().includes(Role.BUYER)).orElse(false);
    private DataGrid<ProposalRow> grid;
    private String tab = "proposed";
    private ProposalRow active;

    @Inject
    public ReplenishmentView(Proposals proposals, ProposalDecisions decisions, ReplenishmentPlanning planning, PlanningRules rules, StockLines stock,
            BusinessCalendar calendar) {
        super("replenishment.title");
        this.proposals = proposals;
        this.decisions = decisions;
        this.planning = planning;
        this.today = calendar.planningDay();
        var run = new Button(getTranslation("replenishment.plan.run"), _ -> run());
        run.setVisible(mayDecide);
        if (stock.currentPlan().isEmpty()) {
            run.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            content(new EmptyState("replenishment.empty", run));
        } else {
            build(run, rules.settings().isBudgetLimited() ? BigDecimal.valueOf(rules.settings().budgetCents(), 2) : null);
        }
        aside(why);
    }

    private void build(Button run, BigDecimal budget) {
        approve.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        approve.addClickListener(_ -> approveSelected());
        approve.setVisible(mayDecide);
        grid = ProposalGrid.of(proposals, today, this::isAffordable, this::edit);
        grid.onActive(row -> {
            active = row;
            if (why.isOpen()) {
                explain(row);
            }
        }).onOpen(this::explain).onSelect(_ -> describeApproval()).onQuery(_ -> queried()).summary(this::totals);
        keys();
        place(grid, tabs(), groups);
        toolbar().add(grouping, run, approve);
        footer().add(BudgetSlider.space(), slider);
        grid.scope(new Filter.OneOf("state", TABS.get(tab)));
        slider.show(proposals.totals(grid.query()).value(), budget);
        describeApproval();
    }

    private void keys() {
        grid.key("w", "replenishment.key.why", selection -> toggleWhy());
        if (mayDecide) {
            grid.key("a", "replenishment.key.approve", this::approve);
            grid.key("e", "replenishment.key.edit", selection -> selection.rows().stream().findFirst().ifPresent(this::edit));
            grid.key("s", "replenishment.key.snooze", this::snooze);
            grid.key("x", "replenishment.key.reject", this::reject);
        }
    }

    private Tabs tabs() {
        var tabs = new Tabs();
        tabs.addThemeVariants(TabsVariant.LUMO_SMALL);
        List<String> names = List.copyOf(TABS.keySet());
        names.forEach(name -> tabs.add(new Tab(getTranslation("replenishment.tab." + name))));
        tabs.addSelectedChangeListener(_ -> {
            tab = names.get(tabs.getSelectedIndex());
            grid.clearSelection();
            grid.scope(new Filter.OneOf("state", TABS.get(tab)));
            slider.setVisible(tab.equals("proposed"));
            grouping.setVisible(tab.equals("proposed"));
            approve.setVisible(mayDecide && tab.equals("proposed"));
        });
        return tabs;
    }

    // ---- budget

    private boolean isAffordable(ProposalRow row) {
        return !tab.equals("proposed") || slider.budget() == null || row.cumulativeValue().compareTo(slider.budget()) <= 0;
    }

    private void cut() {
        grid.grid().getDataProvider().refreshAll();
        describeApproval();
    }

    private void queried() {
        if (slider.isVisible() && groups.isVisible()) {
            groups.show(proposals.groups(grid.query()));
        }
        describeApproval();
    }

    private String totals(TableQuery query) {
        Proposals.Totals totals = proposals.totals(query);
        return getTranslation("replenishment.totals", Format.current().money(totals.value()), Format.current().money(totals.saves()));
    }

    private void describeApproval() {
        Selection<ProposalRow> selection = grid.selection();
        Format format = Format.current();
        Proposals.Totals totals = selection.isEmpty() ? affordable(grid.query()) : selection.allMatching() ? proposals.totals(selection.query()) : sum(selection.rows());
        approve.setText(getTranslation("replenishment.approve.n", totals.lines(), format.money(totals.value())));
        approve.setEnabled(totals.lines() > 0);
        slider.outcome(slider.budget() == null ? "" : getTranslation("replenishment.budget.outcome", affordable(grid.query()).lines()));
    }

    private Proposals.Totals affordable(TableQuery query) {
        return slider.budget() == null ? proposals.totals(query) : proposals.within(query, slider.budget());
    }

    private static Proposals.Totals sum(List<ProposalRow> rows) {
        BigDecimal value = rows.stream().map(ProposalRow::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal saves = rows.stream().map(ProposalRow::saves).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Proposals.Totals(rows.size(), value, saves, BigDecimal.ZERO);
    }

    // ---- decisions

    private void approveSelected() {
        Selection<ProposalRow> selection = grid.selection();
        if (!selection.isEmpty()) {
            approve(selection);
            return;
        }
        List<String> keys = proposals.openKeys(grid.query(), slider.budget());
        Dialogs.confirm(approve.getText(), getTranslation("replenishment.approve.all", keys.size()), getTranslation("replenishment.approve.do"), () -> approve(keys));
    }

    private void approve(Selection<ProposalRow> selection) {
        if (selection.allMatching()) {
            List<String> keys = proposals.openKeys(selection.query(), null);
            Dialogs.confirm(approve.getText(), getTranslation("replenishment.approve.all", keys.size()), getTranslation("replenishment.approve.do"), () -> approve(keys));
        } else {
            approve(selection.rows().stream().map(ProposalRow::key).toList());
        }
    }

    private void approve(List<String> keys) {
        decide(() -> {
            List<Approval> approvals = decisions.approve(keys);
            long orders = approvals.stream().map(Approval::orderCode).filter(code -> !code.isEmpty()).distinct().count();
            Notice.done(getTranslation("replenishment.approve.done", approvals.stream().filter(Approval::isNew).count(), orders));
        });
    }

    private void approveGroup(Proposals.Group group) {
        List<String> keys = proposals.openKeys(of(group), null);
        Dialogs.confirm(getTranslation("replenishment.approve.n", keys.size(), Format.current().money(group.value())),
                getTranslation("replenishment.approve.all", keys.size()), getTranslation("replenishment.approve.do"), () -> approve(keys));
    }

    private TableQuery of(Proposals.Group group) {
        return grid.query().and(new Filter.OneOf("supplier", Set.of(group.supplier()))).and(new Filter.OneOf("warehouse", Set.of(group.warehouse())));
    }

    private void edit(ProposalRow row) {
        DecisionDialogs.edit(row, units -> {
            decisions.edit(row.key(), units, row.version());
            changed(row);
        });
    }

    private void snooze(Selection<ProposalRow> selection) {
        List<ProposalRow> rows = rows(selection);
        DecisionDialogs.snooze(rows, today, (reason, until) -> {
            decisions.snooze(rows.stream().map(ProposalRow::key).toList(), reason, until);
            changed(null);
        });
    }

    private void reject(Selection<ProposalRow> selection) {
        List<ProposalRow> rows = rows(selection);
        Dialogs.confirmWithReason(getTranslation("replenishment.reject.title", rows.size()), getTranslation("replenishment.reject.text"),
                getTranslation("replenishment.reject.do"), true, reason -> {
                    decisions.reject(rows.stream().map(ProposalRow::key).toList(), reason);
                    changed(null);
                });
    }

    private static List<ProposalRow> rows(Selection<ProposalRow> selection) {
        var rows = new ArrayList<ProposalRow>();
        selection.forEach(rows::add);
        return rows;
    }

    private void decide(Runnable action) {
        try {
            action.run();
            changed(null);
        } catch (RuntimeException problem) {
            Notice.failed(problem);
        }
    }

    /** Reads the rows again after a decision. */
    private void changed(ProposalRow edited) {
        grid.clearSelection();
        grid.refresh();
        if (edited != null && why.isOpen()) {
            explain(edited);
        }
    }

    private void run() {
        try {
            planning.request();
            Notice.done(getTranslation("replenishment.plan.requested"));
        } catch (RuntimeException problem) {
            Notice.failed(problem);
        }
    }

    // ---- why and groups

    private void toggleWhy() {
        if (why.isOpen()) {
            why.close();
        } else if (active != null) {
            explain(active);
        }
    }

    private void explain(ProposalRow row) {
        active = row;
        panel.show(proposals.detail(row.key()));
    }

    private void toggleGroups() {
        boolean grouped = !groups.isVisible();
        groups.setVisible(grouped);
        grid.setVisible(!grouped);
        grouping.setText(getTranslation(grouped ? "replenishment.group.off" : "replenishment.group.toggle"));
        queried();
    }

    private void openGroup(Proposals.Group group) {
        toggleGroups();
        grid.show(List.of(new Filter.OneOf("supplier", Set.of(group.supplier())), new Filter.OneOf("warehouse", Set.of(group.warehouse()))), null);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getLocation().getQueryParameters().getSingleParameter("proposal").ifPresent(key -> {
            try {
                panel.show(proposals.detail(key));
            } catch (RuntimeException problem) {
                Notice.failed(problem);
            }
        });
    }
}
