package org.quartermaster.replenishment.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.quartermaster.catalog.ui.CatalogNavigation;
import org.quartermaster.replenishment.Scenario;
import org.quartermaster.replenishment.ScenarioResult;
import org.quartermaster.replenishment.ScenarioRun;
import org.quartermaster.replenishment.WhatIf;
import org.quartermaster.replenishment.policy.Overlay;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.stock.WarehouseFacts;
import org.quartermaster.stock.Warehouses;
import org.quartermaster.suppliers.SupplierFacts;
import org.quartermaster.suppliers.Suppliers;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.KpiStrip;
import org.quartermaster.ui.MiniTable;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.Page;
import org.quartermaster.ui.Shell;

/** What if: another service level, lead time, demand, budget, or suppliers that are lost. Changed lines with their money, each to be taken over. */
@Route(value = WhatIfView.ROUTE, layout = Shell.class)
@RolesAllowed(Role.VIEW)
public class WhatIfView extends Page {

    static final String ROUTE = "what-if";
    private static final int SHOWN = 200;
    private static final int POLL_MILLIS = 400;
    private static final Duration AT_ONCE = Duration.ofMillis(700);
    private static final Duration PART = Duration.ofSeconds(2);

    private final transient WhatIf whatIf;
    private final transient List<SupplierFacts> known;
    private final NumberField service = new NumberField(getTranslation("replenishment.whatif.service"));
    private final IntegerField lead = new IntegerField(getTranslation("replenishment.whatif.lead"));
    private final NumberField demand = new NumberField(getTranslation("replenishment.whatif.demand"));
    private final BigDecimalField budget = new BigDecimalField(getTranslation("replenishment.whatif.budget"));
    private final MultiSelectComboBox<SupplierFacts> lost = new MultiSelectComboBox<>(getTranslation("replenishment.whatif.lost"));
    private final Select<WarehouseFacts> warehouse = new Select<>();
    private final Div answer = new Div(new Paragraph(getTranslation("replenishment.whatif.empty")));
    private final ProgressBar progress = new ProgressBar();
    private final Span progressText = new Span();
    private final Div going = new Div(progressText, progress, new Button(getTranslation("replenishment.whatif.cancel"), _ -> stop()));
    private transient ScenarioRun run;
    private transient Registration polling;
    private final boolean mayDecide = Actor.current().map(actor -> actor.role().includes(Role.BUYER)).orElse(false);

    @Inject
    public WhatIfView(WhatIf whatIf, Suppliers suppliers, Warehouses warehouses) {
        super("replenishment.whatif.title");
        this.whatIf = whatIf;
        known = suppliers.facts();
        fields(warehouses.all());
        var ask = new Button(getTranslation("replenishment.whatif.ask"), _ -> ask());
        ask.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        toolbar().add(new Anchor(ReplenishmentNavigation.LIST, getTranslation("replenishment.title")), ask);
        var form = new FormLayout(service, lead, demand, budget, lost, warehouse);
        form.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1), new FormLayout.ResponsiveStep("340px", 2), new FormLayout.ResponsiveStep("800px", 6));
        var panel = new Div(form);
        panel.addClassName("qm-panel");
        answer.addClassName("qm-panel");
        answer.addClassName("wide");
        panel.addClassName("wide");
        going.setVisible(false);
        going.addClassName("qm-panel");
        going.addClassName("wide");
        var all = new Div(panel, going, answer);
        all.addClassName("qm-panels");
        content(all);
    }

    private void fields(List<WarehouseFacts> warehouses) {
        service.setMin(50);
        service.setMax(99.99);
        service.setSuffixComponent(new Span("%"));
        service.setPlaceholder(getTranslation("replenishment.whatif.asRules"));
        lead.setValue(0);
        lead.setSuffixComponent(new Span(getTranslation("ui.unit.days")));
        demand.setValue(0.0);
        demand.setMin(-90);
        demand.setMax(900);
        demand.setSuffixComponent(new Span("%"));
        budget.setPrefixComponent(new Span(Format.current().symbol()));
        budget.setClearButtonVisible(true);
        lost.setItems(known);
        lost.setItemLabelGenerator(supplier -> supplier.code() + " · " + supplier.name());
        warehouse.setLabel(getTranslation("replenishment.whatif.warehouse"));
        warehouse.setItems(warehouses);
        warehouse.setEmptySelectionAllowed(true);
        warehouse.setEmptySelectionCaption(getTranslation("replenishment.whatif.allWarehouses"));
        warehouse.setItemLabelGenerator(one -> one == null ? getTranslation("replenishment.whatif.allWarehouses") : one.code());
    }

    private void ask() {
        try {
            stop();
            run = whatIf.begin(scenario());
            goOn(AT_ONCE);
        } catch (IllegalArgumentException outOfRange) {
            Notice.watch(getTranslation("replenishment.whatif.outOfRange"));
        } catch (RuntimeException problem) {
            Notice.failed(problem);
        }
    }

    /** A part now; the rest part by part while the page polls, until it is done or cancelled. */
    private void goOn(Duration most) {
        whatIf.more(run, most);
        show(whatIf.result(run));
        progress.setValue(run.share());
        progressText.setText(getTranslation("replenishment.whatif.progress", Format.current().percent(run.share(), 0)));
        if (run.isDone()) {
            stop();
        } else {
            going.setVisible(true);
            getUI().ifPresent(ui -> ui.setPollInterval(POLL_MILLIS));
        }
    }

    private void polled() {
        if (run != null) {
            try {
                goOn(PART);
            } catch (RuntimeException problem) {
                stop();
                Notice.failed(problem);
            }
        }
    }

    /** What is known by then stays on the screen, as an estimate. */
    private void stop() {
        run = null;
        going.setVisible(false);
        getUI().ifPresent(ui -> ui.setPollInterval(-1));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        polling = event.getUI().addPollListener(_ -> polled());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        event.getUI().setPollInterval(-1);
        polling.remove();
        run = null;
        super.onDetach(event);
    }

    private Scenario scenario() {
        var overlay = new Overlay(service.getValue() == null ? Double.NaN : service.getValue() / 100, lead.getValue() == null ? 0 : lead.getValue(),
                demand.getValue() == null ? 1 : 1 + demand.getValue() / 100);
        return new Scenario(overlay, lost.getValue().stream().map(supplier -> supplier.id().value()).collect(Collectors.toSet()), budget.getValue(),
                warehouse.getValue() == null ? null : warehouse.getValue().id().value(), null);
    }

    private void show(ScenarioResult result) {
        var format = Format.current();
        var figures = new KpiStrip();
        figures.show(List.of(figure("changed", format.quantity(result.changed()), getTranslation("replenishment.whatif.looked", result.looked(), result.of(), result.millis())),
                figure("lines", format.quantity(result.after().lines()), getTranslation("replenishment.whatif.now", format.quantity(result.before().lines()))),
                figure("value", format.money(result.after().value()), getTranslation("replenishment.whatif.now", format.money(result.before().value())) + uncertain(result, format)),
                figure("saves", format.money(result.after().saves()), getTranslation("replenishment.whatif.now", format.money(result.before().saves())))));
        answer.removeAll();
        answer.add(figures, new Paragraph(getTranslation("replenishment.whatif.basis")));
        if (result.lines().isEmpty()) {
            answer.add(new Paragraph(getTranslation("replenishment.whatif.nothing")));
        } else {
            answer.add(table(result.lines().subList(0, Math.min(SHOWN, result.lines().size())), format));
        }
        if (result.changed() > SHOWN) {
            answer.add(new Paragraph(getTranslation("replenishment.whatif.more", SHOWN, result.changed())));
        }
    }

    private String uncertain(ScenarioResult result, Format format) {
        return result.uncertainty() == null || result.uncertainty().signum() == 0 ? "" : " · " + getTranslation("replenishment.whatif.uncertain", format.money(result.uncertainty()));
    }

    private static KpiStrip.Kpi figure(String name, String value, String detail) {
        return new KpiStrip.Kpi("replenishment.whatif." + name, value, detail, null, null);
    }

    private Div table(List<ScenarioResult.Changed> lines, Format format) {
        var table = new MiniTable("replenishment.whatif.sku", "replenishment.whatif.wh", ">replenishment.whatif.unitsNow", ">replenishment.whatif.unitsThen",
                ">replenishment.whatif.difference", "replenishment.whatif.why", "");
        for (var line : lines) {
            table.row(new Anchor(CatalogNavigation.toSku(new SkuId(line.skuId())), line.sku() + " · " + line.name()), line.warehouse(), format.quantity(line.before().units()),
                    format.quantity(line.after().units()), format.money(line.difference()), why(line), promotion(line));
        }
        var box = new Div(table);
        box.getStyle().set("overflow-x", "auto");
        return box;
    }

    private String why(ScenarioResult.Changed line) {
        return getTranslation("replenishment.whatif.reason." + line.reason(), known.stream().filter(supplier -> supplier.id().value() == line.after().supplierId())
                .map(SupplierFacts::name).findFirst().orElse(""));
    }

    private Div promotion(ScenarioResult.Changed line) {
        var cell = new Div();
        if (mayDecide && line.canPromote()) {
            var take = new Button(getTranslation("replenishment.whatif.take"));
            take.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
            take.setDisableOnClick(true);
            take.addClickListener(_ -> {
                try {
                    whatIf.promote(line);
                    cell.removeAll();
                    cell.setText("✓ " + getTranslation("replenishment.whatif.taken"));
                } catch (RuntimeException problem) {
                    take.setEnabled(true);
                    Notice.failed(problem);
                }
            });
            cell.add(take);
        }
        return cell;
    }
}
