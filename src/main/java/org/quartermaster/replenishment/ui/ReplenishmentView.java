package org.quartermaster.replenishment.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.quartermaster.purchasing.OrderAdvices;
import org.quartermaster.replenishment.OrderFilling;
import org.quartermaster.replenishment.PlanningLimits;
import org.quartermaster.replenishment.ProposalAdding;
import org.quartermaster.replenishment.ProposalDecisions;
import org.quartermaster.replenishment.ProposalRevising;
import org.quartermaster.replenishment.ProposalRow;
import org.quartermaster.replenishment.Proposals;
import org.quartermaster.replenishment.PurchasingLimits;
import org.quartermaster.replenishment.ReplenishmentPlanning;
import org.quartermaster.replenishment.StockLines;
import org.quartermaster.replenishment.StockLines.PlanFacts;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.ui.AwaitedState;
import org.quartermaster.ui.DataGrid;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.Page;
import org.quartermaster.ui.Selection;
import org.quartermaster.ui.Shell;
import org.quartermaster.ui.WhyPanel;

/** The worklist: what to order, ranked by what it saves per unit of money, cut by a budget, each line with its why. */
@Route(value = ReplenishmentNavigation.LIST, layout = Shell.class)
@RolesAllowed(Role.VIEW)
public class ReplenishmentView extends Page implements BeforeEnterObserver, SupplierGroups.Actions {

    private final transient Proposals proposals;
    private final transient ReplenishmentPlanning planning;
    private final transient WorklistActions actions;
    private final WhyPanel why = new WhyPanel();
    private final transient ProposalPanel panel = new ProposalPanel(why);
    private final Button approve = new Button();
    private final Button grouping = new Button(getTranslation("replenishment.group.toggle"), _ -> toggleGroups());
    private final BudgetSlider slider = new BudgetSlider(_ -> cut());
    private final transient CutLine cutLine = new CutLine(slider);
    private final WorklistTabs tabs = new WorklistTabs(this::tabChosen);
    private final HorizonBox horizon;
    private final ChangedBox changedOnly = new ChangedBox(this::scope);
    private final Button wake = new Button(getTranslation("replenishment.wake.do"), _ -> wakeSelected());
    private final SupplierGroups groups;
    private final transient FillPanel filling;
    private final boolean mayDecide = Actor.current().map(actor -> actor.role().includes(Role.BUYER)).orElse(false);
    private DataGrid<ProposalRow> grid;
    private ProposalRow active;

    @Inject
    public ReplenishmentView(Proposals proposals, ProposalDecisions decisions, ReplenishmentPlanning planning, PlanningLimits limits, StockLines stock,
            OrderAdvices openOrders, OrderFilling fillings, ProposalAdding adding, ProposalRevising revising, BusinessCalendar calendar) {
        super("replenishment.title");
        this.proposals = proposals;
        this.planning = planning;
        actions = new WorklistActions(proposals, decisions, revising, calendar.planningDay(), () -> grid.query(), this::decided, this::changed);
        horizon = new HorizonBox(calendar.planningDay(), this::scope);
        PurchasingLimits allowed = limits.limits();
        filling = new FillPanel(why, fillings, mayDecide ? adding : null, this::decided);
        groups = new SupplierGroups(proposals, allowed.truck(), this);
        var run = new Button(getTranslation("replenishment.plan.run"), _ -> run());
        run.setVisible(mayDecide);
        var plan = stock.currentPlan();
        if (plan.isEmpty()) {
            content(new AwaitedState("replenishment.empty", ReplenishmentPlanning.KIND, run));
        } else {
            grid = ProposalGrid.of(proposals, calendar.planningDay(), cutLine::parts, actions::edit);
            build(run, allowed.budget().orElse(null), plan.get(), openOrders.totals());
        }
        aside(why);
    }

    private void build(Button run, BigDecimal budget, PlanFacts plan, List<OrderAdvices.Total> openOrders) {
        var head = new Div(tabs, horizon, changedOnly, new PlanSummary(plan, openOrders, why));
        head.addClassName("qm-tabs");
        approve.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        approve.addClickListener(_ -> approveSelected());
        approve.setVisible(mayDecide);
        wake.setVisible(false);
        grid.onActive(row -> {
            active = row;
            if (why.isOpen()) {
                explain(row);
            }
        }).onOpen(this::explain).onSelect(_ -> describeApproval()).onQuery(_ -> queried()).summary(this::totals);
        keys();
        cutLine.over(grid);
        place(grid, head, groups);
        toolbar().add(new Anchor(RulesView.ROUTE, getTranslation("replenishment.rules.link")), new Anchor(LimitsView.ROUTE, getTranslation("replenishment.limits.link")),
                new Anchor(WhatIfView.ROUTE, getTranslation("replenishment.whatif.link")), new Anchor(AheadView.ROUTE, getTranslation("replenishment.ahead.link")), grouping, run, wake,
                approve);
        footer().add(BudgetSlider.space(), slider);
        scope();
        slider.show(proposals.totals(grid.query()).value(), budget);
        cutLine.label();
        describeApproval();
    }

    private void keys() {
        grid.key("w", "replenishment.key.why", _ -> toggleWhy());
        if (mayDecide) {
            grid.key("a", "replenishment.key.approve", actions::approve);
            grid.key("e", "replenishment.key.edit", selection -> selection.rows().stream().findFirst().ifPresent(actions::edit));
            grid.key("f", "replenishment.key.firm", actions::firm);
            grid.key("s", "replenishment.key.snooze", actions::snooze);
            grid.key("b", "replenishment.key.wake", actions::wake);
            grid.key("x", "replenishment.key.reject", actions::reject);
        }
    }

    private void tabChosen() {
        grid.clearSelection();
        cutLine.draw(tabs.isOpen());
        grouping.setVisible(tabs.isOpen());
        approve.setVisible(mayDecide && tabs.isOpen());
        wake.setVisible(mayDecide && tabs.isSnoozed());
        if (groups.isVisible()) {
            toggleGroups();
        }
        scope();
    }

    /** The list shows one tab, as far ahead as the horizon box says; what became of decided lines is shown whole. */
    private void scope() {
        horizon.setVisible(tabs.isOpen());
        changedOnly.setVisible(tabs.isOpen());
        if (tabs.isOpen()) {
            grid.scope(Stream.concat(Stream.of(tabs.filter(), horizon.filter()), changedOnly.filters().stream()).toArray(Filter[]::new));
        } else {
            grid.scope(tabs.filter());
        }
    }

    // ---- budget

    private void cut() {
        cutLine.moved();
        describeApproval();
    }

    private void queried() {
        if (groups.isVisible()) {
            groups.show(grid.query());
        }
        describeApproval();
    }

    private String totals(TableQuery query) {
        Proposals.Totals totals = proposals.totals(query);
        return getTranslation("replenishment.totals", Format.current().money(totals.value()), Format.current().money(totals.saves()));
    }

    private void describeApproval() {
        Selection<ProposalRow> selection = grid.selection();
        Proposals.Totals affordable = affordable(grid.query());
        Proposals.Totals totals = selection.isEmpty() ? affordable : selection.allMatching() ? proposals.totals(selection.query()) : sum(selection.rows());
        approve.setText(getTranslation("replenishment.approve.n", totals.lines(), Format.current().money(totals.value())));
        approve.setEnabled(totals.lines() > 0);
        slider.outcome(cutLine.budget() == null ? "" : getTranslation("replenishment.budget.outcome", affordable.lines()));
    }

    private Proposals.Totals affordable(TableQuery query) {
        return cutLine.budget() == null ? proposals.totals(query) : proposals.within(query, cutLine.budget());
    }

    private static Proposals.Totals sum(List<ProposalRow> rows) {
        BigDecimal value = rows.stream().map(ProposalRow::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal saves = rows.stream().map(ProposalRow::saves).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Proposals.Totals(rows.size(), value, saves, BigDecimal.ZERO);
    }

    // ---- decisions

    private void approveSelected() {
        if (grid.selection().isEmpty()) {
            actions.approveAll(grid.query(), cutLine.budget());
        } else {
            actions.approve(grid.selection());
        }
    }

    private void wakeSelected() {
        if (grid.selection().isEmpty()) {
            Notice.watch(getTranslation("replenishment.wake.none"));
        } else {
            actions.wake(grid.selection());
        }
    }

    /** Lines left the list: read it again. */
    private void decided() {
        grid.clearSelection();
        grid.refresh();
    }

    /** Lines have new values: they stay where they are until the list is read again, and the panel stays with its line. */
    private void changed(List<ProposalRow> rows) {
        grid.refresh(rows);
        queried();
        rows.stream().filter(row -> why.isOpen() && active != null && active.key().equals(row.key())).forEach(this::explain);
    }

    @Override
    public void approve(Proposals.Group group) {
        actions.approveAll(GroupedRows.of(grid.query(), group), null);
    }

    @Override
    public void fill(Proposals.Group group) {
        active = null;
        filling.show(group);
    }

    @Override
    public void edit(ProposalRow row) {
        if (mayDecide && row.state().equals("proposed")) {
            active = row;
            actions.edit(row);
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

    @Override
    public void explain(ProposalRow row) {
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

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getLocation().getQueryParameters().getSingleParameter("proposal").ifPresent(key -> {
            try {
                explain(proposals.byKey(key));
            } catch (RuntimeException problem) {
                Notice.failed(problem);
            }
        });
    }
}
