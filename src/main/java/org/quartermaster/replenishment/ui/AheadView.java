package org.quartermaster.replenishment.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.quartermaster.catalog.ui.CatalogNavigation;
import org.quartermaster.replenishment.AheadPlan;
import org.quartermaster.replenishment.AheadPlan.Line;
import org.quartermaster.replenishment.AheadPlanning;
import org.quartermaster.replenishment.AheadPlans;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SupplierId;
import org.quartermaster.suppliers.SupplierFacts;
import org.quartermaster.suppliers.Suppliers;
import org.quartermaster.ui.Awaiting;
import org.quartermaster.ui.DataGrid;
import org.quartermaster.ui.EmptyState;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.JobFeed;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.Opener;
import org.quartermaster.ui.Page;
import org.quartermaster.ui.Shell;

/** What will probably be ordered from one supplier in each of the next twelve weeks; planned when somebody asks for it, and kept. */
@Route(value = AheadView.ROUTE, layout = Shell.class)
@RolesAllowed(Role.VIEW)
public class AheadView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "orders-ahead";

    private final transient AheadPlans plans;
    private final transient AheadPlanning planning;
    private final transient Opener opener = Opener.current();
    private final transient List<SupplierFacts> known;
    private final ComboBox<SupplierFacts> supplier = new ComboBox<>();
    private final Button plan = new Button(getTranslation("replenishment.ahead.plan"), _ -> plan());
    private final Div told = new Div();
    private final Div summary = new Div();
    private final DataGrid<Line> grid;
    private final transient Set<SupplierId> awaited = new HashSet<>();
    private volatile int chosen;

    @Inject
    public AheadView(AheadPlans plans, AheadPlanning planning, Suppliers suppliers) {
        super("replenishment.ahead.title");
        this.plans = plans;
        this.planning = planning;
        known = suppliers.facts();
        grid = grid();
        supplier.setPlaceholder(getTranslation("replenishment.ahead.supplier"));
        supplier.setAriaLabel(getTranslation("replenishment.ahead.supplier"));
        supplier.setItems(known);
        supplier.setWidth("240px");
        supplier.setItemLabelGenerator(one -> one.code() + " · " + Words.name(one));
        supplier.addValueChangeListener(_ -> chosen(supplier.getValue()));
        plan.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        plan.setVisible(Actor.current().map(actor -> actor.role().includes(Role.BUYER)).orElse(false));
        plan.setEnabled(false);
        summary.getStyle().set("max-height", "55vh").set("overflow", "auto").set("flex", "0 1 auto");
        grid.getStyle().set("min-height", "220px");
        place(grid, told, summary);
        toolbar().add(new Anchor(ReplenishmentNavigation.LIST, getTranslation("replenishment.title")), supplier, plan);
        show();
    }

    private DataGrid<Line> grid() {
        Format format = Format.current();
        var rows = new DataGrid<>("replenishment.ahead", Line.class, new AheadRows(plans, () -> chosen)).identity(row -> row.week() + "/" + row.skuId() + "/" + row.warehouseId())
                .sortedBy("from", false)
                .card(row -> row.sku() + " · " + Words.name(row) + " · " + row.warehouse(), row -> format.day(row.from()) + " · " + format.quantity(row.units()) + " · " + format.money(row.value()))
                .empty(new EmptyState("replenishment.ahead.noLine"));
        rows.day("from", "replenishment.ahead.week").width(126);
        rows.link("sku", "replenishment.column.sku", row -> CatalogNavigation.toSku(new SkuId(row.skuId()))).width(105).frozen();
        rows.text(Words.isChinese() ? "nameZh" : "name", "replenishment.column.name").grow(1);
        rows.text("warehouse", "replenishment.column.warehouse").width(60);
        rows.number("packs", "replenishment.ahead.packs").width(84);
        rows.number("units", "replenishment.ahead.units").summed().width(90);
        rows.money("value", "replenishment.ahead.value").summed().width(110);
        rows.number("litres", "replenishment.ahead.volume", "replenishment.limits.litresUnit").summed().width(100).yielding();
        rows.number("kilograms", "replenishment.ahead.weight", "ui.unit.kilograms").summed().width(100).yielding();
        return rows;
    }

    /** {@code ?supplier=…} chooses it. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getLocation().getQueryParameters().getSingleParameter("supplier").flatMap(id -> known.stream().filter(one -> String.valueOf(one.id().value()).equals(id)).findFirst())
                .ifPresent(supplier::setValue);
    }

    private void chosen(SupplierFacts facts) {
        chosen = facts == null ? 0 : facts.id().value();
        plan.setEnabled(facts != null);
        show();
        grid.refresh();
    }

    private void show() {
        summary.removeAll();
        Optional<AheadPlan> found = latest();
        summary.add(found.<com.vaadin.flow.component.Component>map(AheadSummary::new)
                .orElseGet(() -> hint(chosen == 0 ? "replenishment.ahead.choose" : "replenishment.ahead.empty")));
    }

    private Div hint(String key) {
        var hint = new Div(new Paragraph(getTranslation(key)));
        hint.addClassName("qm-panel");
        return hint;
    }

    private Optional<AheadPlan> latest() {
        return chosen == 0 ? Optional.empty() : opener.ask(() -> plans.find(chosen));
    }

    private void plan() {
        try {
            SupplierFacts asked = supplier.getValue();
            planning.request(chosen, AheadPlanning.USUAL_SECONDS);
            told.removeAll();
            Notice.done(getTranslation("replenishment.ahead.requested"));
            await(asked);
        } catch (RuntimeException problem) {
            Notice.failed(problem);
        }
    }

    private void await(SupplierFacts asked) {
        if (awaited.add(asked.id())) {
            Awaiting.end(this, AheadPlanning.KIND, Map.of("supplier", String.valueOf(asked.id().value())), ended -> ended(asked, ended));
        }
    }

    private void ended(SupplierFacts asked, JobFeed.Ended ended) {
        awaited.remove(asked.id());
        AheadNotice.of(asked, ended).ifPresent(told::add);
        if (chosen == asked.id().value()) {
            show();
            grid.refresh();
        }
    }
}
